#include "indexer/build/merge.h"

#include "common/base/output_file.h"
#include "common/base/xapian_guard.h"
#include "common/store/schema.h"
#include "indexer/build/part_builder.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <memory>
#include <numeric>

namespace timbao {
namespace {

std::string file_in(const std::string& folder, std::string_view name) {
  return fmt::format("{}/{}", folder, name);
}

RecordKeys keys_of(const Row& row) {
  return {row.file_hash, row.record_hash, row.content_hash, row.added};
}

/// Builds a part again from its stored articles, without the deleted ones.
ManifestPart rewrite_part(const Part& part, const std::string& folder) {
  PartBuilder builder(folder);
  for (std::uint32_t row = 0; row < part.rows(); ++row) {
    if (part.deleted(row))
      continue;
    const Article article = part.article(row);
    std::string record;
    append_record(article, record);
    builder.add(article, std::move(record), keys_of(part.columns().row(row)));
  }
  return builder.seal();
}

/// Copies the side files of clean parts behind one another.
class PartCopier {
 public:
  PartCopier(const std::string& folder, std::string_view dictionary)
      : folder_(folder),
        dictionary_(dictionary),
        codec_(dictionary),
        stream_(file_in(folder, kStreamName)),
        pairs_(file_in(folder, kPairsName)),
        text_(file_in(folder, kTextName)),
        rows_(file_in(folder, "rows")) {}

  void copy(const Part& part) {
    const bool same_dictionary = part.dictionary() == dictionary_;
    for (std::uint32_t number = 0; number < part.rows(); ++number) {
      Row row = part.columns().row(number);
      const ArticleUnits article = part.units(number);
      const auto units = article.all;
      row.stream_begin = stream_.size() / sizeof(Unit);
      stream_.write(units.data(), units.size_bytes());
      write_pair_filter(pairs_, filter_begin(row.stream_begin, copied_++),
                        part.pairs(number).bytes());
      row.text_begin = text_.size();
      row.text_bytes = static_cast<std::uint32_t>(same_dictionary ? copy_frame(part.frame(number))
                                                                  : recompress(part, number));
      for (std::uint32_t* field : {&row.source, &row.author, &row.category, &row.tags, &row.folder})
        *field = strings_.number(part.strings()[*field]);
      rows_.write_value(row);
    }
    statistics_.totals.add(part.statistics().totals());
    std::ranges::transform(statistics_.syllable_articles, part.statistics().syllable_articles(),
                           statistics_.syllable_articles.begin(), std::plus<>());
    part.add_abbreviations_to(abbreviations_);
  }

  std::uint64_t finish() {
    stream_.close(true);
    pairs_.close(true);
    text_.close(true);
    rows_.close(false);
    write_columns(rows_.path(), file_in(folder_, kColumnsName), true);
    std::filesystem::remove(rows_.path());
    strings_.write(file_in(folder_, kStringsName), true);
    write_statistics(statistics_, file_in(folder_, kStatisticsName), true);
    write_abbreviations(abbreviations_, file_in(folder_, kAbbreviationsName), true);
    OutputFile dictionary(file_in(folder_, kDictionaryName));
    dictionary.write(dictionary_);
    dictionary.close(true);
    return statistics_.totals.articles;
  }

 private:
  std::size_t copy_frame(std::string_view frame) {
    text_.write(frame);
    return frame.size();
  }

  std::size_t recompress(const Part& part, std::uint32_t number) {
    record_.clear();
    append_record(part.article(number), record_);
    frame_.clear();
    codec_.compress(record_, frame_);
    return copy_frame(frame_);
  }

  std::string folder_;
  std::string dictionary_;
  RecordCodec codec_;
  OutputFile stream_;
  OutputFile pairs_;
  OutputFile text_;
  OutputFile rows_;
  StringTableWriter strings_;
  Statistics statistics_;
  AbbreviationCounts abbreviations_;
  std::string record_;
  std::string frame_;
  std::uint64_t copied_ = 0;
};

/// Compacts term databases, in order, into one single-file database. Documents are renumbered.
void compact_terms(const std::vector<std::string>& inputs, const std::string& output) {
  xapian_guard(output, [&] {
    Xapian::Database database;
    for (const std::string& input : inputs)
      database.add_database(Xapian::Database(input));
    database.compact(output, Xapian::DBCOMPACT_SINGLE_FILE);
  });
}

ManifestPart copy_parts(const std::vector<const Part*>& parts, const std::string& folder) {
  std::filesystem::create_directories(folder);
  const Part& largest =
      **std::max_element(parts.begin(), parts.end(),
                         [](const Part* a, const Part* b) { return a->rows() < b->rows(); });
  PartCopier copier(folder, largest.dictionary());
  std::vector<std::string> terms;
  for (const Part* part : parts) {
    copier.copy(*part);
    terms.push_back(file_in(part->folder(), kTermsName));
  }
  const std::uint64_t articles = copier.finish();
  compact_terms(terms, file_in(folder, kTermsName));
  return describe_part(folder, articles);
}

}  // namespace

std::vector<std::size_t> choose_merge(const Manifest& manifest) {
  const auto& parts = manifest.parts;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i].deleted * 10 > parts[i].articles * 3)
      return {i};
  if (parts.size() <= kMaxParts)
    return {};
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return parts[a].bytes < parts[b].bytes; });
  // The fewest that together are at most half of the next: sizes stay a geometric row.
  std::uint64_t bytes = parts[order[0]].bytes;
  std::size_t count = 1;
  do
    bytes += parts[order[count++]].bytes;
  while (count < order.size() && bytes * 2 > parts[order[count]].bytes);
  order.resize(count);
  std::sort(order.begin(), order.end());
  return order;
}

ManifestPart merge_parts(const std::vector<const Part*>& parts, const std::string& folder) {
  if (parts.size() == 1)
    return rewrite_part(*parts[0], folder);
  std::vector<std::unique_ptr<Part>> clean;
  std::vector<const Part*> inputs;
  std::vector<std::string> scratch;
  for (const Part* part : parts) {
    if (part->deletions().count == 0) {
      inputs.push_back(part);
      continue;
    }
    if (part->deletions().count == part->rows())
      continue;
    scratch.push_back(fmt::format("{}.scratch-{}", folder, scratch.size()));
    clean.push_back(std::make_unique<Part>(scratch.back(), rewrite_part(*part, scratch.back())));
    inputs.push_back(clean.back().get());
  }
  ManifestPart merged = inputs.empty() ? PartBuilder(folder).seal() : copy_parts(inputs, folder);
  for (const std::string& name : scratch)
    std::filesystem::remove_all(name);
  return merged;
}

}  // namespace timbao
