#include "common/encoding/syllable_score.h"

#include "common/encoding/charset_tables.h"
#include "common/encoding/common_syllables.h"
#include "common/text/syllable.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace timbao {

namespace {

constexpr int kCapitalBits = 3;
constexpr int kPunctuationBits = 5;
constexpr int kOtherScriptBits = 8;
constexpr int kSymbolBits = 10;
constexpr int kForeignLetterBits = 12;
constexpr int kRareSyllableBits = 16;
constexpr int kInvalidWordBits = 14;
constexpr int kJunkBits = 30;

/// -log2 of the share of each letter among the letters with marks of 40,000 news articles, in the
/// order of tables::kVowels.
constexpr std::array<std::array<std::uint8_t, 6>, 12> kVowelBits = {{
    {0, 4, 5, 6, 4, 5},
    {6, 8, 10, 11, 7, 8},
    {6, 6, 8, 8, 6, 6},
    {0, 10, 9, 8, 8, 9},
    {5, 6, 6, 8, 5, 5},
    {0, 6, 7, 8, 6, 6},
    {0, 7, 8, 10, 6, 7},
    {5, 7, 7, 9, 5, 5},
    {6, 6, 6, 10, 5, 6},
    {0, 7, 6, 8, 7, 7},
    {4, 7, 7, 7, 6, 6},
    {0, 9, 9, 8, 8, 13},
}};
constexpr std::uint8_t kDBits = 3;

enum class Kind : std::uint8_t {
  kSeparator,
  kQuote,  ///< a symbol when between two letters
  kSymbol,
  kSmall,
  kCapital,
  kMark,
  kOther,
  kJunk
};

struct CharInfo {
  Kind kind = Kind::kSeparator;
  std::uint8_t bits = 0;
};

constexpr std::size_t kLatinEnd = 0x250;
constexpr std::size_t kVietnameseBegin = 0x1EA0;
constexpr std::size_t kVietnameseEnd = 0x1F00;

/// What is known of U+0000 to U+024F and, behind them, of U+1EA0 to U+1EFF.
struct CharTable {
  std::array<CharInfo, kLatinEnd + (kVietnameseEnd - kVietnameseBegin)> infos{};

  static constexpr std::size_t index(std::size_t c) {
    return c < kLatinEnd ? c : c - kVietnameseBegin + kLatinEnd;
  }

  constexpr CharTable() {
    for (std::size_t c = 0; c < kLatinEnd; ++c) {
      infos[c] = latin(c);
    }
    for (std::size_t row = 0; row < tables::kVowels.size(); ++row) {
      for (std::size_t tone = 0; tone < tables::kVowels[row].size(); ++tone) {
        const std::size_t c = tables::kVowels[row][tone];
        if (c >= 0x80) {
          const bool capital = row >= kVowelBits.size();
          const int bits = kVowelBits[row % kVowelBits.size()][tone];
          infos[index(c)] = letter(capital, bits);
        }
      }
    }
    infos[u'đ'] = letter(false, kDBits);
    infos[u'Đ'] = letter(true, kDBits);
  }

  static constexpr CharInfo letter(bool capital, int bits) {
    return {capital ? Kind::kCapital : Kind::kSmall,
            static_cast<std::uint8_t>(bits + (capital ? kCapitalBits : 0))};
  }

