#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// The Vietnamese alphabet as small numbers: what the syllable parser and the analyser count in.
namespace timbao {

/// The 29 letters; a letter's symbol is its place here, from 1. Tones are apart.
inline constexpr std::u32string_view kAlphabet = U"aăâbcdđeêghiklmnoôơpqrstuưvxy";

using Symbol = std::uint8_t;
inline constexpr Symbol kForeignSymbol = 30;  ///< f j w z: Latin, in no syllable
inline constexpr int kToneCount = 6;

/// What the table says of one code point; 0 for anything but a Vietnamese or ASCII letter.
///
/// Kept so that the tally of a word is the sum of its letters: eight bits each for the letters in
/// upper case, the letters with a tone and all letters, then the tones, then the symbols.
class Letter {
 public:
  constexpr Letter() = default;
  constexpr Letter(Symbol symbol, unsigned tone, bool upper)
      : bits_(std::uint64_t{symbol} << kSymbolShift | std::uint64_t{tone} << kToneShift |
              1U << kCountShift | (tone != 0 ? 1U << kTonedShift : 0U) | (upper ? 1U : 0U)) {}

  [[nodiscard]] constexpr bool known() const { return bits_ != 0; }
  [[nodiscard]] constexpr Symbol symbol() const {
    return static_cast<Symbol>(bits_ >> kSymbolShift);
  }
  [[nodiscard]] constexpr unsigned tone() const { return bits_ >> kToneShift & 7U; }
  [[nodiscard]] constexpr bool upper() const { return (bits_ & 1U) != 0; }

 private:
  friend class LetterTally;
  static constexpr unsigned kTonedShift = 8;
  static constexpr unsigned kCountShift = 16;
  static constexpr unsigned kToneShift = 24;
  static constexpr unsigned kSymbolShift = 40;
  std::uint64_t bits_ = 0;
};

/// How many letters of which kind a word has; good for words of kMost letters.
class LetterTally {
 public:
  static constexpr std::size_t kMost = 255;

  void add(Letter letter) { sum_ += letter.bits_; }
  [[nodiscard]] unsigned upper() const { return sum_ & 0xFFU; }
  [[nodiscard]] unsigned toned() const { return sum_ >> Letter::kTonedShift & 0xFFU; }
  [[nodiscard]] unsigned count() const { return sum_ >> Letter::kCountShift & 0xFFU; }
  /// The tone where toned() is 1, 0 where it is 0.
  [[nodiscard]] unsigned tone() const { return sum_ >> Letter::kToneShift & 7U; }

