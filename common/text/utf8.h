#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao {

/// U+FFFD: what an ill-formed sequence reads as.
inline constexpr char32_t kReplacement = 0xFFFD;

/// The code point at `at`, which moves past it; one U+FFFD for each maximal ill-formed
/// subsequence (Unicode 15, section 3.9, as ICU's U8_NEXT). `at` is below text.size().
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& at);

/// Appends `c` as UTF-8; surrogates and numbers above U+10FFFF as U+FFFD.
inline void append_utf8(std::string& out, char32_t c);

namespace utf8_detail {
char32_t next_of_several_bytes(std::string_view text, std::size_t& at);
void append_several_bytes(std::string& out, char32_t c);
}  // namespace utf8_detail

inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0x80)
    return utf8_detail::next_of_several_bytes(text, at);
  ++at;
  return lead;
}

inline void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80)
    out += static_cast<char>(c);
  else
    utf8_detail::append_several_bytes(out, c);
}

}  // namespace timbao
