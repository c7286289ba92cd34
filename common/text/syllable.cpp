#include "common/text/syllable.h"

#include "common/text/letters.h"
#include "common/text/syllable_grammar.h"
#include "common/text/syllable_table.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <optional>

namespace timbao {
namespace {

/// `ascii` packed, or 0, the key of nothing, when it is not all lower-case ASCII letters.
PackedLetters pack_base(std::string_view ascii) {
  PackedLetters packed = 0;
  for (const char c : ascii) {
    if (c < 'a' || c > 'z')
      return 0;
    packed = packed << 5U | symbol_of(static_cast<unsigned char>(c));
  }
  return packed;
}

/// A word read letter by letter: what parse_syllable and agrees_on_marks compare.
struct ReadLetters {
  std::array<Symbol, kMaxSyllableLetters> symbols{};
  unsigned size = 0;
  unsigned tone = 0;
  unsigned tone_at = 0;

  /// False when `c` makes the word no syllable.
  bool add(char32_t c) {
    if (const unsigned mark = tone_of_mark(c); mark != 0)
      return size != 0 && is_vowel(symbols[size - 1]) && set_tone(mark);
    const Letter letter = letter_of(c);
    if (!letter.known())
      return add_quality_mark(c);
    if (size == symbols.size())
      return false;
    symbols[size++] = letter.symbol();
    return letter.tone() == 0 || set_tone(letter.tone());
  }

  [[nodiscard]] PackedLetters packed() const {
    PackedLetters packed = 0;
    for (unsigned i = 0; i < size; ++i)
      packed = packed << 5U | symbols[i];
    return packed;
  }

 private:
  bool set_tone(unsigned mark) {
    if (tone != 0)
      return false;
    tone = mark;
    tone_at = size - 1;
    return true;
  }
  bool add_quality_mark(char32_t c) {
    const Symbol symbol = size == 0 ? Symbol{0} : add_quality(symbols[size - 1], c);
    if (symbol == 0)
      return false;
    symbols[size - 1] = symbol;
    return true;
  }
};

std::optional<ReadLetters> read_letters(std::string_view utf8) {
  ReadLetters read;
  for (std::size_t at = 0; at < utf8.size();) {
    if (!read.add(next_code_point(utf8, at)))
      return std::nullopt;
  }
  return read;
}

SyllableCode code_of(const ReadLetters& read) {
  return kSyllableTable.find(read.packed(), read.tone, read.tone_at);
}

}  // namespace

PackedLetters repair_uo(PackedLetters letters) {
  constexpr PackedLetters kUHornO = symbol_of(U'ư') << 5U | symbol_of(U'o');
  constexpr PackedLetters kUOHorn = symbol_of(U'u') << 5U | symbol_of(U'ơ');
  constexpr PackedLetters kRight = symbol_of(U'ư') << 5U | symbol_of(U'ơ');
  for (unsigned shift = 5; shift < 5 * kMaxSyllableLetters; shift += 5) {
    const PackedLetters pair = letters >> shift & 0x3FFU;
    if (pair == kUHornO || pair == kUOHorn)
      return (letters & ~(PackedLetters{0x3FF} << shift)) | kRight << shift;
  }
  return 0;
}

SyllableCode parse_syllable(std::string_view utf8) {
  const std::optional<ReadLetters> read = read_letters(utf8);
  return read ? code_of(*read) : kNoSyllable;
}

SyllableCode parse_syllable(std::u32string_view letters) {
  ReadLetters read;
  for (const char32_t c : letters) {
    if (!read.add(c))
      return kNoSyllable;
  }
  return code_of(read);
}

std::string_view spelling(SyllableCode code) { return kSyllableTable.spellings[code].view(); }

std::string_view folded_key(SyllableCode code) { return kSyllableTable.group(code).text.view(); }

CodeRange fold_range(SyllableCode code) { return kSyllableTable.group(code).codes; }

CodeRange fold_range(std::string_view folded) {
  if (folded.empty() || folded.size() > kMaxSyllableLetters)
    return {};
  const SyllableTable::Group* group = kSyllableTable.group(pack_base(fold_iy(std::string(folded))));
  return group == nullptr ? CodeRange{} : group->codes;
}

SyllableCode iy_variant(SyllableCode code) {
  const SyllableTable::Form& form = kSyllableTable.form(code);
  if (form.iy_form == 0xFFFF)
    return kNoSyllable;
  return static_cast<SyllableCode>(kSyllableTable.forms[form.iy_form].first + (code - form.first));
}

SyllableParts parts(SyllableCode code) {
  const SyllableTable::Form& form = kSyllableTable.form(code);
  return {kSyllableTable.onsets[form.onset].view(), kSyllableTable.rimes[form.rime].view(),
          kSyllableTable.tone(code)};
}

bool has_marks(SyllableCode code) {
  const std::string_view text = spelling(code);
  return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

bool agrees_on_marks(std::string_view typed, SyllableCode full) {
  const std::optional<ReadLetters> some = read_letters(typed);
  const std::optional<ReadLetters> all = read_letters(spelling(full));
  if (!some || !all || some->size != all->size)
    return false;
  if (some->tone != 0 && some->tone != all->tone)
    return false;
  std::string folded;
  for (unsigned i = 0; i < some->size; ++i) {
    folded += kBaseLetters[some->symbols[i]];
    if (is_marked(some->symbols[i]) && some->symbols[i] != all->symbols[i])
      return false;
  }
  return fold_iy(folded) == folded_key(full);
}

}  // namespace timbao
