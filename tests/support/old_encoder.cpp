#include "support/old_encoder.h"

#include "common/encoding/charset_tables.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <optional>
#include <span>

namespace timbao::testing {

namespace {

/// Row and column of a vowel with a tone.
struct Vowel {
  std::size_t row = 0;
  std::size_t tone = 0;  ///< 0 for none
};

std::optional<Vowel> find_vowel(char32_t c) {
  for (std::size_t row = 0; row < tables::kVowels.size(); ++row) {
    const std::size_t tone = tables::kVowels[row].find(static_cast<char16_t>(c));
    if (tone != std::u16string_view::npos) {
      return Vowel{row, tone};
    }
  }
  return std::nullopt;
}

std::optional<char> find_byte(const tables::HighHalf& high, std::span<const tables::LowByte> low,
                              char32_t c) {
  if (c < 0x80) {
    return static_cast<char>(c);
  }
  const auto* const found = std::find(high.begin(), high.end() - 1, c);
  if (found != high.end() - 1) {
    return static_cast<char>(0x80 + (found - high.begin()));
  }
  for (const tables::LowByte& one : low) {
    if (one.letter == c) {
      return static_cast<char>(one.byte);
    }
  }
  return std::nullopt;
}

std::string encode_1258(char32_t c) {
  if (const auto byte = find_byte(tables::kWindows1258, {}, c)) {
    return {*byte};
  }
  const auto vowel = find_vowel(c);
  if (!vowel || vowel->tone == 0) {
    return "?";
  }
  return {*find_byte(tables::kWindows1258, {}, tables::kVowels[vowel->row][0]),
          *find_byte(tables::kWindows1258, {}, tables::kTones[vowel->tone - 1])};
}

std::string encode_tcvn3(char32_t c) {
  const auto vowel = find_vowel(c);
  const std::size_t capitals = tables::kVowels.size() / 2;
  const bool lowered = vowel && vowel->tone > 0 && vowel->row >= capitals;
  const char32_t written = lowered ? tables::kVowels[vowel->row - capitals][vowel->tone] : c;
  const auto byte = find_byte(tables::kTcvn3, {}, written);
  return {byte.value_or('?')};
}

std::string encode_vni(char32_t c) {
  for (const tables::LowByte& letter : tables::kVniLetters) {
    if (letter.letter == c) {
      return {static_cast<char>(letter.byte)};
    }
  }
  const auto vowel = find_vowel(c);
  if (!vowel || c < 0x80) {
    const bool plain = c < 0xC0 || (c >= 0x2000 && c < 0x2200);
    return {plain ? find_byte(tables::kWindows1252, {}, c).value_or('?') : '?'};
  }
  constexpr std::u16string_view kHats = u"âêôÂÊÔ";
  constexpr std::u16string_view kPlain = u"aeoAEO";
  const char16_t base = tables::kVowels[vowel->row][0];
  const std::size_t hat = kHats.find(base);
  const bool breve = base == u'ă' || base == u'Ă';
  const char16_t quality = hat != std::u16string_view::npos ? u'\u0302' : breve ? u'\u0306' : u'\0';
  const char16_t letter = hat != std::u16string_view::npos ? kPlain[hat]
                          : base == u'ă'                   ? u'a'
                          : base == u'Ă'                   ? u'A'
                                                           : base;
  const char16_t tone = vowel->tone == 0 ? u'\0' : tables::kTones[vowel->tone - 1];
  const bool capital = vowel->row >= tables::kVowels.size() / 2;
  for (const tables::VniMark& mark : tables::kVniMarks) {
    if (mark.quality == quality && mark.tone == tone) {
      return encode_vni(letter) + static_cast<char>(mark.byte - (capital ? 0x20 : 0));
    }
  }
  return "?";
}

std::string encode_letter(Charset charset, char32_t c) {
  switch (charset) {
    case Charset::kTcvn3:
      return encode_tcvn3(c);
    case Charset::kVni:
      return encode_vni(c);
    case Charset::kViscii:
      return {find_byte(tables::kViscii, tables::kVisciiLow, c).value_or('?')};
    case Charset::kVps:
      return {find_byte(tables::kVps, tables::kVpsLow, c).value_or('?')};
    case Charset::kWindows1258:
      return encode_1258(c);
    case Charset::kTcvn5712:
      return {find_byte(tables::kTcvn5712, tables::kTcvn5712Low, c).value_or('?')};
    case Charset::kWindows1252:
      break;
  }
  return {find_byte(tables::kWindows1252, {}, c).value_or('?')};
}

void append_units(std::string& bytes, char32_t value, int count, bool big_endian) {
  for (int i = 0; i < count; ++i) {
    const int shift = 8 * (big_endian ? count - 1 - i : i);
    bytes += static_cast<char>(value >> shift & 0xFFU);
  }
}

}  // namespace

std::string encode(Charset charset, std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    bytes += encode_letter(charset, next_code_point(text, at));
  }
  return bytes;
}

std::string encode_utf16(std::string_view text, bool big_endian) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= 0x10000) {
      append_units(bytes, 0xD800 + ((c - 0x10000) >> 10U), 2, big_endian);
      append_units(bytes, 0xDC00 + ((c - 0x10000) & 0x3FFU), 2, big_endian);
    } else {
      append_units(bytes, c, 2, big_endian);
    }
  }
  return bytes;
}

std::string encode_utf32(std::string_view text, bool big_endian) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    append_units(bytes, next_code_point(text, at), 4, big_endian);
  }
  return bytes;
}

std::string encode_twice(std::string_view text) {
  std::string twice;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(twice, byte < 0x80 ? byte : tables::kWindows1252[byte - 0x80U]);
  }
  return twice;
}

}  // namespace timbao::testing
