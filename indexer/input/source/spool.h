#pragma once

#include "indexer/input/source/byte_source.h"

#include <memory>

namespace timbao {

/// Copies all that is left of `source` to a temporary file without a name (in $TMPDIR or /tmp), so
/// that it can be read from any place. Over `limit` bytes: "too-large".
[[nodiscard]] Result<std::unique_ptr<FileSource>> spool(ByteSource& source, std::uint64_t limit);

}  // namespace timbao
