#include "searcher/results/column_map.h"

#include "common/text/display.h"
#include "common/text/utf8.h"

#include <doctest/doctest.h>
#include <random>
#include <string>
#include <vector>

using namespace timbao;

namespace {

/// Columns of each prefix that ends with a letter, the slow way; the others hold the last one.
std::vector<std::uint32_t> slow_columns(const std::string& text) {
  std::vector<std::uint32_t> columns(text.size() + 1);
  bool space = true;
  std::uint32_t sum = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const char c = text[pos];
    std::size_t end = pos;
    const bool white = c == ' ' || (c >= '\t' && c <= '\r');
    const int width = column_width(next_code_point(text, end));
    sum += white ? (space ? 0U : 1U) : static_cast<std::uint32_t>(width);
    space = white;
    pos = end;
    columns[end] = sum;
  }
  return columns;
}

std::vector<std::size_t> bounds(const std::string& text) {
  std::vector<std::size_t> ends{0};
  for (std::size_t pos = 0; pos < text.size(); ends.push_back(pos))
    (void)next_code_point(text, pos);
  return ends;
}

}  // namespace

TEST_CASE("columns of any range are those of its letters, white space once") {
  const std::vector<std::string> letters{"a",  "Đ", "ế",      "ợ",        " ",  " ", "\n",
                                         "習", "ợ", "\u200B", "\xCC\x81", "ᄀ", "😀", "\u00A0",
                                         "ỹ",  "-", ".",      "\u1E00",   "\t", "x", "\x1b"};
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const std::size_t kinds = round % 3 == 0 ? 4 : letters.size();
    for (int i = 0; i < 150; ++i)
      text += letters[random() % kinds];
    const ColumnMap map(text);
    const std::vector<std::uint32_t> slow = slow_columns(text);
    CAPTURE(text);
    for (const std::size_t end : bounds(text))
      REQUIRE(map.columns(0, end) == slow[end]);
    const std::vector<std::size_t> all = bounds(text);
    const std::size_t middle = all[all.size() / 3];
    CHECK(map.columns(middle, text.size()) == slow[text.size()] - slow[middle]);
  }
}

TEST_CASE("an ill-formed text has columns too") {
  CHECK(ColumnMap("").columns(0, 0) == 0);
  const std::string later(1000, '\x80');
  CHECK(ColumnMap(later).columns(0, later.size()) > 300);
  const std::string invalid(1000, '\xFF');
  CHECK(ColumnMap(invalid).columns(0, invalid.size()) == 1000);
}
