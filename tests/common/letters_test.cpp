#include "common/text/letters.h"

#include "common/text/analyzer.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <string>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <vector>

namespace timbao {
namespace {

std::string utf8(char32_t c) {
  std::string text;
  append_utf8(text, c);
  return text;
}

std::string nfd(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  icu::Normalizer2::getNFDInstance(status)
      ->normalize(icu::UnicodeString::fromUTF8(text), status)
      .toUTF8String(out);
  REQUIRE(U_SUCCESS(status));
  return out;
}

/// The letter as Windows keyboards write it: the letter with its quality, then the tone.
std::string base_and_tone(char32_t c) {
  constexpr std::array<char32_t, 6> kMarks = {0, 0x300, 0x301, 0x309, 0x303, 0x323};
  const Letter letter = letter_of(c);
  const char32_t lower = kTonedLetters[letter.symbol()][0];
  std::string text;
  for (char32_t upper = 0x40; letter.upper() && upper < kLetterLimit; ++upper) {
    const Letter other = letter_of(upper);
    if (other.upper() && other.symbol() == letter.symbol() && other.tone() == 0) {
      append_utf8(text, upper);
      break;
    }
  }
  if (!letter.upper())
    append_utf8(text, lower);
  if (letter.tone() != 0)
    append_utf8(text, kMarks[letter.tone()]);
  return text;
}

/// The 134 letters that are more than ASCII: 12 vowels in six tones less the six bare ones, and đ,
/// in both cases.
std::vector<char32_t> marked_letters() {
  std::vector<char32_t> letters;
  for (char32_t c = 0x80; c < kLetterLimit; ++c) {
    if (letter_of(c).known())
      letters.push_back(c);
  }
  return letters;
}

}  // namespace

TEST_CASE("there are 134 marked letters, half of them capitals") {
  const std::vector<char32_t> letters = marked_letters();
  CHECK(letters.size() == 134);
  CHECK(std::count_if(letters.begin(), letters.end(),
                      [](char32_t c) { return letter_of(c).upper(); }) == 67);
}

TEST_CASE("the 134 letters fold and match, in NFC, NFD and base with tone, in both cases") {
  for (const char32_t c : marked_letters()) {
    const std::string composed = utf8(c);
    CAPTURE(composed);
    const Letter letter = letter_of(c);
    const std::string base(1, kBaseLetters[letter.symbol()]);
    const std::string lower = utf8(kTonedLetters[letter.symbol()][letter.tone()]);
    for (const std::string& form : {composed, nfd(composed), base_and_tone(c)}) {
      CAPTURE(form);
      CHECK(fold(form) == base);
      CHECK(canonical(form) == lower);
      TokenList list;
      analyze(std::string("x").append(form).append(" ").append(form),
              list);  // inside a word and by itself
      REQUIRE(list.tokens.size() == 2);
      CHECK(list.folded(list.tokens[0]) == "x" + base);
      CHECK(list.canonical(list.tokens[0]) == "x" + lower);
      CHECK(list.folded(list.tokens[1]) == base);
      CHECK(list.canonical(list.tokens[1]) == lower);
      CHECK(bool{list.tokens[1].capitalised} == letter.upper());
      CHECK(bool{list.tokens[1].has_marks});
    }
  }
}

TEST_CASE("a tally counts capitals, tones and letters") {
  LetterTally tally;
  for (const char32_t c : std::u32string_view(U"ĐƯờng"))
    tally.add(letter_of(c));
  CHECK(tally.upper() == 2);
  CHECK(tally.toned() == 1);
  CHECK(tally.count() == 5);
  CHECK(tally.tone() == static_cast<unsigned>(letter_of(U'ờ').tone()));
  LetterTally most;
  for (std::size_t i = 0; i < LetterTally::kMost; ++i)
    most.add(letter_of(U'Ỵ'));
  CHECK(most.upper() == 255);
  CHECK(most.toned() == 255);
  CHECK(most.count() == 255);
}

}  // namespace timbao
