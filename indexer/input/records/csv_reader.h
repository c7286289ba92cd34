#pragma once

#include "indexer/input/read_context.h"
#include "indexer/input/source/byte_source.h"

namespace timbao {

/// Reads a table with one article a row (RFC 4180 and what spreadsheets make of it), streamed.
///
/// The first row names the columns, in the names FieldNames knows or --map gives; --map may also
/// give their numbers, from 1, for tables without such a row ("no-header" otherwise). Of comma,
/// semicolon, tab and bar the delimiter is the one that makes most sense of the first rows; a line
/// "sep=;" in front decides. A row with more fields than there are columns is rejected
/// ("ragged-row") unless what is too much can only belong to the last column. Rows are named "#N",
/// counted as spreadsheets do, or by their own id. `label` is "csv" or "tsv".
void read_csv(ByteSource& source, const Origin& origin, const std::string& label,
              ReadContext& context);

}  // namespace timbao
