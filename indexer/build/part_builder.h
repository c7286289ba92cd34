#pragma once

#include "common/article/article.h"
#include "common/base/output_file.h"
#include "common/store/abbreviation_counts.h"
#include "common/store/article_analysis.h"
#include "common/store/columns.h"
#include "common/store/manifest.h"
#include "common/store/record.h"
#include "common/store/statistics.h"
#include "common/store/string_table.h"
#include "indexer/build/inverter.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// Where an article came from, for finding it again in a later run.
struct RecordKeys {
  std::uint64_t file_hash = 0;
  std::uint64_t record_hash = 0;
  std::uint64_t content_hash = 0;
  std::uint32_t added = 0;  ///< Unix seconds
};

/// RecordKeys::content_hash of a record.
[[nodiscard]] std::uint64_t record_content_hash(std::string_view record);

/// Builds one sealed part from articles, front to back. One object serves one thread; memory is a
/// run of postings (inverter.h), the distinct field values, and write buffers.
class PartBuilder {
 public:
  /// Creates `folder`. Throws Error when it cannot.
  explicit PartBuilder(std::string folder);
  ~PartBuilder();
  PartBuilder(const PartBuilder&) = delete;
  PartBuilder& operator=(const PartBuilder&) = delete;
  PartBuilder(PartBuilder&&) = delete;
  PartBuilder& operator=(PartBuilder&&) = delete;

  /// `record` is append_record(article).
  void add(const Article& article, std::string record, const RecordKeys& keys);

  [[nodiscard]] std::uint64_t articles() const { return statistics_.totals.articles; }
  [[nodiscard]] std::uint64_t raw_bytes() const { return statistics_.totals.raw_bytes; }

  /// Merges the runs, writes every file of the part and syncs them. The part is then complete
  /// and may be published; call once.
  [[nodiscard]] ManifestPart seal();

 private:
  struct Pending {
    Row row;
    std::string record;
  };

  Row make_row(const Article& article, const RecordKeys& keys);
  void write_units(const Row& row);
  void count(const Article& article);
  void count_abbreviations();
  void add_text(Row row, std::string record);
  void write_pending();
  void write_row(Row row, std::string_view record);

  std::string folder_;
  ArticleAnalysis analysis_;
  OutputFile stream_;
  OutputFile pairs_;
  OutputFile text_;
  OutputFile rows_;
  StringTableWriter strings_;
  Statistics statistics_;
  AbbreviationCounts abbreviations_;
  std::vector<MinedAbbreviation> mined_;
  Inverter terms_;
  std::vector<Pending> pending_;  ///< first articles, kept until the dictionary is trained
  std::size_t pending_bytes_ = 0;
  std::unique_ptr<RecordCodec> codec_;
  std::string frame_;
  std::vector<std::uint8_t> filter_;
};

/// Appends a filter that stands at `begin`, with zeros before it.
void write_pair_filter(OutputFile& file, std::uint64_t begin, std::span<const std::uint8_t> filter);

/// Writes part.json (sizes and checksums of the part's files) and gives the part's manifest entry.
[[nodiscard]] ManifestPart describe_part(const std::string& folder, std::uint64_t articles);

/// What differs from part.json in the files of a part: one sentence each; empty when all is well.
[[nodiscard]] std::vector<std::string> verify_part(const std::string& folder);

}  // namespace timbao
