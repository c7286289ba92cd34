#pragma once

#include "indexer/input/read_context.h"
#include "indexer/input/source/byte_source.h"

namespace timbao {

/// Reads the pages of a web archive (WARC 0.17 to 1.1, ISO 28500), compressed as a whole or record
/// by record, streamed: HTTP responses of status 200, and resources, that are HTML.
///
/// A page is named by its URL, which is also its Article::url where the page names no other; the
/// time it was fetched stands in for a date that neither page nor URL gives. Everything else in the
/// archive is passed over. A record that can't be read is rejected ("bad-warc") and the next one is
/// looked for.
void read_warc(ByteSource& source, const Origin& origin, ReadContext& context);

}  // namespace timbao
