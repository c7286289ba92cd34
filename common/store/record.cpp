#include "common/store/record.h"

#define ZDICT_STATIC_LINKING_ONLY
#include "common/base/error.h"
#include "common/base/varint.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <zdict.h>
#include <zstd.h>

namespace timbao {
namespace {

constexpr int kLevel = 3;
constexpr std::size_t kLongRecord = 1 << 20;
constexpr std::size_t kDictionaryBytes = 64 << 10;
constexpr std::size_t kDictionaryArticles = 1000;
constexpr std::size_t kLeastToLearnFrom = 100 << 10;
constexpr char kTagSeparator = '\x1f';

void append_field(std::string_view field, std::string& bytes) {
  append_varint(bytes, field.size());
  bytes.append(field);
}

[[noreturn]] void damaged() {
  throw Error("a stored article is damaged", "check the index with: timbao-index --check");
}

std::string_view take_field(std::string_view& bytes) {
  std::uint64_t size = 0;
  for (int shift = 0;; shift += 7) {
    if (bytes.empty() || shift > 56)
      damaged();
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    size |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80)
      break;
  }
  if (size > bytes.size())
    damaged();
  const std::string_view field = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return field;
}

std::string join_tags(const std::vector<std::string>& tags) {
  std::string joined;
  for (const std::string& tag : tags) {
    if (!joined.empty())
      joined.push_back(kTagSeparator);
    joined += tag;
  }
  return joined;
}

std::vector<std::string> split_tags(std::string_view joined) {
  std::vector<std::string> tags;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find(kTagSeparator), joined.size());
    tags.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return tags;
}

}  // namespace

void append_record(const Article& article, std::string& bytes) {
  append_field(article.id, bytes);
  append_field(article.path, bytes);
  append_field(article.url, bytes);
  append_field(article.title, bytes);
  append_field(to_string(article.date), bytes);
  append_field(article.date_inferred ? "1" : "", bytes);
  append_field(article.source, bytes);
  append_field(article.author, bytes);
  append_field(article.category, bytes);
  append_field(join_tags(article.tags), bytes);
  append_field(article.body, bytes);
}

Article parse_record(std::string_view bytes) {
  Article article;
  article.id = take_field(bytes);
  article.path = take_field(bytes);
  article.url = take_field(bytes);
  article.title = take_field(bytes);
  article.date = parse_date(take_field(bytes));
  article.date_inferred = !take_field(bytes).empty();
  article.source = take_field(bytes);
  article.author = take_field(bytes);
  article.category = take_field(bytes);
  article.tags = split_tags(take_field(bytes));
  article.body = take_field(bytes);
  return article;
}

struct RecordCodec::Private {
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    void operator()(ZSTD_CDict* digested) const { ZSTD_freeCDict(digested); }
    void operator()(ZSTD_DDict* digested) const { ZSTD_freeDDict(digested); }
  };
  std::string dictionary;
  std::unique_ptr<ZSTD_CCtx, Free> compressor;
  std::unique_ptr<ZSTD_DCtx, Free> decompressor;
  std::unique_ptr<ZSTD_CDict, Free> compress_dictionary;
  std::unique_ptr<ZSTD_DDict, Free> decompress_dictionary;

  void compress_in_pieces(std::string_view record, std::string& out);
};

/// Takes no more memory than the frame: for records so long that room for the worst case is dear.
void RecordCodec::Private::compress_in_pieces(std::string_view record, std::string& out) {
  ZSTD_CCtx* const context = compressor.get();
  ZSTD_CCtx_reset(context, ZSTD_reset_session_and_parameters);
  ZSTD_CCtx_refCDict(context, compress_dictionary.get());
  ZSTD_CCtx_setPledgedSrcSize(context, record.size());
  std::string piece(ZSTD_CStreamOutSize(), '\0');
  ZSTD_inBuffer in{record.data(), record.size(), 0};
  for (std::size_t left = 1; left != 0;) {
    ZSTD_outBuffer to{piece.data(), piece.size(), 0};
    left = ZSTD_compressStream2(context, &to, &in, ZSTD_e_end);
    if (ZSTD_isError(left) != 0U)
      throw Error(fmt::format("cannot compress an article: {}", ZSTD_getErrorName(left)));
    out.append(piece, 0, to.pos);
  }
  ZSTD_CCtx_reset(context, ZSTD_reset_session_and_parameters);
}

