#include "indexer/build/term_segments.h"

#include "common/base/xapian_guard.h"

#include <filesystem>
#include <fmt/format.h>
#include <utility>

namespace timbao {
namespace {

constexpr std::uint64_t kSegmentBytes = 1 << 20;
constexpr std::uint64_t kSegmentDocuments = 2000;
constexpr std::size_t kMergeWidth = 48;  // five file descriptors each while they are merged
constexpr int kSegmentFlags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                              Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST;

}  // namespace

TermSegments::TermSegments(std::string folder) : folder_(std::move(folder)), levels_(1) {
  std::filesystem::create_directories(folder_);
}

std::string TermSegments::next_name() { return fmt::format("{}/{}", folder_, names_++); }

void TermSegments::add(std::span<const TermCount> terms, std::uint64_t text_bytes) {
  xapian_guard(folder_, [&] {
    if (!segment_) {
      segment_name_ = next_name();
      segment_.emplace(segment_name_, kSegmentFlags);
    }
    Xapian::Document document;
    std::string name;
    for (const TermCount& term : terms) {
      name.assign(term.term);
      document.add_term(name, term.count);
    }
    segment_->add_document(document);
  });
  segment_bytes_ += text_bytes;
  if (++segment_documents_ >= kSegmentDocuments || segment_bytes_ >= kSegmentBytes)
    close_segment();
}

void TermSegments::close_segment() {
  if (!segment_)
    return;
  xapian_guard(folder_, [&] {
    segment_->commit();
    segment_->close();
  });
  segment_.reset();
  segment_bytes_ = 0;
  segment_documents_ = 0;
  levels_[0].push_back(segment_name_);
  for (std::size_t level = 0; level < levels_.size(); ++level)
    if (levels_[level].size() >= kMergeWidth)
      merge_level(level);
}

void TermSegments::merge_level(std::size_t level) {
  if (level + 1 == levels_.size())
    levels_.emplace_back();
  const std::string output = next_name();
  compact_terms(levels_[level], output);
  for (const std::string& input : levels_[level])
    std::filesystem::remove_all(input);
  levels_[level].clear();
  levels_[level + 1].push_back(output);
}

void TermSegments::finish(const std::string& path) {
  close_segment();
  std::vector<std::string> inputs;
  for (std::size_t level = levels_.size(); level-- > 0;)
    inputs.insert(inputs.end(), levels_[level].begin(), levels_[level].end());
  compact_terms(inputs, path);
  std::filesystem::remove_all(folder_);
}

void compact_terms(const std::vector<std::string>& inputs, const std::string& output) {
  xapian_guard(output, [&] {
    Xapian::Database database;
    for (const std::string& input : inputs)
      database.add_database(Xapian::Database(input));
    database.compact(output, Xapian::DBCOMPACT_SINGLE_FILE);
  });
}

}  // namespace timbao
