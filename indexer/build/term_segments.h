#pragma once

#include "common/store/article_analysis.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>
#include <xapian.h>

namespace timbao {

/// Builds the Xapian term database of a part from many small segments.
///
/// Xapian's inverter is a tree of trees: it slows down with the articles it holds. So each segment
/// is a fresh throw-away database of about 1 MB of text (measured: 2.2 times faster than its
/// default of 10,000 documents), and segments are merged 48 at a time by compaction, which is
/// sequential. Segments are written without safety: a part that was not sealed is deleted, never
/// opened.
class TermSegments {
 public:
  explicit TermSegments(std::string folder);

  /// Adds the next document; its number is the count of documents so far.
  void add(std::span<const TermCount> terms, std::uint64_t text_bytes);

  /// Merges everything into one single-file database at `path`.
  void finish(const std::string& path);

 private:
  void close_segment();
  void merge_level(std::size_t level);
  std::string next_name();

  std::string folder_;
  std::optional<Xapian::WritableDatabase> segment_;
  std::string segment_name_;
  std::uint64_t segment_bytes_ = 0;
  std::uint64_t segment_documents_ = 0;
  std::uint64_t names_ = 0;
  std::vector<std::vector<std::string>> levels_;  ///< databases by level, in document order
};

/// Compacts databases, in order, into one single-file database. Documents are renumbered in order.
void compact_terms(const std::vector<std::string>& inputs, const std::string& output);

}  // namespace timbao
