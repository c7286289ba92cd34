#pragma once

#include "indexer/input/read_context.h"
#include "indexer/input/source/byte_source.h"

#include <string_view>

namespace timbao {

/// Reads the articles in a zip, 7z or tar (compressed in any way), member by member, streamed.
///
/// Members with a name that no reader knows, and hidden ones, are passed over without a word, like
/// files in a folder. A damaged or encrypted member is rejected and the next is read; an archive
/// that can't be read on is rejected at that point. A 7z that is itself in an archive is copied to
/// a temporary file first (up to max_file_bytes × 16), since it is read from its end.
void read_archive(std::string_view name, ByteSource& source, const Origin& origin,
                  ReadContext& context);

}  // namespace timbao
