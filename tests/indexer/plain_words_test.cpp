#include "indexer/input/html/plain_words.h"

#include "common/text/analyzer.h"

#include <doctest/doctest.h>
#include <string_view>

using timbao::plain_words;

TEST_CASE("plain words are lower case, without marks, one space apart") {
  CHECK(plain_words("  Tin LIÊN quan: ") == "tin lien quan");
  CHECK(plain_words("Đọc nhiều — nhất…") == "doc nhieu nhat");
  CHECK(plain_words("Ti\xCC\x81nh 3/2") == "tinh 3 2");  // marks apart from their letters
  CHECK(plain_words("x.vn") == "x vn");
  CHECK(plain_words("\xC2\xA0»…«").empty());
  CHECK(plain_words("Москва Łódź") == "Москва Łodź");
}

TEST_CASE("plain words of Vietnamese words are their folded form") {
  for (const std::string_view word :
       {"người", "Nghiêng", "ĐƯỜNG", "khuỷu", "quýt", "Thuở", "ăn", "ở"}) {
    CAPTURE(word);
    CHECK(plain_words(word) == timbao::fold(word));
  }
}
