// fold, canonical and to_nfc of analyzer.h.
#include "common/text/analyzer.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace timbao {
namespace {

struct Case {
  const char* text;
  const char* expected;
};

}  // namespace

TEST_CASE("fold leaves letters without marks, lower case, and all else as it counts") {
  const std::vector<Case> cases = {
      {"", ""},
      {"Đà Nẵng", "da nang"},
      {"ĐẮK LẮK, Krông Pắc!", "dak lak, krong pac!"},
      {"Thuỷ / thủy", "thuy / thuy"},
      {"Ðà", "da"},
      {"te\u0301\u0302t", "tet"},
      {"1.000.000đ", "1.000.000d"},
      {"“nháy”\u00A0–", "\"nhay\" -"},
      {"Straße Łódź", "strasse lodz"},
  };
  for (const Case& one : cases) {
    CAPTURE(std::string(one.text));
    CHECK(fold(one.text) == one.expected);
    CHECK(fold(fold(one.text)) == one.expected);
  }
}

TEST_CASE("fold leaves y as it is written: only keys of tokens have i for it") {
  CHECK(fold("Mỹ") == "my");
  CHECK(fold("mĩ") == "mi");
}

TEST_CASE("canonical keeps the marks and puts tones in their place") {
  const std::vector<Case> cases = {
      {"Hoà Bình", "hòa bình"},
      {"KHOẺ", "khỏe"},
      {"qúa", "quá"},
      {"GỊA giạ", "gịa giạ"},
      {"đưọc ngưòi", "được người"},
      {"Đăk Lăk", "đăk lăk"},
      {"a\u0301\u0302", "ấ"},
      {"TP.HCM", "tp.hcm"},
      {"K\u2019Krajan", "k'krajan"},
  };
  for (const Case& one : cases) {
    CAPTURE(std::string(one.text));
    CHECK(canonical(one.text) == one.expected);
    CHECK(canonical(canonical(one.text)) == one.expected);
  }
}

TEST_CASE("to_nfc composes and cleans but keeps letters, case, quotes and tone placement") {
  const std::vector<Case> cases = {
      {"Ho\u0061\u0300 “Bình” – ½™…", "Hoà “Bình” – ½™…"},
      {"te\u0301\u0302t", "tết"},
      {"đườ\u00ADng\uFEFF", "đường"},
      {"Hà\u200BNội", "Hà Nội"},
      {"trườ\u200Bng", "trường"},
      {"tháng\u200B12", "tháng 12"},
      {"một\u00A0hai\u3000ba", "một hai ba"},
      {"Ðà Nẵng", "Đà Nẵng"},
      {"dòng\r\nhai\tba", "dòng\r\nhai\tba"},
      {"a\x01"
       "b",
       "ab"},
      {"\xFF", "\uFFFD"},
      {"\U0001F468\u200D\U0001F469", "\U0001F468\u200D\U0001F469"},
      {"習近平 が", "習近平 が"},
  };
  for (const Case& one : cases) {
    CAPTURE(std::string(one.text));
    CHECK(to_nfc(one.text) == one.expected);
    CHECK(to_nfc(to_nfc(one.text)) == one.expected);
  }
}

}  // namespace timbao
