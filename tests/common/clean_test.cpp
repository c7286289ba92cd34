#include "common/text/clean.h"

#include "common/text/utf8.h"
#include "tests/support/token_text.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace timbao {
namespace {

std::string repaired(std::u32string word) {
  repair_word(word);
  std::string text;
  for (const char32_t c : word)
    append_utf8(text, c);
  return text;
}

std::string folded(std::string_view text) {
  std::string out;
  append_folded(out, text);
  return out;
}

}  // namespace

TEST_CASE("characters are what they count as") {
  struct Case {
    char32_t c;
    char32_t clean;
    CharKind kind;
  };
  const std::vector<Case> cases = {
      {U'a', U'a', CharKind::kLetter},          {U'Ệ', U'Ệ', CharKind::kLetter},
      {U'ß', U'ß', CharKind::kLetter},          {U'7', U'7', CharKind::kDigit},
      {0xB2, U'2', CharKind::kDigit},           {0x2082, U'2', CharKind::kDigit},
      {0x0663, U'3', CharKind::kDigit},         {0xFF15, U'5', CharKind::kDigit},
      {0xFF21, U'A', CharKind::kLetter},        {0x00A0, U' ', CharKind::kSpace},
      {0x3000, U' ', CharKind::kSpace},         {0x202F, U' ', CharKind::kSpace},
      {U'\t', U' ', CharKind::kSpace},          {U'\n', U'\n', CharKind::kNewline},
      {0x2028, U'\n', CharKind::kNewline},      {0x0C, U'\n', CharKind::kNewline},
      {0xAD, 0xAD, CharKind::kDeleted},         {0x200C, 0x200C, CharKind::kDeleted},
      {0x2060, 0x2060, CharKind::kDeleted},     {0xFEFF, 0xFEFF, CharKind::kDeleted},
      {0x202A, 0x202A, CharKind::kDeleted},     {0x00, 0x00, CharKind::kDeleted},
      {0x200B, 0x200B, CharKind::kZeroSpace},   {0x2019, U'\'', CharKind::kApostrophe},
      {0x2BC, U'\'', CharKind::kApostrophe},    {0x201C, U'"', CharKind::kSeparator},
      {0xAB, U'"', CharKind::kSeparator},       {0x2013, U'-', CharKind::kSeparator},
      {0x2212, U'-', CharKind::kSeparator},     {0x301, 0x301, CharKind::kMark},
      {U'習', U'習', CharKind::kIdeograph},     {U'ไ', U'ไ', CharKind::kIdeograph},
      {0x1F600, 0x1F600, CharKind::kSeparator}, {kReplacement, kReplacement, CharKind::kSeparator},
  };
  for (const Case& one : cases) {
    CAPTURE(static_cast<unsigned>(one.c));
    CHECK(clean_char(one.c).c == one.clean);
    CHECK(clean_char(one.c).kind == one.kind);
  }
}

TEST_CASE("ligatures, Roman numerals and the numero sign stand for letters") {
  CHECK(expansion(0xFB01) == U"fi");
  CHECK(expansion(0x2163) == U"IV");
  CHECK(expansion(0x2173) == U"iv");
  CHECK(expansion(0x2116) == U"No");
  CHECK(expansion(U'a').empty());
  CHECK(test::base_text("ﬁlm") == "film");
}

TEST_CASE("look-alikes of Đ are Đ, but not in Icelandic") {
  CHECK(repaired(U"Ðà") == "Đà");
  CHECK(repaired(U"Ɖà") == "Đà");
  CHECK(repaired(U"ðường") == "đường");
  CHECK(repaired(U"D\u0336ó") == "Đó");
  CHECK(repaired(U"d\u0335i") == "đi");
  CHECK(repaired(U"Guðmundsþ") == "Guðmundsþ");
  CHECK(test::base_text("Ðà Nẵng") == "đà nẵng");
}

TEST_CASE("Cyrillic and Greek letters are Latin ones in words that are partly Latin") {
  CHECK(repaired(U"\u041Dà") == "Hà");
  CHECK(repaired(U"\u0421ovid") == "Covid");
  CHECK(repaired(U"\u039Dam") == "Nam");
  CHECK(repaired(U"Москва") == "Москва");
  CHECK(test::base_text("\u041Dà N\u043Ei") == "hà noi");
}

TEST_CASE("marks in any order give the letter") {
  for (const char* word :
       {"tiê\u0301ng", "tie\u0302\u0301ng", "tie\u0301\u0302ng", "tié\u0302ng"}) {
    CAPTURE(word);
    CHECK(test::base_text(word) == "tiếng");
  }
  for (const char* word : {"ngu\u031Bo\u031B\u0300i", "ngu\u031Bo\u0300\u031Bi", "ngươ\u0300i",
                           "ngư\u00F2\u031Bi", "ngư\u01A1\u0340i"}) {
    CAPTURE(std::string(word));
    CHECK(test::base_text(word) == "người");
  }
  CHECK(test::base_text("ẹ\u0302") == "ệ");
  CHECK(test::base_text("ă\u0323") == "ặ");
}

TEST_CASE("deleted characters are as if not there, inside words too") {
  CHECK(test::base_text("đườ\u00ADng") == "đường");
  CHECK(test::base_text("\uFEFFHà\u200D Nội\u200E") == "hà nội");
  CHECK(test::base_text(std::string("N\0am", 4)) == "nam");
}

TEST_CASE("a zero-width space parts words, but not a syllable cut in two") {
  CHECK(test::base_text("Hà\u200BNội") == "hà nội");
  CHECK(test::base_text("thủ\u200Btướng\u200Bchính\u200Bphủ") == "thủ tướng chính phủ");
  CHECK(test::base_text("trườ\u200Bng") == "trường");
  CHECK(test::base_text("nghi\u200Bệp") == "nghi ệp");
  CHECK(test::base_text("a\u200B") == "a");
}

TEST_CASE("case has no locale: İ is i, ı stays") {
  CHECK(to_lower(U'İ') == U'i');
  CHECK(to_lower(U'Ỵ') == U'ỵ');
  CHECK(to_lower(U'Я') == U'я');
  CHECK(is_upper(U'Đ'));
  CHECK_FALSE(is_upper(U'đ'));
  CHECK(test::base_text("NỘI İSTANBUL") == "nội istanbul");
}

TEST_CASE("folding leaves ASCII where there are Latin letters") {
  CHECK(folded("đường") == "duong");
  CHECK(folded("straße") == "strasse");
  CHECK(folded("smørrebrød") == "smorrebrod");
  CHECK(folded("łódź") == "lodz");
  CHECK(folded("æsir þór") == "aesir thor");
  CHECK(folded("москва") == "москва");
  CHECK(folded("é1ž") == "e1z");
}

TEST_CASE("compose is NFC and nothing else") {
  CHECK(compose(U"e\u0302\u0301") == U"ế");
  CHECK(compose(U"½™…") == U"½™…");
}

}  // namespace timbao
