// The syllable table against the grammar written down a second time, slowly and otherwise: every
// string of letters that this finds to be a syllable is in the table, and no other.
#include "common/text/letters.h"
#include "common/text/syllable.h"
#include "common/text/utf8.h"

#include <doctest/doctest.h>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace timbao {
namespace {

std::string utf8(std::u32string_view letters) {
  std::string text;
  for (const char32_t c : letters)
    append_utf8(text, c);
  return text;
}

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

/// The nuclei, each with the glides and finals it takes; "-" is nothing.
struct Row {
  std::u32string_view nucleus;
  std::u32string_view finals;
};
const std::vector<Row>& rows() {
  static const std::vector<Row> kRows = {
      {U"a", U"- i o u y c ch m n ng nh p t"},
      {U"ă", U"c m n ng p t"},
      {U"â", U"u y c m n ng p t"},
      {U"e", U"- o c m n ng p t"},
      {U"ê", U"- u ch m n nh p t"},
      {U"i", U"- u ch m n nh p t"},
      {U"ia", U"-"},
      {U"iê", U"u c m n ng p t"},
      {U"o", U"- i c m n ng p t"},
      {U"oo", U"c ng"},
      {U"oa", U"- i o y c ch m n ng nh p t"},
      {U"oă", U"c m n ng p t"},
      {U"oe", U"- o c m n ng p t"},
      {U"ô", U"- i c m n ng p t"},
      {U"ơ", U"- i m n p t"},
      {U"u", U"- i c m n ng p t"},
      {U"ua", U"-"},
      {U"uâ", U"y c m n ng p t"},
      {U"uê", U"- u ch n nh t"},
      {U"uô", U"i c m n ng p t"},
      {U"uơ", U"-"},
      {U"uy", U"- u ch m n nh p t"},
      {U"uya", U"-"},
      {U"uyê", U"n t"},
      {U"ư", U"- i u c m n ng p t"},
      {U"ưa", U"-"},
      {U"ươ", U"i u c m n ng p t"},
      {U"y", U"-"},
      {U"yê", U"u m n ng t"},
  };
  return kRows;
}

/// After qu, whose u is the glide: vowels without rounding of their own.
const std::vector<Row>& qu_rows() {
  static const std::vector<Row> kRows = {
      {U"a", U"- i o u y c ch m n ng nh p t"},
      {U"ă", U"c m n ng p t"},
      {U"â", U"u y c m n ng p t"},
      {U"e", U"- o c m n ng p t"},
      {U"ê", U"- u ch m n nh p t"},
      {U"i", U"- u ch m n nh p t"},
      {U"iê", U"n"},
      {U"ô", U"- i c m n ng p t"},
      {U"ơ", U"- i m n ng"},
      {U"y", U"- u ch m n nh p t"},
      {U"ya", U"-"},
      {U"yê", U"m n ng t u"},
  };
  return kRows;
}

std::vector<std::u32string> rimes_of(const std::vector<Row>& table) {
  std::vector<std::u32string> rimes;
  for (const Row& row : table) {
    std::u32string final_letters;
    for (const char32_t c : std::u32string(row.finals) + U' ') {
      if (c == U' ') {
        rimes.push_back(std::u32string(row.nucleus) +
                        (final_letters == U"-" ? U"" : final_letters));
        final_letters.clear();
      } else {
        final_letters += c;
      }
    }
  }
  return rimes;
}

/// Spelling of an onset before a rime, or nothing where it is not written so.
std::u32string spell(const std::u32string& onset, const std::u32string& rime) {
  const char32_t first = rime[0];
  if (onset == U"qu")
    return onset + rime;
  const bool front = contains(U"iêey", first);
  const bool hard = onset == U"k" || onset == U"gh" || onset == U"ngh";
  const bool soft = onset == U"c" || onset == U"g" || onset == U"ng";
  if ((hard && !front) || (soft && front))
    return {};
  if (onset.empty() ? rime.starts_with(U"iê") : rime.starts_with(U"yê"))
    return {};
  if (onset != U"gi")
    return onset + rime;
  if (rime == U"ia" || rime == U"iu" || first == U'ê' || first == U'y')
    return {};
  return first == U'i' ? U"g" + rime : onset + rime;
}

bool is_stop(const std::u32string& rime) {
  return contains(U"cpt", rime.back()) || rime.ends_with(U"ch");
}

/// The syllables without their tones, and how many tones each takes.
std::map<std::u32string, int> toneless_syllables() {
  std::map<std::u32string, int> found;
  const std::vector<std::u32string> onsets = {
      U"",  U"b",  U"c",   U"ch", U"d", U"đ",  U"g",  U"gh", U"gi", U"h", U"k",  U"kh", U"l", U"m",
      U"n", U"ng", U"ngh", U"nh", U"p", U"ph", U"qu", U"r",  U"s",  U"t", U"th", U"tr", U"v", U"x"};
  for (const std::u32string& onset : onsets) {
    for (const std::u32string& rime : rimes_of(onset == U"qu" ? qu_rows() : rows())) {
      if (const std::u32string spelled = spell(onset, rime); !spelled.empty())
        found[spelled] = is_stop(rime) ? 2 : 6;
    }
  }
  return found;
}

/// Every spelling that puts tone mark `tone` on a vowel of `letters`.
std::vector<std::u32string> placements(const std::u32string& letters, std::size_t tone) {
  std::vector<std::u32string> all;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (!is_vowel(symbol_of(letters[i])))
      continue;
    std::u32string marked = letters;
    marked[i] = kTonedLetters[symbol_of(letters[i])][tone];
    all.push_back(marked);
  }
  return all;
}

}  // namespace

