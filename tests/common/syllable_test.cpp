#include "common/text/syllable.h"

#include "common/text/syllable_grammar.h"
#include "common/text/syllable_table.h"

#include <array>
#include <doctest/doctest.h>
#include <set>
#include <string>
#include <vector>

namespace timbao {
namespace {

std::string spelled(SyllableCode code) {
  return code == kNoSyllable ? "-" : std::string(spelling(code));
}
std::string canonical_of(std::string_view word) { return spelled(parse_syllable(word)); }

SyllableCode code_at(std::size_t index) { return static_cast<SyllableCode>(index); }

}  // namespace

TEST_CASE("every one of the 18,696 syllables of the grammar, and gịa, round-trips") {
  CHECK(kGrammarSyllableCount == 18696);
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < kSyllableCount; ++i) {
    const SyllableCode code = code_at(i);
    CAPTURE(spelled(code));
    REQUIRE(parse_syllable(spelling(code)) == code);
    seen.insert(spelling(code));
  }
  CHECK(seen.size() == kSyllableCount);
}

TEST_CASE("the table in the program is the one that the rules make") {
  const auto made = build_syllable_table();
  CHECK(hash_of(kSyllableTable) == kSyllableTableHash);
  CHECK(hash_of(*made) == kSyllableTableHash);
  CHECK(made->by_letters.slots() == kSyllableTable.by_letters.slots());
  CHECK(made->by_base.slots() == kSyllableTable.by_base.slots());
  CHECK(made->form_of == kSyllableTable.form_of);
  for (std::size_t i = 0; i < kSyllableTable.forms.size(); ++i) {
    REQUIRE(made->forms[i].first == kSyllableTable.forms[i].first);
    REQUIRE(made->forms[i].iy_form == kSyllableTable.forms[i].iy_form);
  }
}

TEST_CASE("the codes of one folded key are one range, and the ranges follow one another") {
  SyllableCode next = 0;
  while (next < kSyllableCount) {
    const CodeRange range = fold_range(next);
    REQUIRE(range.first == next);
    CHECK(fold_range(folded_key(next)) == range);
    for (std::size_t i = range.first; i <= range.last; ++i)
      REQUIRE(folded_key(code_at(i)) == folded_key(next));
    if (range.last + 1U < kSyllableCount)
      REQUIRE(folded_key(code_at(range.last + 1U)) > folded_key(next));
    next = static_cast<SyllableCode>(range.last + 1);
  }
}

TEST_CASE("old and new tone placement give one code, written the old way") {
  const std::vector<std::array<const char*, 2>> pairs = {
      {"hoà", "hòa"},     {"thuỷ", "thủy"},   {"khoẻ", "khỏe"},  {"qúa", "quá"},
      {"gía", "giá"},     {"tíêng", "tiếng"}, {"hòan", "hoàn"},  {"HOÀ", "hòa"},
      {"Đưởng", "đưởng"}, {"quí", "quí"},     {"qúy", "quý"},    {"thuở", "thuở"},
      {"khuỷu", "khuỷu"}, {"gìn", "gìn"},     {"xoóng", "xoóng"}};
  for (const auto& [written, expected] : pairs) {
    const std::string word = written;
    CAPTURE(word);
    CHECK(canonical_of(word) == expected);
  }
}

TEST_CASE("only in gịa does the place of the mark tell words apart") {
  CHECK(canonical_of("gịa") == "gịa");
  CHECK(canonical_of("giạ") == "giạ");
  CHECK(parse_syllable("gịa") != parse_syllable("giạ"));
  CHECK(fold_range(parse_syllable("gịa")) == fold_range(parse_syllable("giạ")));
  CHECK(parts(parse_syllable("gịa")).rime == "ia");
  CHECK(canonical_of("gìa") == "già");
}

TEST_CASE("words outside the grammar are no syllables") {
  for (const char* word : {"",    "gii",    "đắk",      "krông",  "wifi", "cáć", "cach", "tấṕ",
                           "kà",  "ngề",    "cỉ",       "yên1",   "ñ",    "q",   "quu",  "đđ",
                           "a b", "tiếngg", "nghiêngg", "ba\xCC", "\xFF", "iêu", "byên", "ôtô"}) {
    CAPTURE(word);
    CHECK(parse_syllable(word) == kNoSyllable);
  }
}

