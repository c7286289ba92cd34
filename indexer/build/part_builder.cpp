#include "indexer/build/part_builder.h"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include "common/base/checksum.h"
#include "common/base/error.h"
#include "common/base/mapped_file.h"
#include "common/store/index.h"
#include "common/store/pair_filter.h"
#include "common/store/schema.h"
#include "common/store/sealed_json.h"
#include "common/store/signature.h"
#include "indexer/input/article_reader.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>
#include <xxhash.h>

namespace timbao {
namespace {

constexpr std::size_t kDictionarySampleBytes = 3 << 20;
constexpr std::size_t kDictionarySampleArticles = 1000;
constexpr std::size_t kMostFrameKept = 4 << 20;
constexpr std::size_t kSampleBytes = 16 << 10;  ///< what train_dictionary reads of one

std::string file_in(const std::string& folder, std::string_view name) {
  return fmt::format("{}/{}", folder, name);
}

std::string create_folder(std::string folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure)
    throw_write_error(folder, failure.value());
  return folder;
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string join_tags(const std::vector<std::string>& tags) {
  std::string joined;
  for (const std::string& tag : tags)
    joined += (joined.empty() ? "" : "\x1f") + tag;
  return joined;
}

/// Read, not mapped: the pages of a large part would count as this process's memory.
std::string checksum(const std::string& path) {
  return fmt::format("{:016x}", file_checksum(path));
}

}  // namespace

std::uint64_t record_content_hash(std::string_view record) {
  return XXH3_64bits(record.data(), record.size());
}

PartBuilder::PartBuilder(std::string folder)
    : folder_(create_folder(std::move(folder))),
      stream_(file_in(folder_, kStreamName)),
      pairs_(file_in(folder_, kPairsName)),
      text_(file_in(folder_, kTextName)),
      rows_(file_in(folder_, "rows")),
      terms_(file_in(folder_, "runs")) {}

PartBuilder::~PartBuilder() = default;

void PartBuilder::add(const Article& article, std::string record, const RecordKeys& keys) {
  mined_.clear();
  analysis_.analyze(article, [this](std::string_view text, const TokenList& tokens) {
    mine_abbreviations(text, tokens, mined_);
  });
  const Row row = make_row(article, keys);
  write_units(row);
  count(article);
  count_abbreviations();
  terms_.add(analysis_.terms());
  analysis_.trim();
  add_text(row, std::move(record));
}

void PartBuilder::write_units(const Row& row) {
  const auto units = analysis_.units();
  stream_.write(units.data(), units.size_bytes());
  make_pair_filter(units.first(units.size() - row.joined_units), filter_);
  write_pair_filter(pairs_, filter_begin(row.stream_begin, statistics_.totals.articles), filter_);
}

Row PartBuilder::make_row(const Article& article, const RecordKeys& keys) {
  Row row;
  row.stream_begin = stream_.size() / sizeof(Unit);
  row.signature = near_copy_signature(analysis_.body());
  row.id_hash = id_hash(article.id);
  row.file_hash = keys.file_hash;
  row.record_hash = keys.record_hash;
  row.content_hash = keys.content_hash;
  row.title_units = analysis_.title_units;
  row.body_units = analysis_.body_units;
  row.joined_units = analysis_.joined_units;
  row.tokens = analysis_.tokens;
  row.title_tokens = analysis_.title_tokens;
  row.raw_bytes = static_cast<std::uint32_t>(article.title.size() + article.body.size());
  row.date = article.date.key();
  row.source = strings_.number(article.source);
  row.author = strings_.number(article.author);
  row.category = strings_.number(article.category);
  row.tags = strings_.number(join_tags(article.tags));
  row.folder = strings_.number(folder_of(article.path));
  row.added = keys.added;
  return row;
}

void PartBuilder::count(const Article& article) {
  ++statistics_.totals.articles;
  statistics_.totals.tokens += analysis_.tokens;
  statistics_.totals.title_tokens += analysis_.title_tokens;
  statistics_.totals.raw_bytes += article.title.size() + article.body.size();
  for (const SyllableCode code : analysis_.syllables())
    ++statistics_.syllable_articles[code];
}

/// An article counts once for a pair, however often it says it.
void PartBuilder::count_abbreviations() {
  std::sort(mined_.begin(), mined_.end());
  mined_.erase(std::unique(mined_.begin(), mined_.end()), mined_.end());
  for (MinedAbbreviation& pair : mined_)
    ++abbreviations_[std::move(pair)];
}

void PartBuilder::add_text(Row row, std::string record) {
  if (codec_) {
    write_row(row, record);
    return;
  }
  pending_bytes_ += record.size();
  pending_.push_back({row, std::move(record)});
  if (pending_.size() >= kDictionarySampleArticles || pending_bytes_ >= kDictionarySampleBytes)
    write_pending();
}

void PartBuilder::write_pending() {
  std::vector<std::string> samples;
  samples.reserve(pending_.size());
  for (const Pending& pending : pending_)
    samples.push_back(pending.record.substr(0, kSampleBytes));
  const std::string dictionary = train_dictionary(samples);
  OutputFile file(file_in(folder_, kDictionaryName));
  file.write(dictionary);
  file.close(true);
  codec_ = std::make_unique<RecordCodec>(dictionary);
  for (const Pending& pending : pending_)
    write_row(pending.row, pending.record);
  std::vector<Pending>().swap(pending_);
}

void PartBuilder::write_row(Row row, std::string_view record) {
  if (frame_.capacity() > kMostFrameKept)
    std::string().swap(frame_);
  frame_.clear();
  row.text_begin = text_.size();
  row.text_bytes = static_cast<std::uint32_t>(codec_->compress(record, frame_));
  text_.write(frame_);
  rows_.write_value(row);
}

ManifestPart PartBuilder::seal() {
  if (!codec_)
    write_pending();
  stream_.close(true);
  pairs_.close(true);
  text_.close(true);
  rows_.close(false);
  write_columns(rows_.path(), file_in(folder_, kColumnsName), true);
  std::filesystem::remove(rows_.path());
  strings_.write(file_in(folder_, kStringsName), true);
  write_statistics(statistics_, file_in(folder_, kStatisticsName), true);
  write_abbreviations(abbreviations_, file_in(folder_, kAbbreviationsName), true);
  terms_.finish(file_in(folder_, kTermsName));
  return describe_part(folder_, statistics_.totals.articles);
}

void write_pair_filter(OutputFile& file, std::uint64_t begin,
                       std::span<const std::uint8_t> filter) {
  while (file.size() < begin)
    file.write_value(char{0});
  file.write(filter.data(), filter.size());
}

ManifestPart describe_part(const std::string& folder, std::uint64_t articles) {
  ManifestPart part;
  part.name = std::filesystem::path(folder).filename().string();
  part.articles = articles;
  nlohmann::ordered_json files;
  for (const std::string_view name : kPartFiles) {
    const std::string path = file_in(folder, name);
    const std::uint64_t size = std::filesystem::file_size(path);
    files[std::string(name)] = {{"bytes", size}, {"xxh3", checksum(path)}};
    part.bytes += size;
  }
  replace_file(file_in(folder, kPartInfoName),
               seal_json({{"articles", articles}, {"files", files}}));
  return part;
}

std::vector<std::string> verify_part(const std::string& folder) {
  std::vector<std::string> faults;
  try {
    const MappedFile info(file_in(folder, kPartInfoName));
    const auto json = open_sealed_json(info.bytes(), file_in(folder, kPartInfoName));
    for (const auto& [name, file] : json.at("files").items()) {
      const std::string path = file_in(folder, name);
      if (std::filesystem::file_size(path) != file.at("bytes").get<std::uint64_t>())
        faults.push_back(fmt::format("'{}' has {} bytes, {} were written", path,
                                     std::filesystem::file_size(path),
                                     file.at("bytes").get<std::uint64_t>()));
      else if (checksum(path) != file.at("xxh3").get<std::string>())
        faults.push_back(fmt::format("'{}' has changed since it was written", path));
    }
  } catch (const std::exception& error) {
    faults.push_back(fmt::format("'{}': {}", folder, error.what()));
  }
  return faults;
}

}  // namespace timbao
