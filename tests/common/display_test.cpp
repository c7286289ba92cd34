#include "common/text/display.h"

#include "common/text/utf8.h"
#include "common/text/well_formed.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace timbao;
using namespace std::string_literals;

TEST_CASE("display_width counts columns, not bytes or code points") {
  struct Case {
    std::string text;
    std::size_t columns;
  };
  const std::vector<Case> cases{
      {"", 0},       {"abc", 3},  {"Đường phố", 9}, {"Đu\u031Bo\u031B\u0300ng", 5},  // NFD
      {"習近平", 6}, {"ＡＢ", 4}, {"😀", 2},         {"a\u200Bb\u202Ec", 3},
      {"한국", 4},   {"“…”", 3},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(display_width(row.text) == row.columns);
  }
}

TEST_CASE("wrap_lines cuts messages at words and sets what is cut off further in") {
  struct Case {
    std::string text;
    std::size_t columns;
    std::string wrapped;
  };
  const std::vector<Case> cases{
      {"", 10, ""},
      {"\n", 10, "\n"},
      {"hint: one two three four five six\nx\n", 24, "hint: one two three\n  four five six\nx\n"},
      {"  a.json: chuỗi không đóng lại", 26, "  a.json: chuỗi không\n    đóng lại"},
      {"just as wide as it is", 21, "just as wide as it is"},
      {"not for a terminal, so as it is", 0, "not for a terminal, so as it is"},
      {"narrow terminals get twenty columns", 3, "narrow terminals get\n  twenty columns"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(wrap_lines(row.text, row.columns) == row.wrapped);
  }
}

TEST_CASE("terminal_safe leaves nothing that drives a terminal") {
  struct Case {
    std::string text;
    std::string safe;
  };
  const std::vector<Case> cases{
      {"plain", "plain"},
      {"\x1b[31mđỏ\x1b[0m", "[31mđỏ[0m"},
      {"\x1b]0;title\x07x", "]0;titlex"},
      {"a\u009B2Jb", "a2Jb"},  // C1 form of ESC [
      {"\u202Egnp.exe\u202C", "gnp.exe"},
      {"\u2066x\u2069\u200F", "x"},
      {"a\0b"s, "ab"},
      {"line\r\nbreak\tand  spaces \n", "line break and spaces"},
      {"bad \xC3( \xED\xA0\x80 \xFF", "bad \uFFFD( \uFFFD\uFFFD\uFFFD \uFFFD"},
      {"cut \xE1\xBB", "cut \uFFFD"},
      {"soft\u00ADhyphen", "softhyphen"},
      {"a\u2028b", "a b"},
      {"Vie\u0323\u0302t", "Vie\u0323\u0302t"},
      {"  ", ""},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(terminal_safe(row.text) == row.safe);
  }
}

TEST_CASE("terminal_safe keeps at most eight marks on a letter") {
  std::string text = "a";
  for (int i = 0; i < 1000; ++i) {
    text += "\u0301";
  }
  CHECK(terminal_safe(text).size() == 1 + 8 * 2);
}

TEST_CASE("append_clean gives the same whether a text comes whole or in pieces") {
  const std::string text = "một  hai\n\tba \u202E bốn\x1b[0m";
  std::string whole;
  append_clean(text, CleanMode::kLine, whole);
  for (std::size_t cut = 0; cut < text.size(); ++cut) {
    if ((static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80) {
      continue;
    }
    std::string pieces;
    append_clean(std::string_view(text).substr(0, cut), CleanMode::kLine, pieces);
    append_clean(std::string_view(text).substr(cut), CleanMode::kLine, pieces);
    CAPTURE(cut);
    CHECK(pieces == whole);
  }
}

TEST_CASE("append_clean with kText keeps line breaks and spaces") {
  std::string out;
  append_clean("a  b\r\nc\td\x07", CleanMode::kText, out);
  CHECK(out == "a  b\nc d");
}

TEST_CASE("truncate_columns cuts between letters and says so") {
  CHECK(truncate_columns("Hà Nội", 6) == "Hà Nội");
  CHECK(truncate_columns("Hà Nội", 5) == "Hà N…");
  CHECK(truncate_columns("Ha\u0300 Nội", 3) == "Ha\u0300…");
  CHECK(truncate_columns("習近平", 4) == "習…");
  CHECK(truncate_columns("x", 0).empty());
}

namespace {

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  for (const LineSpan& line : wrap_columns(text, columns)) {
    lines.emplace_back(text.substr(line.begin, line.end - line.begin));
  }
  return lines;
}

}  // namespace

TEST_CASE("wrap_columns breaks at spaces, and inside a word only when it must") {
  using Lines = std::vector<std::string>;
  struct Case {
    std::string text;
    std::size_t columns;
    Lines lines;
  };
  const std::vector<Case> cases{
      {"", 10, {""}},
      {"một hai ba", 10, {"một hai ba"}},
      {"một hai ba", 9, {"một hai", "ba"}},
      {"một hai ba", 7, {"một hai", "ba"}},
      {"một  hai", 4, {"một", "hai"}},
      {"abcdefgh", 3, {"abc", "def", "gh"}},
      {"ab cdefgh", 4, {"ab", "cdef", "gh"}},
      {"mo\u0323\u0302t", 1, {"m", "o\u0323\u0302", "t"}},
      {"習近平主席", 4, {"習近", "平主", "席"}},
      {"a\n\nb", 5, {"a", "", "b"}},
      {"習", 1, {"習"}},
      {"một hai ", 7, {"một hai "}},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CAPTURE(row.columns);
    CHECK(wrapped(row.text, row.columns) == row.lines);
  }
}

TEST_CASE("wrapped lines hold all but spaces of the text and fit") {
  const std::string text =
      "Sáng 12/3, ông Nguyễn Văn A (習近平) nói: “Không có gì quý hơn độc lập, tự do” – " +
      std::string(50, 'x') + " hết.";
  for (std::size_t columns = 2; columns < 60; ++columns) {
    std::string joined;
    for (const std::string& line : wrapped(text, columns)) {
      CAPTURE(columns);
      CAPTURE(line);
      CHECK(display_width(terminal_safe(line)) <= columns);
      joined += line;
    }
    std::string expected = text;
    std::erase(joined, ' ');
    std::erase(expected, ' ');
    CHECK(joined == expected);
  }
}

TEST_CASE("repair_utf8 replaces only what is ill-formed") {
  CHECK(repair_utf8("Việt") == "Việt");
  CHECK(repair_utf8("Vi\xE1\xBBt\xFF") == "Vi\uFFFDt\uFFFD");
  CHECK(repair_utf8("\uFFFD") == "\uFFFD");
  CHECK(is_valid_utf8("Việt \uFFFD"));
  CHECK_FALSE(is_valid_utf8("\xC0\x80"));
}
