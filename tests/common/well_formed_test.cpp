#include "common/text/well_formed.h"

#include <doctest/doctest.h>

namespace timbao {

TEST_CASE("well-formed UTF-8 is valid, anything else is not") {
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8("Đà Nẵng \xEF\xBF\xBD"));
  CHECK_FALSE(is_valid_utf8("\xC4"));
  CHECK_FALSE(is_valid_utf8("a\xED\xA0\x80"));
}

TEST_CASE("repair puts U+FFFD for each bad sequence and leaves the rest") {
  CHECK(repair_utf8("Đà Nẵng") == "Đà Nẵng");
  CHECK(repair_utf8("a\xFF\xFE z") == "a\xEF\xBF\xBD\xEF\xBF\xBD z");
  CHECK(repair_utf8("à\xE1\xBA") == "à\xEF\xBF\xBD");
  CHECK(repair_utf8("") == "");
  CHECK(is_valid_utf8(repair_utf8("\x80\xC3\xE1\xBA\xF0\x9F")));
}

TEST_CASE("a letter ends behind its marks, joiners and selectors") {
  CHECK(letter_end("ab", 0) == 1);
  CHECK(letter_end("ế", 0) == 3);
  CHECK(letter_end("e\u0302\u0301t", 0) == 5);
  CHECK(letter_end("xe\u0302\u0301", 1) == 6);
  CHECK(letter_end("\u2764\uFE0F!", 0) == 6);
  CHECK(letter_end("a", 0) == 1);
  CHECK(extends_letter(0x301));
  CHECK_FALSE(extends_letter(U'ế'));
}

}  // namespace timbao
