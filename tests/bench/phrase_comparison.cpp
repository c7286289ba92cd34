// Phrases of two to four syllables through the product (postings without positions, then the unit
// stream) beside Xapian's own positions, over the same articles and the same folded words; and
// loose queries of five to ten words with the second stage. Times are of whole searches: all
// matches counted, the ten best ranked, no snippets.
//
//   phrase_comparison FILE-OR-FOLDER [QUERIES]     QUERIES: of each kind, default 300

#include "common/base/error.h"
#include "common/store/index.h"
#include "indexer/build/index_run.h"
#include "indexer/build/progress.h"
#include "searcher/search.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <random>
#include <string>
#include <vector>
#include <xapian.h>

namespace {

using timbao::ArticleUnits;
using timbao::Index;
using timbao::Unit;

using Words = std::vector<std::string>;

double milliseconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

bool is_syllable(Unit unit) { return unit < timbao::kSyllableCount; }

/// Adds the syllables of every article, folded, at their places.
void build_positions(const Index& index, const std::string& path) {
  constexpr int kBatch = 250;
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  int pending = 0;
  for (std::uint32_t part = 0; part < index.parts().size(); ++part)
    for (std::uint32_t row = 0; row < index.parts()[part].rows(); ++row) {
      Xapian::Document document;
      const ArticleUnits units = index.units({part, row});
      for (std::size_t i = 0; i < units.all.size() - units.joined.size(); ++i)
        if (is_syllable(units.all[i]))
          document.add_posting(std::string(timbao::folded_key(units.all[i])),
                               static_cast<Xapian::termpos>(i + 1));
      database.add_document(document);
      if (++pending % kBatch == 0)
        database.commit();
    }
  database.commit();
  database.compact(path + "-compacted");
}

/// A row of syllables that stands somewhere in a body, folded; empty when none was met.
Words sample_row(const Index& index, std::size_t size, std::mt19937& random) {
  for (int attempt = 0; attempt < 1000; ++attempt) {
    const auto part = static_cast<std::uint32_t>(random() % index.parts().size());
    const std::uint32_t rows = index.parts()[part].rows();
    const ArticleUnits units = index.units({part, static_cast<std::uint32_t>(random() % rows)});
    const auto body = units.body;
    if (body.size() < size)
      continue;
    const auto row = body.subspan(random() % (body.size() - size + 1), size);
    if (!std::all_of(row.begin(), row.end(), is_syllable))
      continue;
    Words words;
    for (const Unit unit : row)
      words.emplace_back(timbao::folded_key(unit));
    return words;
  }
  return {};
}

std::string joined(const Words& words, bool phrase) {
  std::string text = phrase ? "\"" : "";
  for (const std::string& word : words)
    text += (&word == &words.front() ? "" : " ") + word;
  return text + (phrase ? "\"" : "");
}

std::string percentiles(std::vector<double> times) {
  if (times.empty())
    return "–";
  std::sort(times.begin(), times.end());
  return fmt::format("{:.2f} / {:.2f}", times[times.size() / 2], times[times.size() * 99 / 100]);
}

struct Comparison {
  std::vector<double> ours;
  std::vector<double> xapian;
  std::uint64_t matches = 0;
  std::uint64_t xapian_matches = 0;
};

/// Each query three times by both, in turns; the least counts.
Comparison compare(const std::vector<Words>& queries, timbao::Searcher& searcher,
                   const Xapian::Database& positions, Xapian::Query::op op) {
  Comparison result;
  for (const Words& words : queries) {
    timbao::SearchRequest request;
    request.query = joined(words, op == Xapian::Query::OP_PHRASE);
    request.snippets = request.group = request.keystrokes = request.abbreviations = false;
    request.exact_count = op == Xapian::Query::OP_PHRASE;
    double ours = 1e9;
    double theirs = 1e9;
    std::uint64_t matches = 0;
    std::uint64_t xapian_matches = 0;
    for (int turn = 0; turn < 3; ++turn) {
      ours = std::min(ours, milliseconds([&] { matches = searcher.search(request).total.value; }));
      theirs = std::min(theirs, milliseconds([&] {
                          Xapian::Enquire enquire(positions);
                          enquire.set_query(Xapian::Query(op, words.begin(), words.end()));
                          const auto all = request.exact_count ? positions.get_doccount() : 0;
                          xapian_matches = enquire.get_mset(0, 10, all).get_matches_estimated();
                        }));
    }
    result.ours.push_back(ours);
    result.xapian.push_back(theirs);
    result.matches += matches;
    result.xapian_matches += xapian_matches;
  }
  return result;
}

void run(const std::string& articles, int count) {
  const timbao::TempFolder folder;
  timbao::RunOptions options;
  options.index_dir = folder.file("index");
  options.paths = {articles};
  const auto progress = timbao::quiet_progress();
  (void)timbao::run_index(options, *progress);
  const Index index({options.index_dir});
  build_positions(index, folder.file("positions"));
  const Xapian::Database positions(folder.file("positions-compacted"));
  timbao::Searcher searcher({options.index_dir});
  fmt::print("{} articles; milliseconds, p50 / p99 of {} queries\n", index.statistics().articles,
             count);
  fmt::print("{:<24}{:>18}{:>18}{:>12}{:>12}\n", "", "timbao", "Xapian", "matches", "Xapian's");
  std::mt19937 random(1);
  const auto row = [&](const std::string& name, std::size_t least, std::size_t most,
                       Xapian::Query::op op) {
    std::vector<Words> queries;
    for (int i = 0; i < count; ++i)
      if (Words words = sample_row(index, least + random() % (most - least + 1), random);
          !words.empty())
        queries.push_back(std::move(words));
    const Comparison times = compare(queries, searcher, positions, op);
    fmt::print("{:<24}{:>18}{:>18}{:>12}{:>12}\n", name, percentiles(times.ours),
               percentiles(times.xapian), times.matches, times.xapian_matches);
  };
  for (const std::size_t size : {2, 3, 4})
    row(fmt::format("phrase of {}", size), size, size, Xapian::Query::OP_PHRASE);
  row("any of 5 to 10", 5, 10, Xapian::Query::OP_OR);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    fmt::print(stderr, "usage: phrase_comparison FILE-OR-FOLDER [QUERIES]\n");
    return 2;
  }
  try {
    run(argv[1], argc == 3 ? std::stoi(argv[2]) : 300);
  } catch (const std::exception& error) {
    fmt::print(stderr, "phrase_comparison: {}\n", error.what());
    return 2;
  }
  return 0;
}
