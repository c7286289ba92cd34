#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao {

/// U+FFFD: what an ill-formed sequence reads as.
inline constexpr char32_t kReplacement = 0xFFFD;

/// The code point at `at`, which moves past it; one U+FFFD for each maximal ill-formed
/// subsequence (Unicode 15, section 3.9, as ICU's U8_NEXT). `at` is below text.size().
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

/// Appends `c` as UTF-8; surrogates and numbers above U+10FFFF as U+FFFD.
void append_utf8(std::string& out, char32_t c);

}  // namespace timbao
