#include "common/text/clean.h"

#include "common/text/letters.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <stdexcept>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <utility>
#include <vector>

namespace timbao {
namespace {

const icu::Normalizer2& normalizer(bool composing) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = composing ? icu::Normalizer2::getNFCInstance(status)
                                            : icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status) != 0)
    throw std::runtime_error(std::string("ICU has no normalisation data: ") + u_errorName(status));
  return *found;
}

std::u32string normalized(std::u32string_view text, bool composing) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString source;
  for (const char32_t c : text)
    source.append(static_cast<UChar32>(c));
  const icu::UnicodeString result = normalizer(composing).normalize(source, status);
  if (U_FAILURE(status) != 0)
    throw std::runtime_error(std::string("ICU cannot normalise: ") + u_errorName(status));
  std::u32string out;
  for (std::int32_t i = 0; i < result.length(); i = result.moveIndex32(i, 1))
    out += static_cast<char32_t>(result.char32At(i));
  return out;
}

/// Scripts written without spaces between words, by their blocks.
bool is_unspaced(char32_t c) {
  struct Block {
    char32_t first, last;
  };
  static constexpr std::array<Block, 16> kBlocks = {{{0x0E00, 0x0EFF},      // Thai, Lao
                                                     {0x1000, 0x109F},      // Myanmar
                                                     {0x1100, 0x11FF},      // Hangul jamo
                                                     {0x1780, 0x17FF},      // Khmer
                                                     {0x2E80, 0x2FDF},      // radicals
                                                     {0x3005, 0x3007},      // 々 〆 〇
                                                     {0x3031, 0x3035},      // kana repetition
                                                     {0x3041, 0x318F},      // kana, bopomofo, jamo
                                                     {0x31A0, 0x31FF},      // bopomofo, kana
                                                     {0x3400, 0x4DBF},      // Han
                                                     {0x4E00, 0xA4CF},      // Han, Yi
                                                     {0xA960, 0xA97F},      // jamo
                                                     {0xAC00, 0xD7FF},      // Hangul
                                                     {0xF900, 0xFAFF},      // Han
                                                     {0xFF66, 0xFFDC},      // half-width kana, jamo
                                                     {0x1AFF0, 0x3FFFF}}};  // kana, Han
  if (c < kBlocks.front().first || (c >= 0x1F000 && c < 0x20000))           // emoji
    return false;
  return std::any_of(kBlocks.begin(), kBlocks.end(),
                     [c](const Block& block) { return c >= block.first && c <= block.last; });
}

CharKind kind_of_type(char32_t c) {
  const auto type = U_GET_GC_MASK(static_cast<UChar32>(c));
  if ((type & U_GC_M_MASK) != 0)
    return CharKind::kMark;
  if ((type & (U_GC_L_MASK | U_GC_NL_MASK)) != 0) {
    if (c == 0xAA || c == 0xBA)  // ª º: ordinals, in "1º" and "Nº" mostly degree signs
      return CharKind::kSeparator;
    return is_unspaced(c) ? CharKind::kIdeograph : CharKind::kLetter;
  }
  if ((type & U_GC_ND_MASK) != 0)
    return CharKind::kDigit;
  if ((type & U_GC_ZS_MASK) != 0)
    return CharKind::kSpace;
  if ((type & (U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0)
    return CharKind::kNewline;
  return (type & (U_GC_CC_MASK | U_GC_CF_MASK)) != 0 ? CharKind::kDeleted : CharKind::kSeparator;
}

CleanChar clean_ascii(char32_t c) {
  if (letter_of(c).known())
    return {c, CharKind::kLetter};
  if (c >= U'0' && c <= U'9')
    return {c, CharKind::kDigit};
  if (c == U' ' || c == U'\t')
    return {U' ', CharKind::kSpace};
  // Form feed and vertical tab end a page or a line in converted documents: to delete them, as
  // the other controls, would glue two words.
  if (c == U'\n' || c == U'\r' || c == 0x0B || c == 0x0C)
    return {U'\n', CharKind::kNewline};
  if (c < 0x20 || c == 0x7F)
    return {c, CharKind::kDeleted};
  return {c, c == U'\'' ? CharKind::kApostrophe : CharKind::kSeparator};
}

/// ASCII digit of ² ₂ and their like, 0 for others.
char32_t script_digit(char32_t c) {
  if (c == 0xB2 || c == 0xB3)
    return U'2' + (c - 0xB2);
  if (c == 0xB9)
    return U'1';
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079))
    return U'0' + (c - 0x2070);
  return c >= 0x2080 && c <= 0x2089 ? U'0' + (c - 0x2080) : 0;
}

/// Quotes and dashes of typesetting, as they count in words.
CleanChar clean_punctuation(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x2032:
      return {U'\'', CharKind::kApostrophe};
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return {U'"', CharKind::kSeparator};
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return {U'-', CharKind::kSeparator};
    case 0x200B:
      return {c, CharKind::kZeroSpace};
    case 0x85:  // NEL, or an ellipsis of windows-1252: never inside a word
      return {U'\n', CharKind::kNewline};
    default:
      return {0, CharKind::kSeparator};
  }
}

