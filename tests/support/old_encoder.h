#pragma once

#include "common/encoding/charset.h"

#include <string>
#include <string_view>

namespace timbao::testing {

/// UTF-8 `text` (composed) written in an old encoding, as the programs of its time did: the reverse
/// of our tables. windows-1258: a letter that has its own byte by that, else base and tone; TCVN3:
/// capitals with a tone as small letters. What an encoding lacks: '?'.
[[nodiscard]] std::string encode(Charset charset, std::string_view text);

/// `text` in UTF-16 or UTF-32, without byte order mark.
[[nodiscard]] std::string encode_utf16(std::string_view text, bool big_endian);
[[nodiscard]] std::string encode_utf32(std::string_view text, bool big_endian);

/// UTF-8 taken for windows-1252 (the five undefined bytes for controls) and encoded again.
[[nodiscard]] std::string encode_twice(std::string_view text);

}  // namespace timbao::testing
