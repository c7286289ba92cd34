#include "indexer/input/article_reader.h"

#include "common/encoding/decode.h"
#include "indexer/input/formats.h"
#include "indexer/input/read_context.h"
#include "indexer/input/records/json_reader.h"
#include "indexer/input/source/byte_source.h"
#include "indexer/input/source/decompressor.h"
#include "indexer/input/text/text_article.h"

#include <exception>
#include <string>
#include <utility>

namespace timbao {

namespace {

/// The notes of a text found in `decoded`, doubt marked by "?".
ReadNotes notes_of(Format format, std::string_view name, const DecodedText& decoded) {
  return {format_label(format, name), decoded.encoding + (decoded.doubtful ? "?" : "")};
}

void read_document(Format format, ByteSource& source, const Origin& origin, ReadContext& context) {
  const Result<std::string> bytes = read_all(source, context.limits().max_file_bytes);
  if (!bytes) {
    context.reject(origin, {}, bytes.error(), {format_label(format, origin.path), {}});
    return;
  }
  const DecodedText decoded = decode(*bytes);
  const ReadNotes notes = notes_of(format, origin.path, decoded);
  if (decoded.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    context.reject(origin, {}, {"empty", {}, 0, "the file holds no text"}, notes);
    return;
  }
  context.emit(origin, {}, parse_text_article(decoded.text), notes);
}

void read_stream(Format format, ByteSource& source, const Origin& origin, ReadContext& context) {
  switch (format) {
    case Format::kJsonLines:
      read_json_lines(source, origin, context);
      break;
    case Format::kJson:
      read_json(source, origin, context);
      break;
    case Format::kCompressed: {
      Decompressor inside(source, context.limits());
      read_stream(format_of_name(without_compression(origin.path)), inside, origin, context);
      break;
    }
    default:
      read_document(format, source, origin, context);
      break;
  }
}

}  // namespace

void read_articles(const std::string& path, const std::string& name, const ReadOptions& options,
                   const ArticleSink& sink) {
  ReadContext context(options, sink);
  const Origin origin{name, {}, 0};
  const Format format = path == "-" ? Format::kJsonLines : format_of_name(name);
  FileSource file(path);
  if (file.failure()) {
    context.reject(origin, {}, *file.failure(), {format_label(format, name), {}});
    return;
  }
  if (path != "-" && file.size() == 0) {
    context.reject(origin, {}, {"empty", {}, 0, "the file is empty"},
                   {format_label(format, name), {}});
    return;
  }
  read_stream(format, file, origin, context);
}

}  // namespace timbao
