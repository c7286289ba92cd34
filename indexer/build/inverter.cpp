#include "indexer/build/inverter.h"

#include "common/base/error.h"
#include "common/base/output_file.h"
#include "common/base/varint.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <numeric>
#include <utility>

namespace timbao {
namespace {

// A run: for each term, in byte order, varints of its size, articles, occurrences and bytes of
// postings; the term; the postings: varints of the row's distance from the one before, and count.

std::uint64_t take_varint(const char*& at) {
  std::uint64_t value = 0;
  for (int shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    value |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80)
      return value;
  }
}

/// Reads one run term by term. Runs are our own and of this process: they are not checked.
class RunReader {
 public:
  RunReader(std::string_view run, std::size_t number)
      : at_(run.data()), end_(run.data() + run.size()), number_(number) {}

  bool next() {
    if (at_ == end_)
      return false;
    const std::uint64_t size = take_varint(at_);
    articles = static_cast<std::uint32_t>(take_varint(at_));
    occurrences = take_varint(at_);
    const std::uint64_t bytes = take_varint(at_);
    term = {at_, size};
    postings = {at_ + size, bytes};
    at_ += size + bytes;
    return true;
  }

  /// Sorts after: a later term, or the same term of later articles.
  [[nodiscard]] bool after(const RunReader& other) const {
    const int order = term.compare(other.term);
    return order != 0 ? order > 0 : number_ > other.number_;
  }

  std::string_view term;
  std::uint32_t articles = 0;
  std::uint64_t occurrences = 0;
  std::string_view postings;

 private:
  const char* at_;
  const char* end_;
  std::size_t number_;
};

void copy_postings(const RunReader& run, TermDatabaseWriter& out) {
  const char* at = run.postings.data();
  const char* const end = at + run.postings.size();
  for (std::uint32_t row = 0; at != end;) {
    row += static_cast<std::uint32_t>(take_varint(at));
    out.add(row, static_cast<std::uint32_t>(take_varint(at)));
  }
}

void write_term(const std::vector<const RunReader*>& parts, TermDatabaseWriter& out) {
  std::uint32_t articles = 0;
  std::uint64_t occurrences = 0;
  for (const RunReader* part : parts) {
    articles += part->articles;
    occurrences += part->occurrences;
  }
  out.begin_term(parts.front()->term, articles, occurrences);
  for (const RunReader* part : parts)
    copy_postings(*part, out);
  out.end_term();
}

void merge_runs(const std::vector<std::string_view>& runs, TermDatabaseWriter& out) {
  std::vector<RunReader> readers;
  readers.reserve(runs.size());
  std::vector<RunReader*> heap;
  for (const std::string_view run : runs)
    if (RunReader& reader = readers.emplace_back(run, readers.size()); reader.next())
      heap.push_back(&reader);
  const auto later = [](const RunReader* a, const RunReader* b) { return a->after(*b); };
  std::make_heap(heap.begin(), heap.end(), later);
  std::vector<RunReader*> same;
  while (!heap.empty()) {
    same.clear();
    do {
      std::pop_heap(heap.begin(), heap.end(), later);
      same.push_back(heap.back());
      heap.pop_back();
    } while (!heap.empty() && heap.front()->term == same.front()->term);
    write_term({same.begin(), same.end()}, out);
    for (RunReader* reader : same) {
      if (!reader->next())
        continue;
      heap.push_back(reader);
      std::push_heap(heap.begin(), heap.end(), later);
    }
  }
}

}  // namespace

Inverter::Inverter(std::string folder, std::size_t run_postings)
    : folder_(std::move(folder)), run_postings_(run_postings), syllable_numbers_(kSyllableCount) {}

void Inverter::add(std::span<const TermCount> terms) {
  if (!postings_.empty() && postings_.size() + terms.size() > run_postings_)
    write_run();
  const auto row = static_cast<std::uint32_t>(lengths_.size());
  std::uint32_t length = 0;
  for (const TermCount& term : terms) {
    const std::uint32_t number = number_of(term);
    postings_.push_back({number, row, term.count});
    ++terms_[number].articles;
    terms_[number].occurrences += term.count;
    length += term.count;
  }
  lengths_.push_back(length);
}

std::uint32_t Inverter::number_of(const TermCount& term) {
  if (term.fold == kNoSyllable)
    return number_of(term.term);
  std::uint32_t& known = syllable_numbers_[term.fold];
  if (known == 0)
    known = number_of(term.term) + 1;
  return known - 1;
}

std::uint32_t Inverter::number_of(std::string_view text) {
  if (const auto found = numbers_.find(text); found != numbers_.end())
    return found->second;
  const auto number = static_cast<std::uint32_t>(terms_.size());
  const std::string_view kept = texts_.emplace_back(text);
  terms_.push_back({kept, 0, 0});
  numbers_.emplace(kept, number);
  return number;
}

std::vector<std::uint32_t> Inverter::sorted_terms() const {
  std::vector<std::uint32_t> order(terms_.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return terms_[a].text < terms_[b].text; });
  return order;
}

/// The postings so far as a run; forgets them.
std::string Inverter::take_run() {
  const std::vector<std::uint32_t> order = sorted_terms();
  std::vector<std::size_t> place(terms_.size());  // of each term's next posting, once sorted
  std::size_t begin = 0;
  for (const std::uint32_t term : order) {
    place[term] = begin;
    begin += terms_[term].articles;
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> sorted(postings_.size());
  for (const Posting& posting : postings_)
    sorted[place[posting.term]++] = {posting.row, posting.count};
  std::string run;
  std::string bytes;
  std::size_t next = 0;
  for (const std::uint32_t number : order) {
    const Term& term = terms_[number];
    bytes.clear();
    std::uint32_t before = 0;
    for (const std::size_t end = next + term.articles; next < end; ++next) {
      append_varint(bytes, sorted[next].first - before);
      append_varint(bytes, sorted[next].second);
      before = sorted[next].first;
    }
    for (const std::uint64_t value : {std::uint64_t{term.text.size()}, std::uint64_t{term.articles},
                                      term.occurrences, std::uint64_t{bytes.size()}})
      append_varint(run, value);
    run.append(term.text).append(bytes);
  }
  postings_.clear();
  terms_.clear();
  numbers_.clear();
  texts_.clear();
  std::fill(syllable_numbers_.begin(), syllable_numbers_.end(), 0);
  return run;
}

void Inverter::write_run() {
  std::error_code failure;
  std::filesystem::create_directories(folder_, failure);
  if (failure)
    throw_write_error(folder_, failure.value());
  OutputFile file(fmt::format("{}/{}", folder_, runs_.size()));
  file.write(take_run());
  file.close(false);
  runs_.emplace_back(file.path());
}

void Inverter::finish(const std::string& path) {
  const std::string last = take_run();
  std::vector<std::string_view> runs;
  for (const MappedFile& run : runs_)
    runs.push_back(run.bytes());
  runs.push_back(last);
  TermDatabaseWriter out(path, lengths_);
  merge_runs(runs, out);
  out.finish();
  runs_.clear();
  std::filesystem::remove_all(folder_);
}

}  // namespace timbao
