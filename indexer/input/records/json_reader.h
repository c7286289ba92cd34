#pragma once

#include "indexer/input/read_context.h"
#include "indexer/input/source/byte_source.h"

namespace timbao {

/// Reads JSON lines: one record a line, streamed. A line that does not parse is rejected
/// ("bad-json"), the next one is read. Records are named "#LINE" or by their own id.
void read_json_lines(ByteSource& source, const Origin& origin, ReadContext& context);

/// Reads a JSON document: one article, a list of them (streamed, one at a time), documents in a
/// row, or an object that holds lists of articles. Records are named "#1", "#2"... or by their own
/// id; the only article of a file has no name.
void read_json(ByteSource& source, const Origin& origin, ReadContext& context);

}  // namespace timbao
