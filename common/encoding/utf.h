#pragma once

#include "common/text/utf8.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao {

/// Well-formed UTF-8 of any bytes; `replacements` counts the U+FFFD put in.
[[nodiscard]] std::string repair_utf8(std::string_view bytes, std::size_t& replacements);

/// UTF-16 or UTF-32 bytes as UTF-8. An odd byte at the end and lone surrogates become U+FFFD.
[[nodiscard]] std::string from_utf16(std::string_view bytes, bool big_endian,
                                     std::size_t& replacements);
[[nodiscard]] std::string from_utf32(std::string_view bytes, bool big_endian,
                                     std::size_t& replacements);

}  // namespace timbao