TEST_CASE("the table holds the 18,696 syllables that the grammar spells") {
  std::size_t total = 0;
  std::set<SyllableCode> codes;
  for (const auto& [letters, tones] : toneless_syllables()) {
    total += static_cast<std::size_t>(tones);
    for (std::size_t tone = 0; tone < 6; ++tone) {
      const bool takes = tones == 6 || tone == 2 || tone == 5;
      std::set<SyllableCode> of_tone;
      for (const std::u32string& written : placements(letters, tone)) {
        const SyllableCode code = parse_syllable(utf8(written));
        CAPTURE(utf8(written));
        REQUIRE((code != kNoSyllable) == takes);
        if (takes && utf8(written) != "gịa")
          of_tone.insert(code);
      }
      if (!takes)
        continue;
      const std::string spelled = utf8(letters);
      CAPTURE(spelled);
      REQUIRE(of_tone.size() == 1);  // every placement of the mark is the same word
      REQUIRE(codes.insert(*of_tone.begin()).second);
      REQUIRE(parts(*of_tone.begin()).tone == static_cast<Tone>(tone));
    }
  }
  CHECK(total == kGrammarSyllableCount);
  CHECK(codes.size() == kGrammarSyllableCount);
}

TEST_CASE("no other string of up to four letters is a syllable") {
  const std::map<std::u32string, int> grammar = toneless_syllables();
  std::u32string letters;
  std::size_t wrong = 0;
  const auto try_all = [&](const auto& self, std::size_t left) -> void {
    if (!letters.empty() && (parse_syllable(std::u32string_view(letters)) != kNoSyllable) !=
                                (grammar.count(letters) != 0 && grammar.at(letters) == 6))
      ++wrong;  // without a tone, stop rimes are none
    if (left == 0)
      return;
    for (const char32_t c : kAlphabet) {
      letters.push_back(c);
      self(self, left - 1);
      letters.pop_back();
    }
  };
  try_all(try_all, 4);
  CHECK(wrong == 0);
}

TEST_CASE("i and y are one in the folded key of 15 pairs of words in use, and nowhere else") {
  const std::vector<std::pair<const char*, const char*>> pairs = {
      {"hi", "hy"}, {"hí", "hý"}, {"kì", "kỳ"}, {"kí", "ký"}, {"kĩ", "kỹ"},
      {"kị", "kỵ"}, {"lì", "lỳ"}, {"lí", "lý"}, {"mì", "mỳ"}, {"mĩ", "mỹ"},
      {"sĩ", "sỹ"}, {"ti", "ty"}, {"tí", "tý"}, {"tỉ", "tỷ"}, {"quí", "quý"}};
  for (const auto& [with_i, with_y] : pairs) {
    const std::string word = with_i;
    CAPTURE(word);
    const SyllableCode i = parse_syllable(with_i);
    const SyllableCode y = parse_syllable(with_y);
    CHECK(i != y);
    CHECK(iy_variant(i) == y);
    CHECK(folded_key(i) == folded_key(y));
  }
}

}  // namespace timbao
