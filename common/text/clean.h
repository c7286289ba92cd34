#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Cleaning of single characters and words (vietnamese.md, "Unicode cleaning"): what the scanner
/// does with text that is not plain NFC Vietnamese, and what fold, canonical and to_nfc share.
namespace timbao {

enum class CharKind : std::uint8_t {
  kSeparator,  ///< punctuation, symbols, emoji, U+FFFD: between tokens
  kSpace,
  kNewline,
  kLetter,
  kMark,       ///< belongs to the letter before it
  kDigit,      ///< as an ASCII digit
  kDeleted,    ///< soft hyphen, joiners, direction marks, controls: as if not there
  kZeroSpace,  ///< U+200B: separates, unless a syllable was cut in two
  kApostrophe,
  kIdeograph,  ///< Han, kana, Hangul, Thai, Lao, Khmer, Myanmar: written without spaces
};

/// One character after cleaning: full-width forms, sub- and superscript digits, digits of other
/// scripts, quotes, dashes and spaces as their ASCII.
struct CleanChar {
  char32_t c = 0;
  CharKind kind = CharKind::kSeparator;
};
[[nodiscard]] CleanChar clean_char(char32_t c);

/// The character before byte `at`, as cleaned, past deleted ones; ' ' at the start, '~' for what
/// has no ASCII form.
[[nodiscard]] inline char char_before(std::string_view text, std::size_t at);

/// The letters a ligature, Roman numeral or numero sign stands for (ﬁ, Ⅳ, №); empty for others.
[[nodiscard]] std::u32string_view expansion(char32_t c);

/// Repairs one word (letters and marks, any case) in place: Đ look-alikes, letters of other
/// scripts that look Latin in a word that is partly Latin, misordered marks; NFC.
void repair_word(std::u32string& word);

/// Lower case of one letter, the same in every locale (İ → i).
[[nodiscard]] char32_t to_lower(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_combining(char32_t c);

/// Appends the folded form of lower-case NFC `text`: marks removed, đ → d, ø → o, ß → ss.
void append_folded(std::string& out, std::string_view text);

/// NFC of any text, nothing else.
[[nodiscard]] std::u32string compose(std::u32string_view text);

namespace clean_detail {
char cleaned_before(std::string_view text, std::size_t at);
}  // namespace clean_detail

inline char char_before(std::string_view text, std::size_t at) {
  const char c = at > 0 ? text[at - 1] : ' ';
  return c >= ' ' && c <= '~' ? c : clean_detail::cleaned_before(text, at);
}

}  // namespace timbao
