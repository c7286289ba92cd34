#include "common/text/number.h"

#include "tests/support/token_text.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace timbao {

TEST_CASE("a dot parts thousands, a comma decimals, as Vietnamese newspapers write") {
  struct Case {
    const char* written;
    const char* key;
    const char* other;
  };
  const std::vector<Case> cases = {
      {"7", "7", ""},
      {"1.000", "1000", ""},
      {"1.000.000", "1000000", ""},
      {"1,5", "1,5", ""},
      {"1.234,5", "1234,5", ""},
      {"1,234.5", "1234.5", ""},
      {"1,500", "1,500", "1500"},
      {"100,000,000", "100000000", ""},
      {"3.14", "3.14", ""},
      {"30.12", "30.12", ""},
      {"30.12.2020", "30.12.2020", ""},
      {"0912.345.678", "0912.345.678", "0912345678"},
      {"0.500", "0.500", ""},
      {"1.0000", "1.0000", ""},
      {"1,2,3", "1,2,3", ""},
      {"1.2,3.4", "1.2,3.4", ""},
  };
  for (const Case& one : cases) {
    CAPTURE(std::string(one.written));
    const NumberReading reading = read_number(one.written);
    CHECK(reading.key == one.key);
    CHECK(reading.other == one.other);
  }
}

TEST_CASE("scaling moves the decimal point and keeps what is left of the decimals") {
  struct Case {
    const char* number;
    unsigned zeros;
    const char* product;
  };
  const std::vector<Case> cases = {
      {"1,5", 6, "1500000"},
      {"30", 12, "30000000000000"},
      {"0,25", 3, "250"},
      {"1,2345", 3, "1234,5"},
      {"0", 6, "0"},
      {"1.5", 6, "1500000"},
      {"1,50", 0, "1,5"},
      {"1.2.3", 3, ""},
      {"1234567890123", 6, ""},
  };
  for (const Case& one : cases) {
    CAPTURE(std::string(one.number));
    CHECK(scale_number(one.number, one.zeros) == one.product);
  }
}

TEST_CASE("numbers in text: separators only between digits") {
  CHECK(test::token_text("1.000, 2.000.") == "1000 2000");
  CHECK(test::token_text("1,500") == "1,500 [1500]");
  CHECK(test::token_text("12..5") == "12 5");
  CHECK(test::token_text("\uFF11\uFF0C\uFF15") == "1,5");
  CHECK(test::token_text("\u0661\u0662") == "12");
}

}  // namespace timbao