bool is_d_lookalike(char32_t c) { return c == 0xD0 || c == 0x189 || c == 0xF0 || c == 0x256; }

/// Letters of Cyrillic and Greek that cannot be told from a Latin one, and that one.
struct Confusable {
  char32_t from, to;
};
constexpr std::array<Confusable, 36> kConfusables = {
    {{U'А', U'A'}, {U'а', U'a'}, {U'В', U'B'}, {U'Е', U'E'}, {U'е', U'e'}, {U'К', U'K'},
     {U'М', U'M'}, {U'Н', U'H'}, {U'О', U'O'}, {U'о', U'o'}, {U'Р', U'P'}, {U'р', U'p'},
     {U'С', U'C'}, {U'с', U'c'}, {U'Т', U'T'}, {U'Х', U'X'}, {U'х', U'x'}, {U'у', U'y'},
     {U'У', U'Y'}, {U'і', U'i'}, {U'І', U'I'}, {U'Α', U'A'}, {U'Β', U'B'}, {U'Ε', U'E'},
     {U'Ζ', U'Z'}, {U'Η', U'H'}, {U'Ι', U'I'}, {U'Κ', U'K'}, {U'Μ', U'M'}, {U'Ν', U'N'},
     {U'Ο', U'O'}, {U'ο', U'o'}, {U'Ρ', U'P'}, {U'Τ', U'T'}, {U'Υ', U'Y'}, {U'Χ', U'X'}}};

struct Scripts {
  bool latin = false;
  bool foreign_latin = false;  ///< a Latin letter that no Vietnamese word has
  bool confusable = false;     ///< a Cyrillic or Greek letter
};

void note_script(Scripts& found, char32_t c) {
  const Letter letter = letter_of(c);
  if (letter.known() || is_d_lookalike(c) || c == 0x130) {  // İ is i of a Turkish program
    found.latin = true;
    found.foreign_latin |= letter.symbol() == kForeignSymbol;
    return;
  }
  if (c < 0xC0 || is_combining(c))
    return;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  found.latin |= script == USCRIPT_LATIN;
  found.foreign_latin |= script == USCRIPT_LATIN;
  found.confusable |= script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK;
}

Scripts scripts_of(std::u32string_view word) {
  Scripts found;
  for (const char32_t c : word) {
    const std::u32string_view letters = expansion(c);
    for (const char32_t letter : letters)
      note_script(found, letter);
    if (letters.empty())
      note_script(found, clean_char(c).c);
  }
  return found;
}

void replace_lookalikes(std::u32string& word, const Scripts& scripts) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    char32_t& c = word[i];
    if (is_d_lookalike(c) && !scripts.foreign_latin)
      c = c == 0xD0 || c == 0x189 ? U'Đ' : U'đ';
    if (scripts.latin && scripts.confusable) {
      const auto* found = std::find_if(kConfusables.begin(), kConfusables.end(),
                                       [c](const Confusable& pair) { return pair.from == c; });
      if (found != kConfusables.end())
        c = found->to;
    }
    if ((c == 0x335 || c == 0x336) && i != 0 && (word[i - 1] == U'd' || word[i - 1] == U'D')) {
      word[i - 1] = word[i - 1] == U'd' ? U'đ' : U'Đ';
      word.erase(i--, 1);
    }
  }
}

bool is_quality_mark(char32_t c) { return c == 0x302 || c == 0x306 || c == 0x31B; }

/// Moves circumflex, breve and horn in front of the other marks of their letter: NFC does not
/// mend a tone in front of a circumflex, since both are of combining class 230.
void order_marks(std::u32string& decomposed) {
  for (std::size_t i = 0; i < decomposed.size();) {
    std::size_t end = i + 1;
    while (end < decomposed.size() && is_combining(decomposed[end]))
      ++end;
    std::stable_partition(decomposed.begin() + static_cast<std::ptrdiff_t>(i + 1),
                          decomposed.begin() + static_cast<std::ptrdiff_t>(end), is_quality_mark);
    i = end;
  }
}

/// Letters that have no decomposition yet stand for Latin ones (as in CLDR's Latin-ASCII).
std::string_view latin_ascii(char32_t c) {
  struct Pair {
    char32_t from;
    std::string_view to;
  };
  static constexpr std::array<Pair, 15> kPairs = {{{U'đ', "d"},
                                                   {U'ð', "d"},
                                                   {U'ɖ', "d"},
                                                   {U'ø', "o"},
                                                   {U'ł', "l"},
                                                   {U'ß', "ss"},
                                                   {U'æ', "ae"},
                                                   {U'œ', "oe"},
                                                   {U'þ', "th"},
                                                   {U'ı', "i"},
                                                   {U'ħ', "h"},
                                                   {U'ŧ', "t"},
                                                   {U'ŋ', "n"},
                                                   {U'ə', "e"},
                                                   {U'ſ', "s"}}};
  const auto* found =
      std::find_if(kPairs.begin(), kPairs.end(), [c](const Pair& pair) { return pair.from == c; });
  return found == kPairs.end() ? std::string_view() : found->to;
}

}  // namespace

