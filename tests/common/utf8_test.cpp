#include "common/text/utf8.h"

#include <doctest/doctest.h>
#include <string>
#include <unicode/unistr.h>
#include <vector>

namespace timbao {
namespace {

std::vector<char32_t> read_all(std::string_view text) {
  std::vector<char32_t> points;
  for (std::size_t at = 0; at < text.size();)
    points.push_back(next_code_point(text, at));
  return points;
}

std::vector<char32_t> read_by_icu(const std::string& text) {
  const icu::UnicodeString read = icu::UnicodeString::fromUTF8(text);
  std::vector<char32_t> points;
  for (std::int32_t at = 0; at < read.length(); at = read.moveIndex32(at, 1))
    points.push_back(static_cast<char32_t>(read.char32At(at)));
  return points;
}

}  // namespace

TEST_CASE("every code point round-trips, and surrogates become U+FFFD") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    std::string text;
    append_utf8(text, c);
    std::size_t at = 0;
    const char32_t expected = c >= 0xD800 && c < 0xE000 ? kReplacement : c;
    if (next_code_point(text, at) != expected || at != text.size())
      FAIL("code point ", static_cast<unsigned>(c));
  }
  std::string beyond;
  append_utf8(beyond, 0x110000);
  CHECK(beyond == "\xEF\xBF\xBD");
}

TEST_CASE("ill-formed sequences read as ICU reads them") {
  for (const char* text :
       {"\xFF", "a\x80z", "\xC3", "\xC3(", "\xE1\xBA", "\xE1\xBA(", "\xE1(", "\xED\xA0\x80",
        "\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
        "\xF0\x9F\x98", "\xF0\x9F\x98\xC3\xA0", "\xE1\xE1\xBA\xA1"}) {
    CAPTURE(std::string(text));
    CHECK(read_all(text) == read_by_icu(text));
  }
}

TEST_CASE("all sequences of two bytes, and of a lead and two, read as ICU reads them") {
  for (unsigned first = 0x7F; first <= 0xFF; ++first) {
    for (unsigned second = 0; second <= 0xFF; ++second) {
      const std::string two = {static_cast<char>(first), static_cast<char>(second)};
      for (const std::string& text : {two, two + "\x80", two + "\xBF\xBF"}) {
        if (read_all(text) != read_by_icu(text))
          FAIL("bytes ", first, " ", second);
      }
    }
  }
}

}  // namespace timbao
