#pragma once

#include "indexer/input/read_context.h"
#include "indexer/input/source/byte_source.h"

#include <string_view>

namespace timbao {

/// Reads whatever `source` holds, by the end of `name`: an article, records, an archive of them.
///
/// `name` is the last part of origin.path, or what is left of it when layers of compression are
/// taken off. Archives and compressed streams come back here for what is in them, until
/// max_nesting ("too-nested").
void read_source(std::string_view name, ByteSource& source, const Origin& origin,
                 ReadContext& context);

}  // namespace timbao
