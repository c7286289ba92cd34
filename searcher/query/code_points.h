#pragma once

#include <cstddef>
#include <string_view>

namespace timbao {

/// One code point of UTF-8 text; an ill-formed sequence is one U+FFFD.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;
};

/// The code point that starts at byte `at` < text.size().
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t at);

/// White space, control characters and U+200B: what separates the words of a query.
[[nodiscard]] bool is_query_space(char32_t c);

/// Letters, digits and marks: what a word is made of. Punctuation and symbols are not.
[[nodiscard]] bool is_word_character(char32_t c);

/// True when any code point of `text` is a word character.
[[nodiscard]] bool has_word_character(std::string_view text);

/// Lower-case Latin letter (Vietnamese alphabet included).
[[nodiscard]] bool is_lower_letter(char32_t c);

/// The longest prefix of `text` of at most `limit` bytes that does not cut a code point.
[[nodiscard]] std::string_view cut_at_code_point(std::string_view text, std::size_t limit);

}  // namespace timbao