 private:
  std::uint64_t sum_ = 0;
};

/// The twelve vowels, each in the six tones, in the order of enum Tone.
inline constexpr std::u32string_view kTonedVowels =
    U"aàáảãạ"
    U"ăằắẳẵặ"
    U"âầấẩẫậ"
    U"eèéẻẽẹ"
    U"êềếểễệ"
    U"iìíỉĩị"
    U"oòóỏõọ"
    U"ôồốổỗộ"
    U"ơờớởỡợ"
    U"uùúủũụ"
    U"ưừứửữự"
    U"yỳýỷỹỵ";
inline constexpr std::u32string_view kTonedVowelsUpper =
    U"AÀÁẢÃẠ"
    U"ĂẰẮẲẴẶ"
    U"ÂẦẤẨẪẬ"
    U"EÈÉẺẼẸ"
    U"ÊỀẾỂỄỆ"
    U"IÌÍỈĨỊ"
    U"OÒÓỎÕỌ"
    U"ÔỒỐỔỖỘ"
    U"ƠỜỚỞỠỢ"
    U"UÙÚỦŨỤ"
    U"ƯỪỨỬỮỰ"
    U"YỲÝỶỸỴ";
static_assert(kAlphabet.size() == 29);
static_assert(kTonedVowels.size() == 72 && kTonedVowelsUpper.size() == 72);

/// Code points below this are in kLetters; no Vietnamese letter is above, and any E1-led sequence
/// of UTF-8 is within.
inline constexpr std::size_t kLetterLimit = 0x2000;

namespace letters_detail {
constexpr Symbol symbol_of(char32_t letter) {
  return static_cast<Symbol>(kAlphabet.find(letter) + 1);
}

constexpr std::array<Letter, kLetterLimit> make_letters() {
  std::array<Letter, kLetterLimit> table{};
  for (char32_t c = U'a'; c <= U'z'; ++c) {
    const Symbol symbol =
        kAlphabet.find(c) == std::u32string_view::npos ? kForeignSymbol : symbol_of(c);
    table[c] = Letter(symbol, 0, false);
    table[c - 32] = Letter(symbol, 0, true);
  }
  for (std::size_t i = 0; i < kTonedVowels.size(); ++i) {
    const Symbol symbol = symbol_of(kTonedVowels[i / kToneCount * kToneCount]);
    table[kTonedVowels[i]] = Letter(symbol, static_cast<unsigned>(i % kToneCount), false);
    table[kTonedVowelsUpper[i]] = Letter(symbol, static_cast<unsigned>(i % kToneCount), true);
  }
  table[U'đ'] = Letter(symbol_of(U'đ'), 0, false);
  table[U'Đ'] = Letter(symbol_of(U'đ'), 0, true);
  return table;
}

constexpr std::array<std::array<char32_t, kToneCount>, 32> make_toned() {
  std::array<std::array<char32_t, kToneCount>, 32> table{};
  for (std::size_t i = 0; i < kAlphabet.size(); ++i)
    table[i + 1].fill(kAlphabet[i]);
  for (std::size_t i = 0; i < kTonedVowels.size(); ++i)
    table[symbol_of(kTonedVowels[i / kToneCount * kToneCount])][i % kToneCount] = kTonedVowels[i];
  return table;
}

constexpr std::array<char, 32> make_bases() {
  std::array<char, 32> table{};
  constexpr std::string_view kBases = "aaabcddeeghiklmnooopqrstuuvxy";
  for (std::size_t i = 0; i < kBases.size(); ++i)
    table[i + 1] = kBases[i];
  return table;
}
}  // namespace letters_detail

inline constexpr std::array<Letter, kLetterLimit> kLetters = letters_detail::make_letters();
/// Lower-case code point of (symbol, tone); consonants have one form for every tone.
inline constexpr auto kTonedLetters = letters_detail::make_toned();
/// The ASCII letter under a symbol: d for đ, o for ơ.
inline constexpr std::array<char, 32> kBaseLetters = letters_detail::make_bases();

constexpr Letter letter_of(char32_t c) { return c < kLetterLimit ? kLetters[c] : Letter(); }
constexpr Symbol symbol_of(char32_t lower) { return letter_of(lower).symbol(); }
constexpr bool is_vowel(Symbol symbol) {
  return kTonedLetters[symbol][1] != kTonedLetters[symbol][0];
}
/// True for ă â ê ô ơ ư đ: a letter that is more than its ASCII base.
constexpr bool is_marked(Symbol symbol) {
  return symbol != 0 && symbol < kForeignSymbol &&
         kTonedLetters[symbol][0] != static_cast<char32_t>(kBaseLetters[symbol]);
}

/// Tone (1..5) of a combining tone mark, 0 for any other code point.
constexpr unsigned tone_of_mark(char32_t mark) {
  switch (mark) {
    case 0x300:
    case 0x340:
      return 1;
    case 0x301:
    case 0x341:
      return 2;
    case 0x309:
      return 3;
    case 0x303:
      return 4;
    case 0x323:
      return 5;
    default:
      return 0;
  }
}

/// The symbol of `plain` with a combining circumflex, breve, horn or stroke; 0 where Vietnamese
/// has no such letter.
constexpr Symbol add_quality(Symbol plain, char32_t mark) {
  const char base = plain < 32 ? kBaseLetters[plain] : '\0';
  if (base == '\0' || is_marked(plain))
    return 0;
  switch (mark) {
    case 0x302:
      return base == 'a'   ? symbol_of(U'â')
             : base == 'e' ? symbol_of(U'ê')
             : base == 'o' ? symbol_of(U'ô')
                           : Symbol{0};
    case 0x306:
      return base == 'a' ? symbol_of(U'ă') : Symbol{0};
    case 0x31B:
      return base == 'o' ? symbol_of(U'ơ') : base == 'u' ? symbol_of(U'ư') : Symbol{0};
    case 0x335:
    case 0x336:
      return base == 'd' ? symbol_of(U'đ') : Symbol{0};
    default:
      return 0;
  }
}

/// Letters of a word without tones, five bits each, the last letter lowest. Words of more than
/// kMaxSyllableLetters letters are no syllables.
using PackedLetters = std::uint64_t;
inline constexpr int kMaxSyllableLetters = 7;

}  // namespace timbao
