#include "indexer/input/document_reader.h"

#include "indexer/input/source/byte_source.h"

#include <doctest/doctest.h>
#include <string>
#include <string_view>
#include <vector>

using timbao::Format;
using timbao::Origin;
using timbao::ReadItem;

namespace {

ReadItem read(Format format, std::string_view bytes, const Origin& origin) {
  std::vector<ReadItem> items;
  const timbao::ReadOptions options;
  const timbao::ArticleSink sink = [&items](ReadItem item) {
    items.push_back(std::move(item));
    return true;
  };
  timbao::ReadContext context(options, sink);
  timbao::MemorySource source(bytes);
  timbao::read_document(format, source, origin, context);
  REQUIRE(items.size() == 1);
  return items[0];
}

Origin at(const std::string& path) { return {path, {}, 0, {}, {}, {}}; }

}  // namespace

TEST_CASE("each format is read by its reader") {
  const ReadItem html = read(Format::kHtml,
                             "<meta charset=utf-8><title>Lũ về</title><h1>Lũ về</h1>"
                             "<p>Nước sông Vệ lên nhanh trong đêm qua.</p>",
                             at("a.html"));
  REQUIRE(html.article);
  CHECK(html.article->title == "Lũ về");
  CHECK(html.article->body == "Nước sông Vệ lên nhanh trong đêm qua.");
  CHECK(html.notes.format == "html");

  const ReadItem markdown = read(Format::kMarkdown, "# Lũ về\n\nNước *lên*.\n", at("a.md"));
  REQUIRE(markdown.article);
  CHECK(markdown.article->title == "Lũ về");
  CHECK(markdown.article->body == "Nước lên.");
  CHECK(markdown.notes.format == "md");

  const ReadItem text = read(Format::kText, "Lũ về\n\nNước lên.\n", at("a.txt"));
  REQUIRE(text.article);
  CHECK(text.article->body == "Nước lên.");

  const ReadItem pdf = read(Format::kPdf, "no PDF", at("a.pdf"));
  REQUIRE_FALSE(pdf.article);
  CHECK(pdf.article.error().reason == "bad-pdf");
  CHECK(pdf.notes.format == "pdf");
}

TEST_CASE("a page has no date after the day it was fetched") {
  Origin origin = at("a.warc.gz!/page");
  origin.fetched = {2020, 5, 1};
  const std::string_view page =
      "<meta property='article:published_time' content='2020-06-01'>"
      "<meta property='article:modified_time' content='2020-04-01'><p>Nước sông Vệ lên nhanh.</p>";
  const ReadItem item = read(Format::kHtml, page, origin);
  REQUIRE(item.article);
  CHECK(item.article->date == timbao::Date{2020, 4, 1});
}

TEST_CASE("old encodings that an editor wrote as character references are read") {
  const std::string tcvn =
      "<p>S&cedil;ng nay n&shy;&iacute;c s&laquo;ng H&micro; N&eacute;i "
      "l&ordf;n th&ordf;m ba gang, b&micro; con &euml; b&middot;i b&aring;i ph&para;i "
      "d&ecirc;i chu&aring;ng l&icirc;n. N&shy;&iacute;c t&otilde; ngu&aring;n &reg;&aelig; "
      "v&Ograve; r&Ecirc;t nhanh.</p>";
  const ReadItem old = read(Format::kHtml, tcvn, at("a.html"));
  REQUIRE(old.article);
  CHECK(old.article->body ==
        "Sáng nay nước sông Hà Nội lên thêm ba gang, bà con ở bãi bồi phải dời chuồng lợn. Nước "
        "từ nguồn đổ về rất nhanh.");
  CHECK(old.notes.encoding == "TCVN3");

  const ReadItem usual = read(
      Format::kHtml,
      "<p>S&aacute;ng nay n&#432;&#7899;c s&ocirc;ng H&agrave; N&#7897;i l&ecirc;n th&ecirc;m ba "
      "gang, b&agrave; con &#7903; b&atilde;i b&#7891;i ph&#7843;i d&#7901;i chu&#7891;ng.</p>",
      at("a.html"));
  REQUIRE(usual.article);
  CHECK(usual.article->body ==
        "Sáng nay nước sông Hà Nội lên thêm ba gang, bà con ở bãi bồi phải dời chuồng.");
  CHECK(usual.notes.encoding == "ASCII");
}

TEST_CASE("what holds no text is told") {
  const ReadItem blank = read(Format::kHtml, " \n ", at("a.html"));
  REQUIRE_FALSE(blank.article);
  CHECK(blank.article.error().reason == "empty");
  const ReadItem script = read(Format::kHtml, "<script>var a = 1;</script>", at("a.html"));
  REQUIRE_FALSE(script.article);
  CHECK(script.article.error().reason == "no-text");
}
