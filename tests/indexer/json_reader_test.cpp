#include "indexer/input/records/json_reader.h"

#include "tests/indexer/support/reading.h"

#include <doctest/doctest.h>
#include <string>

using timbao::Article;
using timbao::outcomes;
using timbao::read_bytes;
using timbao::ReadOptions;

namespace {

Article article(const std::string& json) {
  const auto items = read_bytes("a.jsonl", json);
  REQUIRE(items.size() == 1);
  REQUIRE(items[0].article);
  return *items[0].article;
}

std::string date_of(const std::string& json_value) {
  return to_string(article("{\"title\":\"A\",\"date\":" + json_value + "}").date);
}

}  // namespace

TEST_CASE("dates come as text, Unix seconds, milliseconds, or wrapped") {
  CHECK(date_of("\"2020-12-30T08:30:00+07:00\"") == "2020-12-30");
  CHECK(date_of("\"30/12/2020 08:30\"") == "2020-12-30");
  CHECK(date_of("1609300000") == "2020-12-30");
  CHECK(date_of("1609300000000") == "2020-12-30");
  CHECK(date_of("1.6093e9") == "2020-12-30");
  CHECK(date_of("\"1609300000\"") == "2020-12-30");
  CHECK(date_of("20201230") == "2020-12-30");
  CHECK(date_of("{\"$date\":{\"$numberLong\":\"1609300000000\"}}") == "2020-12-30");
  CHECK(date_of("null") == "");
  CHECK(date_of("-5") == "");
  CHECK(date_of("true") == "");
}

TEST_CASE("texts come as lists of paragraphs, blocks of an editor, or wrapped") {
  CHECK(article(R"({"title":"A","body":["Một.","Hai."]})").body == "Một.\nHai.");
  CHECK(article(R"({"title":"A","content":[{"type":"paragraph","text":"Một."},)"
                R"({"type":"image","text":"ảnh"},{"type":"paragraph","text":"Hai."}]})")
            .body == "Một.\nHai.");
  CHECK(article(R"({"title":{"rendered":"A"},"content":{"rendered":"Một."}})").body == "Một.");
  CHECK(article(R"({"title":"A","body":{"blocks":[{"data":{"text":"Một."}},)"
                R"({"data":{"text":"Hai."}}]}})")
            .body == "Một.\nHai.");
}

