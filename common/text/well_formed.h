#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao {

/// True for well-formed UTF-8.
[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// `text` with U+FFFD for every ill-formed sequence; nothing else is changed.
[[nodiscard]] std::string repair_utf8(std::string_view text);

/// True when `c` belongs to the letter before it: combining marks, variation selectors, joiners.
[[nodiscard]] bool extends_letter(char32_t c);

/// End of the letter (a character with its combining marks) that starts at `pos` < text.size().
[[nodiscard]] std::size_t letter_end(std::string_view text, std::size_t pos);

}  // namespace timbao
