#include "indexer/input/records/csv_reader.h"

#include "tests/indexer/support/reading.h"

#include <doctest/doctest.h>
#include <string>

using timbao::outcomes;
using timbao::read_bytes;
using timbao::ReadOptions;

namespace {

/// "title|body" of each article, reasons of what was rejected, one a line.
std::string articles(const std::string& name, const std::string& bytes,
                     const ReadOptions& options = {}) {
  std::string lines;
  for (const auto& item : read_bytes(name, bytes, options)) {
    lines += item.article ? item.article->title + '|' + item.article->body
                          : "(" + item.article.error().reason + ")";
    lines += '\n';
  }
  return lines;
}

/// The bytes as UTF-16, little endian unless said otherwise.
std::string wide(std::string_view ascii, bool big_endian = false) {
  std::string bytes;
  for (const char c : ascii) {
    bytes += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
  }
  return bytes;
}

}  // namespace

TEST_CASE("the first row names the columns, in any order, in Vietnamese or English") {
  CHECK(articles("a.csv", "title,content\nMột,Bài một.\nHai,Bài hai.\n") ==
        "Một|Bài một.\nHai|Bài hai.\n");
  CHECK(articles("a.csv", "STT,Nội dung,Tiêu đề\n1,Bài một.,Một\n") == "Một|Bài một.\n");
  CHECK(articles("a.csv", "tieu_de,noi_dung\nMột,Bài một.") == "Một|Bài một.\n");
}

TEST_CASE("every column goes where its name says") {
  const auto items =
      read_bytes("b/a.csv",
                 "id,title,body,date,author,category,source,url,tags\n"
                 "k7,Một,Bài.,31/05/2020,An,Kinh tế,Báo A,https://a.vn/1,\"x, y\"\n");
  REQUIRE(items.size() == 1);
  REQUIRE(items[0].article);
  const timbao::Article& article = *items[0].article;
  CHECK(items[0].record == "=k7");
  CHECK(article.id == "k7");
  CHECK(article.path == "b/a.csv");
  CHECK(to_string(article.date) == "2020-05-31");
  CHECK(article.author == "An");
  CHECK(article.category == "Kinh tế");
  CHECK(article.source == "Báo A");
  CHECK(article.url == "https://a.vn/1");
  CHECK(article.tags == std::vector<std::string>{"x", "y"});
  CHECK(items[0].notes.format == "csv");
}

TEST_CASE("quoted fields keep commas, quotes and line breaks") {
  CHECK(articles("a.csv", "title,body\n\"Một, hai\",\"Dòng \"\"một\"\"\r\ndòng hai\"\nBa,x\n") ==
        "Một, hai|Dòng \"một\"\r\ndòng hai\nBa|x\n");
}

TEST_CASE("a quote in the middle of a field is a character") {
  CHECK(articles("a.csv", "title,body\nMột \"hai\" ba,\"nói \"thế\" đấy\"\n") ==
        "Một \"hai\" ba|nói \"thế\" đấy\n");
}

TEST_CASE("the delimiter is found") {
  CHECK(articles("a.csv", "title;body\nMột, hai;Bài.\n") == "Một, hai|Bài.\n");
  CHECK(articles("a.csv", "title\tbody\nMột, hai\tBài.\n") == "Một, hai|Bài.\n");
  CHECK(articles("a.tsv", "title\tbody\nMột, hai\tBài.\n") == "Một, hai|Bài.\n");
  CHECK(articles("a.csv", "title|body\nMột|Bài, nữa.\n") == "Một|Bài, nữa.\n");
  CHECK(articles("a.csv", "sep=;\ntitle;body\nMột;Bài, nữa.\n") == "Một|Bài, nữa.\n");
}

TEST_CASE("line ends of every system, a byte order mark and UTF-16") {
  CHECK(articles("a.csv", "title,body\r\nA,B\r\nC,D\r\n") == "A|B\nC|D\n");
  CHECK(articles("a.csv", "title,body\rA,B\rC,D\r") == "A|B\nC|D\n");
  CHECK(articles("a.csv", "\xEF\xBB\xBFtitle,body\nA,B") == "A|B\n");
  const auto utf16 = read_bytes("a.csv", "\xFF\xFE" + wide("title,body\r\nA,B\r\n"));
  CHECK(outcomes(utf16) == "a.csv#2\n");
  REQUIRE(utf16.size() == 1);
  CHECK(utf16[0].article->title == "A");
  CHECK(utf16[0].notes.encoding == "UTF-16LE BOM");
  std::string many = "title,body\n";
  for (int i = 0; i < 20'000; ++i) {
    many += "A" + std::to_string(i) + ",B\n";
  }
  CHECK(articles("a.csv", "\xFE\xFF" + wide(many, true)) == articles("a.csv", many));
}

TEST_CASE("rows are named as spreadsheets number them") {
  CHECK(outcomes(read_bytes("a.csv", "title,body\n\nA,\"x\ny\"\nB,y\n")) == "a.csv#3\na.csv#4\n");
}

TEST_CASE("a table without names is rejected, unless the columns are given by number") {
  CHECK(articles("a.csv", "Một tin,Bài một.\n") == "(no-header)\n");
  const auto items = read_bytes("a.csv", "x,y\n");
  CHECK(items[0].article.error().why.find("--map title=1,body=2") != std::string::npos);
  ReadOptions options;
  options.field_map = {{"title", "1"}, {"body", "3"}};
  CHECK(articles("a.csv", "Một,x,Bài một.\nHai,y,Bài hai.\n", options) ==
        "Một|Bài một.\nHai|Bài hai.\n");
}

TEST_CASE("--map names columns, usual names still count for the others") {
  ReadOptions options;
  options.field_map = {{"title", "ten"}};
  CHECK(articles("a.csv", "ten,title,content\nMột,sai,Bài.\n", options) == "Một|Bài.\n");
}

TEST_CASE("rows that do not fit the columns") {
  CHECK(articles("a.csv", "title,body,url\nA,B,u,thừa\nC,D\nE,F,u,,\n") ==
        "(ragged-row)\nC|D\nE|F\n");
  CHECK(articles("a.csv", "title,body\nA,một, hai, ba\n") == "A|một, hai, ba\n");
  CHECK(articles("a.csv", "id,title,body\n1,,\n2,A,B\n") == "(no-text)\nA|B\n");
}

TEST_CASE("one lost quote costs one row") {
  CHECK(articles("a.csv", "title,body\nA,\"mở\nB,y\nC,z\n") == "(bad-csv)\nB|y\nC|z\n");
}

TEST_CASE("many lost quotes cost no more than bounded work") {
  std::string bytes = "title,body\n";
  for (int i = 0; i < 50'000; ++i) {
    bytes += "A,\"mở " + std::to_string(i) + "\n";
  }
  const auto items = read_bytes("a.csv", bytes);
  CHECK(items.size() == 50'000);
}

TEST_CASE("a row over the limit is skipped, the next is read") {
  ReadOptions options;
  options.limits.max_record_bytes = 1000;
  CHECK(articles("a.csv", "title,body\nA," + std::string(1'000'000, 'x') + "\nB,y\n", options) ==
        "(record-too-large)\nB|y\n");
}

TEST_CASE("a table with nothing but names, or nothing, is empty") {
  CHECK(articles("a.csv", "title,body\n") == "(empty)\n");
  CHECK(articles("a.csv", "\n\n") == "(empty)\n");
}