CleanChar clean_char(char32_t c) {
  if (c < 0x80)
    return clean_ascii(c);
  if (letter_of(c).known())
    return {c, CharKind::kLetter};
  if (c >= 0xFF01 && c <= 0xFF5E)
    return clean_ascii(c - 0xFF01 + 0x21);
  if (const char32_t digit = script_digit(c); digit != 0)
    return {digit, CharKind::kDigit};
  if (const CleanChar mark = clean_punctuation(c); mark.c != 0)
    return mark;
  const CharKind kind = kind_of_type(c);
  if (kind == CharKind::kDigit)
    return {U'0' + static_cast<char32_t>(u_charDigitValue(static_cast<UChar32>(c))), kind};
  if (kind == CharKind::kSpace)
    return {U' ', kind};
  return {kind == CharKind::kNewline ? U'\n' : c, kind};
}

char clean_detail::cleaned_before(std::string_view text, std::size_t at) {
  while (at > 0) {
    const std::size_t end = at--;
    while (at > 0 && end - at < 4 && (text[at] & 0xC0) == 0x80)
      --at;
    std::size_t next = at;
    const CleanChar clean = clean_char(next_code_point(text.substr(0, end), next));
    if (clean.kind != CharKind::kDeleted)
      return clean.c < 0x80 ? static_cast<char>(clean.c) : '~';
  }
  return ' ';
}

std::u32string_view expansion(char32_t c) {
  static constexpr std::array<std::u32string_view, 7> kLigatures = {U"ff",  U"fi", U"fl", U"ffi",
                                                                    U"ffl", U"st", U"st"};
  static constexpr std::array<std::u32string_view, 16> kRoman = {
      U"I",  U"II", U"III", U"IV",  U"V", U"VI", U"VII", U"VIII",
      U"IX", U"X",  U"XI",  U"XII", U"L", U"C",  U"D",   U"M"};
  static constexpr std::array<std::u32string_view, 16> kSmallRoman = {
      U"i",  U"ii", U"iii", U"iv",  U"v", U"vi", U"vii", U"viii",
      U"ix", U"x",  U"xi",  U"xii", U"l", U"c",  U"d",   U"m"};
  if (c >= 0xFB00 && c <= 0xFB06)
    return kLigatures[c - 0xFB00];
  if (c >= 0x2160 && c <= 0x216F)
    return kRoman[c - 0x2160];
  if (c >= 0x2170 && c <= 0x217F)
    return kSmallRoman[c - 0x2170];
  return c == 0x2116 ? std::u32string_view(U"No") : std::u32string_view();
}

void repair_word(std::u32string& word) {
  if (std::all_of(word.begin(), word.end(),
                  [](char32_t c) { return c < 0x80 || letter_of(c).known(); }))
    return;
  const Scripts scripts = scripts_of(normalized(word, true));
  std::u32string decomposed = normalized(word, false);
  replace_lookalikes(decomposed, scripts);
  order_marks(decomposed);
  word = normalized(decomposed, true);
}

char32_t to_lower(char32_t c) {
  if (const Letter letter = letter_of(c); letter.known())
    return letter.symbol() == kForeignSymbol ? c | 0x20U
                                             : kTonedLetters[letter.symbol()][letter.tone()];
  return c == 0x130 ? U'i' : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

bool is_upper(char32_t c) {
  if (const Letter letter = letter_of(c); letter.known())
    return letter.upper();
  return u_isUUppercase(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}

bool is_combining(char32_t c) {
  return c >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

void append_folded(std::string& out, std::string_view text) {
  std::u32string others;  // a stretch that only ICU knows how to take apart
  const auto flush = [&] {
    if (others.empty())
      return;
    std::u32string kept;
    for (const char32_t c : normalized(others, false)) {
      if (!is_combining(c))
        kept += c;
    }
    for (const char32_t c : normalized(kept, true)) {
      const std::string_view ascii = latin_ascii(c);
      if (ascii.empty())
        append_utf8(out, c);
      out += ascii;
    }
    others.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const Letter letter = letter_of(c);
    if (c >= 0x80 && (!letter.known() || letter.symbol() == kForeignSymbol)) {
      others += c;
      continue;
    }
    if (!others.empty())
      flush();
    out += c < 0x80 ? static_cast<char>(c) : kBaseLetters[letter.symbol()];
  }
  flush();
}

std::u32string compose(std::u32string_view text) { return normalized(text, true); }

}  // namespace timbao
