#include "common/text/escape.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using namespace timbao;
using namespace std::string_literals;

namespace {

std::string escaped(void (*append)(std::string_view, std::string&), std::string_view text) {
  std::string out;
  append(text, out);
  return out;
}

}  // namespace

TEST_CASE("append_json is read back as the text, ill-formed bytes apart") {
  struct Case {
    std::string text;
    std::string read;
  };
  const std::vector<Case> cases{
      {"", ""},
      {"Đường \"phố\" \\ / \b\f\n\r\t", "Đường \"phố\" \\ / \b\f\n\r\t"},
      {"a\0b\x1b[0m\x7F"s, "a\0b\x1b[0m\x7F"s},
      {"\u009B\u202E\u2028\U0001F600", "\u009B\u202E\u2028\U0001F600"},
      {"\xFF\xE1\xBB x", "\uFFFD\uFFFD x"},
  };
  for (const auto& [text, read] : cases) {
    const std::string json = escaped(append_json, text);
    CAPTURE(json);
    CHECK(nlohmann::json::parse(json).get<std::string>() == read);
    CHECK(json.find('\x1b') == std::string::npos);
    CHECK(json.find("\u009B") == std::string::npos);
    CHECK(json.find("\u202E") == std::string::npos);
  }
}

TEST_CASE("append_html leaves no markup and no controls") {
  CHECK(escaped(append_html, "</script><b a='x' b=\"y\">&amp;\x1b\u202E") ==
        "&lt;/script&gt;&lt;b a=&#39;x&#39; b=&quot;y&quot;&gt;&amp;amp;");
}

TEST_CASE("append_csv quotes and disarms formulas") {
  struct Case {
    std::string text;
    std::string csv;
  };
  const std::vector<Case> cases{
      {"", ""},
      {"Hà Nội", "Hà Nội"},
      {"a,b", "\"a,b\""},
      {"say \"x\"", "\"say \"\"x\"\"\""},
      {"a\nb", "\"a\nb\""},
      {"a\r\nb", "\"a\nb\""},
      {"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
      {"+84 24", "'+84 24"},
      {"-1", "'-1"},
      {"@SUM(1,2)", "\"'@SUM(1,2)\""},
      {"\t=1", "' =1"},
      {"\r=1", "'=1"},
      {"\u200B=1", "'=1"},
      {" =1", "' =1"},
      {"＝1", "'＝1"},
      {"a=b", "a=b"},
      {"x\0y"s, "xy"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(escaped(append_csv, row.text) == row.csv);
  }
}

TEST_CASE("append_tsv keeps a field on one line without tabs") {
  CHECK(escaped(append_tsv, "a\tb\nc") == "a b c");
  CHECK(escaped(append_tsv, "=1") == "'=1");
  CHECK(escaped(append_tsv, "\t1") == "'1");
}

TEST_CASE("percent_encode leaves only what it was told to keep") {
  CHECK(percent_encode("a b/ộ", "/") == "a%20b/%E1%BB%99");
}
