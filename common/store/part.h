#pragma once

#include "common/article/article.h"
#include "common/base/range_file.h"
#include "common/store/abbreviation_counts.h"
#include "common/store/columns.h"
#include "common/store/deletions.h"
#include "common/store/manifest.h"
#include "common/store/pair_filter.h"
#include "common/store/posting_file.h"
#include "common/store/record.h"
#include "common/store/statistics.h"
#include "common/store/string_table.h"
#include "common/text/unit.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <xapian.h>

namespace timbao {

/// The unit stream of one article, in its three stretches. Lives as long as its part.
struct ArticleUnits {
  std::span<const Unit> all;  ///< title, break, body, break, joined
  std::span<const Unit> title;
  std::span<const Unit> body;
  std::span<const Unit> joined;
  std::unique_ptr<Unit[]> copy;  ///< what they are of, unless it is mapped
};

/// One sealed part, opened for reading: everything mapped, but for the first streams that are read.
/// Keeps working after its files are unlinked. For one thread at a time (it holds a decompressor).
class Part {
 public:
  /// Throws Error when a file is missing or damaged.
  Part(const std::string& folder, const ManifestPart& info);

  [[nodiscard]] std::uint32_t rows() const { return columns_.size(); }
  [[nodiscard]] const Columns& columns() const { return columns_; }
  [[nodiscard]] const StringTable& strings() const { return strings_; }
  [[nodiscard]] const Deletions& deletions() const { return deletions_; }
  [[nodiscard]] bool deleted(std::uint32_t row) const { return deletions_.contains(row); }
  [[nodiscard]] const Xapian::Database& terms() const { return terms_; }
  /// The posting lists of terms(), by a shorter way.
  [[nodiscard]] const PostingFile& postings() const { return postings_; }
  [[nodiscard]] const std::string& folder() const { return folder_; }

  /// Of all rows; deletions not taken off.
  [[nodiscard]] const StatisticsFile& statistics() const { return statistics_; }

  /// Adds what its articles define to `counts`.
  void add_abbreviations_to(AbbreviationCounts& counts) const;

  [[nodiscard]] ArticleUnits units(std::uint32_t row) const;
  /// Of title and body.
  [[nodiscard]] PairFilter pairs(std::uint32_t row) const;
  /// The compressed record, for copying into another part.
  [[nodiscard]] std::string_view frame(std::uint32_t row) const;
  [[nodiscard]] std::string_view dictionary() const { return dictionary_.bytes(); }
  /// The whole stored article; about 8 µs.
  [[nodiscard]] Article article(std::uint32_t row) const;

 private:
  std::string folder_;
  Columns columns_;
  StringTable strings_;
  StatisticsFile statistics_;
  Deletions deletions_;
  mutable RangeFile stream_;
  MappedFile pairs_;
  MappedFile text_;
  MappedFile dictionary_;
  MappedFile abbreviations_;
  RecordCodec codec_;
  Xapian::Database terms_;
  PostingFile postings_;
};

}  // namespace timbao
