#include "indexer/input/article_reader.h"

#include "indexer/input/containers/archive_reader.h"
#include "indexer/input/containers/warc_reader.h"
#include "indexer/input/document_reader.h"
#include "indexer/input/formats.h"
#include "indexer/input/read_context.h"
#include "indexer/input/read_source.h"
#include "indexer/input/records/csv_reader.h"
#include "indexer/input/records/json_reader.h"
#include "indexer/input/source/byte_source.h"
#include "indexer/input/source/decompressor.h"

#include <fmt/format.h>
#include <string>
#include <utility>

namespace timbao {

namespace {

/// Takes one layer of compression off; `name` is what is inside.
void read_compressed(std::string_view name, ByteSource& source, const Origin& origin,
                     ReadContext& context) {
  Decompressor inside(source, context.expansion());
  read_source(name, inside, origin.inside(), context);
}

}  // namespace

void read_source(std::string_view name, ByteSource& source, const Origin& origin,
                 ReadContext& context) {
  const Format format = format_of_name(name);
  const bool container = format == Format::kCompressed || format == Format::kArchive;
  if (container && origin.depth >= context.limits().max_nesting) {
    context.reject(origin, {},
                   {"too-nested",
                    {},
                    0,
                    fmt::format("more than {} archives inside each other: not unpacked",
                                context.limits().max_nesting)},
                   {format_label(format, name), {}});
    return;
  }
  switch (format) {
    case Format::kJsonLines:
      return read_json_lines(source, origin, context);
    case Format::kJson:
      return read_json(source, origin, context);
    case Format::kCsv:
    case Format::kTsv:
      return read_csv(source, origin, format_label(format, name), context);
    case Format::kWarc:
      return read_warc(source, origin, context);
    case Format::kArchive:
      return read_archive(name, source, origin, context);
    case Format::kCompressed:
      return read_compressed(without_compression(name), source, origin, context);
    default:
      return read_document(format, source, origin, context);
  }
}

std::uint64_t read_articles(const std::string& path, const std::string& name,
                            const ReadOptions& options, const ArticleSink& sink) {
  ReadContext context(options, sink);
  const Origin origin{name, {}, 0, {}, {}, {}};
  FileSource file(path);
  file.count_in(context.expansion());
  const ReadNotes notes{path == "-" ? "jsonl" : format_label(format_of_name(name), name), {}};
  if (file.failure()) {
    context.reject(origin, {}, *file.failure(), notes);
  } else if (path == "-") {
    read_json_lines(file, origin, context);
  } else if (file.size() == 0) {
    context.reject(origin, {}, {"empty", {}, 0, "the file is empty"}, notes);
  } else if (is_document(format_of_name(name)) && file.size() > options.limits.max_file_bytes) {
    context.reject(origin, {}, too_large(options.limits.max_file_bytes), notes);
  } else {
    read_source(name, file, origin, context);
  }
  return context.articles() > 0 && !context.stopped() ? file.content_hash() : 0;
}

std::uint64_t hash_file(const std::string& path) { return FileSource(path).content_hash(); }

}  // namespace timbao
