#pragma once

#include <array>
#include <string>
#include <string_view>

namespace timbao {

/// The encodings of one byte (VNI: one or two) a letter that Vietnamese text was kept in before
/// Unicode, in the order that settles a tie.
enum class Charset {
  kTcvn3,  ///< ABC fonts: capitals with a tone are small letters in a font of capitals
  kVni,
  kViscii,
  kVps,
  kWindows1258,
  kTcvn5712,     ///< TCVN3 with all its capitals, as Unix programs write it
  kWindows1252,  ///< not for Vietnamese: the other languages of Western Europe
};
inline constexpr std::array kVietnameseCharsets = {Charset::kTcvn3,       Charset::kVni,
                                                   Charset::kViscii,      Charset::kVps,
                                                   Charset::kWindows1258, Charset::kTcvn5712};

/// Name as in DecodedText::encoding; both forms of TCVN are "TCVN3".
[[nodiscard]] std::string_view charset_name(Charset charset);

/// `bytes` as UTF-8 with composed letters. Every byte reads as something; U+FFFD for those that
/// the encoding does not define. Capitals of TCVN3 are put back where the word shows them.
/// About 200 MB/s.
[[nodiscard]] std::string read_charset(Charset charset, std::string_view bytes);

/// `letter` with a combining tone, circumflex, breve or horn, or 0 when Vietnamese has no such
/// letter.
[[nodiscard]] char32_t compose_letter(char32_t letter, char32_t mark);

}  // namespace timbao
