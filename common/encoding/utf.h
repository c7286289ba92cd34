#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao {

/// Appends one code point as UTF-8; surrogates and values past U+10FFFF as U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// Next code point of `text` at `position`, which moves past it; ill-formed: U+FFFD, one per
/// maximal bad sequence. position < text.size().
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& position);

/// Well-formed UTF-8 of any bytes; `replacements` counts the U+FFFD put in.
[[nodiscard]] std::string repair_utf8(std::string_view bytes, std::size_t& replacements);

/// UTF-16 or UTF-32 bytes as UTF-8. An odd byte at the end and lone surrogates become U+FFFD.
[[nodiscard]] std::string from_utf16(std::string_view bytes, bool big_endian,
                                     std::size_t& replacements);
[[nodiscard]] std::string from_utf32(std::string_view bytes, bool big_endian,
                                     std::size_t& replacements);

}  // namespace timbao