TEST_CASE("authors, tags and categories come as text, lists or objects") {
  const Article list = article(
      R"({"title":"A","author":[{"name":"An"},{"name":"Bình"}],"tags":["x","y"],)"
      R"("category":["Kinh tế","Thời sự"],"source":{"name":"Báo A","url":"https://a.vn"}})");
  CHECK(list.author == "An, Bình");
  CHECK(list.tags == std::vector<std::string>{"x", "y"});
  CHECK(list.category == "Kinh tế, Thời sự");
  CHECK(list.source == "Báo A");
  CHECK(article(R"({"title":"A","author":{"name":"An"},"keywords":"x, y; z"})").tags ==
        std::vector<std::string>{"x", "y", "z"});
}

TEST_CASE("ids may be numbers of any size, or wrapped") {
  CHECK(article(R"({"id":12345678901234567,"title":"A"})").id == "12345678901234567");
  CHECK(article(R"({"id":18446744073709551615,"title":"A"})").id == "18446744073709551615");
  CHECK(article(R"({"_id":{"$oid":"5fec"},"title":"A"})").id == "5fec");
}

TEST_CASE("an article inside a record, wherever it is") {
  const Article inner =
      article(R"({"id":"k1","url":"https://a.vn/1","article":{"title":"A","body":"Bài."}})");
  CHECK(inner.id == "k1");
  CHECK(inner.title == "A");
  CHECK(inner.body == "Bài.");
  CHECK(inner.url == "https://a.vn/1");
  CHECK(article(R"({"data":{"article":{"title":"A","body":"Bài."}}})").title == "A");
  CHECK(outcomes(read_bytes("a.jsonl", R"({"items":[{"title":"A"},{"title":"B"}]})")) ==
        "a.jsonl#1\na.jsonl#1.2\n");
}

TEST_CASE("Vietnamese names of fields, with marks or without") {
  const Article named = article(
      R"({"Tiêu đề":"A","Nội dung":"Bài.","ngày_đăng":"30-12-2020","TacGia":"An","Chuyên mục":"M"})");
  CHECK(named.title == "A");
  CHECK(named.body == "Bài.");
  CHECK(to_string(named.date) == "2020-12-30");
  CHECK(named.author == "An");
  CHECK(named.category == "M");
}

TEST_CASE("a date that is missing comes from the address, else from the path") {
  const Article by_url = article(R"({"title":"A","url":"https://a.vn/2019/03/12/a.html"})");
  CHECK(to_string(by_url.date) == "2019-03-12");
  CHECK(by_url.date_inferred);
  const auto by_path = read_bytes("2018/05/a.json", R"({"title":"A","url":"https://a.vn/a"})");
  CHECK(to_string(by_path[0].article->date) == "2018-05");
}

TEST_CASE("a record of ten thousand fields, and one nested to the limit") {
  std::string wide = "{";
  for (int i = 0; i < 10'000; ++i) {
    wide += "\"f" + std::to_string(i) + "\":[1,{\"x\":\"y\"}],";
  }
  CHECK(article(wide + "\"title\":\"A\"}").title == "A");
  const auto nested = [](int depth) {
    return "{\"title\":\"A\",\"x\":" + std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']') + "}";
  };
  CHECK(outcomes(read_bytes("a.jsonl", nested(60))) == "a.jsonl#1\n");
  CHECK(outcomes(read_bytes("a.jsonl", nested(70))) == "json-too-deep a.jsonl#1\n");
  CHECK(outcomes(read_bytes("a.json", std::string(100'000, '['))) == "json-too-deep a.json#1\n");
}

TEST_CASE("usual faults of crawlers are mended") {
  CHECK(article("{\"title\":\"A\tB\",\"n\":NaN,\"m\":[1,],\"body\":\"x\\'y \\ud83d\"}").body ==
        "x'y \xEF\xBF\xBD");
}

TEST_CASE("every record may be in another encoding, and the notes say so") {
  const auto items = read_bytes("a.jsonl",
                                "{\"title\":\"Hà Nội\"}\n"
                                "{\"title\":\"H\xB5 N\xE9i h\xAB \xAE\xC7u n\xAD\xED"
                                "c ph\xA8ng ch\xF9 nh\xBBt\"}\n"
                                "{\"title\":\"Huế\"}\n");
  REQUIRE(items.size() == 3);
  CHECK(items[0].notes.encoding == "UTF-8");
  CHECK(items[1].notes.encoding.starts_with("TCVN3"));
  CHECK(items[1].article->title.starts_with("Hà Nội"));
  CHECK(items[2].notes.encoding == "UTF-8");
}

TEST_CASE("UTF-16 is read as it passes") {
  std::string bytes = "\xFF\xFE";
  std::string lines;
  for (int i = 0; i < 5000; ++i) {
    lines += "{\"title\":\"A" + std::to_string(i) + "\"}\n";
  }
  for (const char c : lines) {
    bytes += c;
    bytes += '\0';
  }
  const auto items = read_bytes("a.jsonl", bytes);
  REQUIRE(items.size() == 5000);
  CHECK(items[4999].article->title == "A4999");
  CHECK(items[4999].notes.encoding == "UTF-16LE BOM");
}

TEST_CASE("a record over the limit costs itself in a list too") {
  ReadOptions options;
  options.limits.max_record_bytes = 1000;
  const std::string large = "{\"title\":\"" + std::string(2'000'000, 'x') + "\"}";
  CHECK(outcomes(read_bytes("a.json", "[{\"title\":\"A\"},\n" + large + ",\n{\"title\":\"B\"}]",
                            options)) == "a.json#1\nrecord-too-large a.json#2\na.json#3\n");
}

TEST_CASE("zero bytes between records, and nothing but zero bytes") {
  const std::string zeros(2'000'000, '\0');
  CHECK(outcomes(read_bytes("a.json", "{\"title\":\"A\"}\n" + zeros + "{\"title\":\"B\"}" +
                                          zeros)) == "a.json#1\na.json#2\n");
  CHECK(outcomes(read_bytes("a.json", zeros)) == "empty a.json\n");
  CHECK(outcomes(read_bytes("a.jsonl", zeros + "{\"title\":\"A\"}\n" + zeros)) == "a.jsonl#1\n");
  CHECK(outcomes(read_bytes("a.jsonl", zeros)) == "empty a.jsonl\n");
}

TEST_CASE("blanks without end behind a value take no memory") {
  CHECK(outcomes(read_bytes("a.json", "{\"title\":\"A\"}" + std::string(5'000'000, ' '))) ==
        "a.json#1\n");
}
