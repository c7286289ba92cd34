#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao {

/// What an ill-formed sequence is read as.
inline constexpr char32_t kIllFormed = 0xFFFD;

/// Reads the code point at `text[pos]` and moves `pos` behind it; pos < text.size().
///
/// An ill-formed sequence (also a surrogate) gives kIllFormed and moves over its longest
/// ill-formed prefix, one to three bytes, as W3C and Python do.
[[nodiscard]] char32_t read_code_point(std::string_view text, std::size_t& pos);

/// Appends `c`, a Unicode scalar value, as UTF-8.
void append_utf8(char32_t c, std::string& out);

/// True for well-formed UTF-8.
[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// `text` with U+FFFD for every ill-formed sequence; nothing else is changed.
[[nodiscard]] std::string repair_utf8(std::string_view text);

/// True when `c` belongs to the letter before it: combining marks, variation selectors, joiners.
[[nodiscard]] bool extends_letter(char32_t c);

/// End of the letter (a character with its combining marks) that starts at `pos` < text.size().
[[nodiscard]] std::size_t letter_end(std::string_view text, std::size_t pos);

}  // namespace timbao