RecordCodec::RecordCodec(std::string_view dictionary) : private_(std::make_unique<Private>()) {
  private_->dictionary = dictionary;
}
RecordCodec::RecordCodec(RecordCodec&&) noexcept = default;
RecordCodec& RecordCodec::operator=(RecordCodec&&) noexcept = default;
RecordCodec::~RecordCodec() = default;

std::size_t RecordCodec::compress(std::string_view record, std::string& out) {
  Private& state = *private_;
  if (!state.compressor) {
    state.compressor.reset(ZSTD_createCCtx());
    state.compress_dictionary.reset(
        ZSTD_createCDict(state.dictionary.data(), state.dictionary.size(), kLevel));
  }
  const std::size_t before = out.size();
  if (record.size() > kLongRecord) {
    state.compress_in_pieces(record, out);
    return out.size() - before;
  }
  out.resize(before + ZSTD_compressBound(record.size()));
  const std::size_t size =
      ZSTD_compress_usingCDict(state.compressor.get(), out.data() + before, out.size() - before,
                               record.data(), record.size(), state.compress_dictionary.get());
  if (ZSTD_isError(size) != 0U)
    throw Error(fmt::format("cannot compress an article: {}", ZSTD_getErrorName(size)));
  out.resize(before + size);
  return size;
}

std::string RecordCodec::decompress(std::string_view frame) const {
  Private& state = *private_;
  if (!state.decompressor) {
    state.decompressor.reset(ZSTD_createDCtx());
    state.decompress_dictionary.reset(
        ZSTD_createDDict(state.dictionary.data(), state.dictionary.size()));
  }
  const unsigned long long raw = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (raw == ZSTD_CONTENTSIZE_UNKNOWN || raw == ZSTD_CONTENTSIZE_ERROR ||
      raw > (std::uint64_t{1} << 32))
    damaged();
  std::string record(raw, '\0');
  const std::size_t size =
      ZSTD_decompress_usingDDict(state.decompressor.get(), record.data(), record.size(),
                                 frame.data(), frame.size(), state.decompress_dictionary.get());
  if (ZSTD_isError(size) != 0U || size != raw)
    damaged();
  return record;
}

std::string train_dictionary(const std::vector<std::string>& records) {
  std::string samples;
  std::vector<std::size_t> sizes;
  for (const std::string& record : records) {
    if (sizes.size() == kDictionaryArticles)
      break;
    const std::size_t size = std::min<std::size_t>(record.size(), 16 << 10);
    samples.append(record, 0, size);
    sizes.push_back(size);
  }
  if (samples.size() < kLeastToLearnFrom || sizes.size() < 20)
    return {};
  ZDICT_fastCover_params_t parameters{};
  parameters.k = 400;
  parameters.d = 6;
  parameters.f = 18;
  parameters.accel = 5;
  parameters.zParams.compressionLevel = kLevel;
  std::string dictionary(std::min(kDictionaryBytes, samples.size() / 4), '\0');
  const std::size_t size = ZDICT_trainFromBuffer_fastCover(
      dictionary.data(), dictionary.size(), samples.data(), sizes.data(),
      static_cast<unsigned>(sizes.size()), parameters);
  if (ZDICT_isError(size) != 0U)
    return {};  // too regular or too short to learn from: frames without a dictionary are fine
  dictionary.resize(size);
  return dictionary;
}

}  // namespace timbao
