#pragma once

#include "indexer/input/formats.h"
#include "indexer/input/read_context.h"
#include "indexer/input/source/byte_source.h"

namespace timbao {

/// Reads `source` as one article: plain text, Markdown, HTML, PDF. What HTTP said of its encoding
/// (origin.charset) goes before what an HTML page says itself.
void read_document(Format format, ByteSource& source, const Origin& origin, ReadContext& context);

}  // namespace timbao
