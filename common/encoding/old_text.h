#pragma once

#include "common/encoding/decode.h"

#include <string_view>

namespace timbao {

/// Reads bytes that are not valid UTF-8: text in one of the old Vietnamese encodings, in another
/// language's, damaged UTF-8, or lines of several of these.
///
/// The encoding that most lines agree on is found first, on 64 KB of the lines that are not UTF-8;
/// each line is then read by it, unless that line is valid UTF-8 or reads clearly better otherwise.
[[nodiscard]] DecodedText read_old_text(std::string_view bytes, const DecodeHints& hints);

}  // namespace timbao
