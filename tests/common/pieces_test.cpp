#include "common/text/pieces.h"

#include <doctest/doctest.h>
#include <string>

namespace timbao {

TEST_CASE("pieces end at line breaks, else at blanks, else between letters") {
  struct Case {
    std::string text;
    std::string_view piece;
  };
  for (const Case& one : {Case{"ngắn", "ngắn"}, Case{"một hai\nba bốn năm", "một hai\n"},
                          Case{"một hai ba bốn năm", "một hai "}, Case{"ếếếếếế", "ếếế"}}) {
    std::string_view rest = one.text;
    CHECK(take_piece(rest, 11) == one.piece);
  }
}

TEST_CASE("pieces are the whole text, in order, each within the limit") {
  std::string text;
  for (int i = 0; i < 500; ++i)
    text += "Đường Trần Hưng Đạo số " + std::to_string(i) + (i % 7 == 0 ? "\n" : ", ");
  std::string together;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view piece = take_piece(rest, 100);
    CHECK(!piece.empty());
    CHECK(piece.size() <= 100);
    together += piece;
  }
  CHECK(together == text);
}

TEST_CASE("bytes that are no letters end, too") {
  const std::string bytes(1000, '\x80');
  std::size_t pieces = 0;
  for (std::string_view rest = bytes; !rest.empty(); ++pieces)
    CHECK(!take_piece(rest, 100).empty());
  CHECK(pieces <= 1000);
}

}  // namespace timbao