  static constexpr CharInfo latin(std::size_t c) {
    constexpr std::u16string_view kQuotes = u"«»·";
    constexpr std::u16string_view kUnits = u"°²³";
    if (c < 0x80) {
      const bool small = c >= 'a' && c <= 'z';
      const bool capital = c >= 'A' && c <= 'Z';
      if (small || capital) {
        return {small ? Kind::kSmall : Kind::kCapital, 0};
      }
      const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
      return {Kind::kSeparator, control ? std::uint8_t{kSymbolBits} : std::uint8_t{0}};
    }
    if (c < 0xA0) {
      return {Kind::kJunk, kJunkBits};
    }
    const auto one = static_cast<char16_t>(c);
    if (kQuotes.find(one) != std::u16string_view::npos) {
      return {Kind::kQuote, kPunctuationBits};
    }
    if (one == u'\u00A0') {
      return {Kind::kSeparator, kPunctuationBits};
    }
    if (kUnits.find(one) != std::u16string_view::npos) {
      return {Kind::kSeparator, kSymbolBits};
    }
    if (c < 0xC0 || c == 0xD7 || c == 0xF7) {
      return {Kind::kSymbol, kSymbolBits};
    }
    const bool capital = c < 0xDF || (c >= 0x100 && c % 2 == 0);
    return letter(capital, kForeignLetterBits);
  }
};

constexpr CharTable kChars;

CharInfo char_info(char32_t c) {
  if (c < kLatinEnd || (c >= kVietnameseBegin && c < kVietnameseEnd)) {
    return kChars.infos[CharTable::index(c)];
  }
  if (c >= 0x300 && c < 0x370) {
    return {Kind::kMark, kPunctuationBits};
  }
  if (c == kReplacement || (c >= 0xE000 && c < 0xF900)) {
    return {Kind::kJunk, kJunkBits};
  }
  if (c >= 0x2000 && c < 0x2030) {
    if (c == 0x2020 || c == 0x2021) {
      return {Kind::kSymbol, kSymbolBits};
    }
    const bool is_quote = c >= 0x201A && c <= 0x201E;
    return {is_quote ? Kind::kQuote : Kind::kSeparator, kPunctuationBits};
  }
  if (c >= 0x2030 && c < 0x2200) {
    return {Kind::kSymbol, kSymbolBits};
  }
  return {Kind::kOther, kOtherScriptBits};
}

/// Bits of each syllable, by its code.
const std::vector<std::uint8_t>& syllable_bits() {
  static const std::vector<std::uint8_t> kBits = [] {
    std::vector<std::uint8_t> bits(kSyllableCount, kRareSyllableBits);
    for (const tables::SyllableClass& one : tables::kCommonSyllables) {
      for (std::string_view rest = one.syllables; !rest.empty();) {
        const std::size_t size = std::min(rest.find(' '), rest.size());
        const SyllableCode code = parse_syllable(rest.substr(0, size));
        if (code != kNoSyllable) {
          bits[code] = static_cast<std::uint8_t>(one.bits);
        }
        rest.remove_prefix(std::min(size + 1, rest.size()));
      }
    }
    return bits;
  }();
  return kBits;
}

/// The word being read: a run of letters, marks and symbols.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool marked = false;   ///< has a character beyond ASCII
  bool symbols = false;  ///< has a symbol
  int small = 0;
  int capital = 0;
  bool starts_capital = false;
  bool mixed = false;  ///< a capital after a small letter
  int bits = 0;        ///< of its letters
  int capital_bits = 0;

  void add(const CharInfo& info, char32_t c) {
    marked = marked || c >= 0x80;
    symbols = symbols || info.kind == Kind::kSymbol || info.kind == Kind::kQuote;
    bits += info.bits;
    if (info.kind == Kind::kSmall) {
      ++small;
    } else if (info.kind == Kind::kCapital) {
      starts_capital = starts_capital || (capital == 0 && small == 0);
      mixed = mixed || small > 0;
      ++capital;
      capital_bits += c >= 0x80 ? kCapitalBits : 0;
    }
  }

  [[nodiscard]] bool is_one_case() const {
    return !mixed && (small == 0 || capital == 0 || (capital == 1 && starts_capital));
  }
};

/// The syllable, also for names of the highlands that end in k: Đắk, Lắk.
SyllableCode parse_word(std::string_view letters) {
  const SyllableCode code = parse_syllable(letters);
  if (code != kNoSyllable || letters.empty() || (letters.back() | 0x20) != 'k') {
    return code;
  }
  std::string with_c(letters);
  with_c.back() = 'c';
  return parse_syllable(with_c);
}

void count(const Word& word, std::string_view text, SyllableScore& score) {
  if (!word.marked || word.small + word.capital == 0) {
    score.cost += word.bits;
    return;
  }
  ++score.words;
  const SyllableCode code = word.symbols || !word.is_one_case()
                                ? kNoSyllable
                                : parse_word(text.substr(word.begin, word.end - word.begin));
  if (code == kNoSyllable) {
    score.cost += word.bits + kInvalidWordBits;
  } else {
    ++score.valid;
    score.cost += syllable_bits()[code] + word.capital_bits;
  }
}

bool is_letter(Kind kind) {
  return kind == Kind::kSmall || kind == Kind::kCapital || kind == Kind::kMark;
}

bool letter_follows(std::string_view text, std::size_t at) {
  return at < text.size() && is_letter(char_info(next_code_point(text, at)).kind);
}

}  // namespace

SyllableScore score_syllables(std::string_view text) {
  SyllableScore score;
  Word word;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto byte = static_cast<unsigned char>(text[at]);
    const char32_t c = byte < 0x80 ? ++at, byte : next_code_point(text, at);
    const CharInfo info = char_info(c);
    const bool joins = is_letter(info.kind) || info.kind == Kind::kSymbol ||
                       (info.kind == Kind::kQuote && in_word && letter_follows(text, at));
    if (joins) {
      if (!in_word) {
        word = Word{};
        word.begin = begin;
        in_word = true;
      }
      word.end = at;
      word.add(info, c);
      continue;
    }
    score.cost += info.bits;
    score.junk += info.kind == Kind::kJunk ? 1 : 0;
    if (in_word) {
      count(word, text, score);
      in_word = false;
    }
  }
  if (in_word) {
    count(word, text, score);
  }
  return score;
}

}  // namespace timbao
