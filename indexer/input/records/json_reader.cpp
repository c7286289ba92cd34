#include "indexer/input/records/json_reader.h"

#include "indexer/input/records/json_record.h"
#include "indexer/input/records/json_splitter.h"
#include "indexer/input/source/line_reader.h"
#include "indexer/input/source/utf8_source.h"

#include <fmt/format.h>
#include <optional>
#include <string>

namespace timbao {

namespace {

Rejection too_large(const ReadContext& context, std::uint64_t offset) {
  return {"record-too-large",
          {},
          offset,
          fmt::format("one record is over the limit of {} MB",
                      context.limits().max_record_bytes >> 20U)};
}

void report_end(const ByteSource& source, std::uint64_t records,
                const std::optional<std::uint64_t>& zeros, const Origin& origin,
                const ReadNotes& notes, ReadContext& context) {
  if (zeros && !context.stopped()) {
    context.reject(origin, {}, too_many_zeros(*zeros), notes);
  } else if (source.failure() && !context.stopped()) {
    context.reject(origin, {}, *source.failure(), notes);
  } else if (records == 0 && !context.stopped()) {
    context.reject(origin, {}, {"empty", {}, 0, "the file holds no records"}, notes);
  }
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
}

}  // namespace

void read_json_lines(ByteSource& source, const Origin& origin, ReadContext& context) {
  const Utf8Stream input(source);
  const ReadNotes notes{"jsonl", input.encoding()};
  JsonRecords records(context, origin, notes);
  LargeTurn turn(context);
  LineReader lines(input.source(), context.limits().max_record_bytes,
                   [&turn](std::size_t bytes) { turn.grow(bytes); });
  std::uint64_t count = 0;
  for (Line line; !context.stopped() && lines.next(line);) {
    const std::string record = fmt::format("#{}", line.number);
    if (line.too_long) {
      context.reject(origin, record, too_large(context, line.offset), notes);
      ++count;
    } else if (!is_blank(line.text)) {
      records.read(line.text, record, line.offset);
      ++count;
    }
  }
  report_end(input.source(), count, lines.zeros(), origin, notes, context);
}

void read_json(ByteSource& source, const Origin& origin, ReadContext& context) {
  const Utf8Stream input(source);
  const ReadNotes notes{"json", input.encoding()};
  JsonRecords records(context, origin, notes);
  LargeTurn turn(context);
  JsonSplitter values(input.source(), context.limits().max_record_bytes,
                      [&turn](std::size_t bytes) { turn.grow(bytes); });
  std::uint64_t count = 0;
  for (JsonValueText value; !context.stopped() && values.next(value);) {
    ++count;
    const std::string record = value.alone ? std::string() : fmt::format("#{}", count);
    if (value.too_large) {
      context.reject(origin, record, too_large(context, value.offset), notes);
    } else if (!records.read(value.text, record, value.offset)) {
      values.resync();
    }
  }
  report_end(input.source(), count, values.zeros(), origin, notes, context);
}

}  // namespace timbao