TEST_CASE("decomposed letters and misordered marks are read alike") {
  for (const char* word :
       {"cậu", "cạ\u0302u", "ca\u0323\u0302u", "ca\u0302\u0323u", "câ\u0323u", "cậu"}) {
    CAPTURE(word);
    CHECK(canonical_of(word) == "cậu");
  }
  CHECK(canonical_of("ngu\u031Bo\u031B\u0300i") == "người");
  CHECK(canonical_of("ngươ\u0300i") == "người");
  CHECK(canonical_of("D\u0336ó") == "đó");
  CHECK(parse_syllable(U"Đường") == parse_syllable("đường"));
}

TEST_CASE("y and i meet in the folded key where they are one sound") {
  const std::vector<std::array<const char*, 2>> pairs = {
      {"hi", "hy"}, {"kì", "kỳ"}, {"kĩ", "kỹ"},   {"lí", "lý"},     {"mĩ", "mỹ"},
      {"sĩ", "sỹ"}, {"tỉ", "tỷ"}, {"quí", "quý"}, {"quít", "quýt"}, {"quính", "quýnh"}};
  for (const auto& [with_i, with_y] : pairs) {
    const std::string word = with_i;
    CAPTURE(word);
    const SyllableCode i = parse_syllable(with_i);
    const SyllableCode y = parse_syllable(with_y);
    CHECK(i != y);
    CHECK(folded_key(i) == folded_key(y));
    CHECK(iy_variant(i) == y);
    CHECK(iy_variant(y) == i);
  }
  for (const auto& [with_i, with_y] : std::vector<std::array<const char*, 2>>{
           {"í", "ý"}, {"vi", "vy"}, {"thi", "thy"}, {"tai", "tay"}, {"thúi", "thúy"}}) {
    const std::string word = with_i;
    CAPTURE(word);
    CHECK(folded_key(parse_syllable(with_i)) != folded_key(parse_syllable(with_y)));
    CHECK(iy_variant(parse_syllable(with_y)) == kNoSyllable);
  }
}

TEST_CASE("fold_range takes y and i as typed, and refuses what no syllable folds to") {
  CHECK(fold_range("ky") == fold_range("ki"));
  CHECK(fold_range("quy") == fold_range("qui"));
  CHECK(fold_range("quyt") == fold_range("quit"));
  CHECK(fold_range("thy") != fold_range("thi"));
  CHECK(fold_range("duong").contains(parse_syllable("đường")));
  CHECK(fold_range("duong").contains(parse_syllable("dưỡng")));
  for (const char* word : {"", "xyz", "www", "đ", "nghieengg", "krong"})
    CHECK(fold_range(word).empty());
}

TEST_CASE("marks that were typed must agree, marks left out need not") {
  const SyllableCode duong = parse_syllable("đường");
  for (const char* typed : {"duong", "đuong", "dương", "đường", "đuờng", "DƯƠNG", "du\u031Bong"}) {
    CAPTURE(typed);
    CHECK(agrees_on_marks(typed, duong));
  }
  for (const char* typed : {"đướng", "dúong", "đuông", "duon", "tuong", "", "đườngx"}) {
    CAPTURE(typed);
    CHECK_FALSE(agrees_on_marks(typed, duong));
  }
  CHECK(agrees_on_marks("tieng", parse_syllable("tiếng")));
  CHECK(agrees_on_marks("ki", parse_syllable("kỳ")));
  CHECK_FALSE(agrees_on_marks("đuong", parse_syllable("dương")));
}

TEST_CASE("has_marks is false for bare ASCII alone") {
  CHECK_FALSE(has_marks(parse_syllable("ba")));
  CHECK(has_marks(parse_syllable("bà")));
  CHECK(has_marks(parse_syllable("bơ")));
  CHECK(has_marks(parse_syllable("đi")));
}

}  // namespace timbao
