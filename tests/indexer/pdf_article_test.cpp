#include "indexer/input/pdf/pdf_article.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

using timbao::Article;
using timbao::parse_pdf_text;

namespace {

/// A PDF of one page with `text` (ASCII), made by hand.
std::string make_pdf(const std::string& text) {
  const std::string page = fmt::format("BT /F1 12 Tf 72 720 Td ({}) Tj ET", text);
  const std::string fonts = "/Resources<</Font<</F1 5 0 R>>>>";
  const std::vector<std::string> objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R" + fonts + ">>",
      fmt::format("<</Length {}>>stream\n{}\nendstream", page.size(), page),
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      "<</Author(Ha An)/CreationDate(D:20190312083000+07'00')>>"};
  std::string pdf = "%PDF-1.4\n";
  std::string places = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj{} endobj\n", i + 1, objects[i]);
  }
  return pdf + places +
         fmt::format("trailer<</Size {}/Root 1 0 R/Info 6 0 R>>\nstartxref\n{}\n%%EOF\n",
                     objects.size() + 1, pdf.size());
}

}  // namespace

TEST_CASE("lines broken on paper become one line a paragraph") {
  const Article article = parse_pdf_text(
      "<html><head><title>Microsoft Word - tin.doc</title>\n"
      "<meta name=\"Author\" content=\"H&#224; An\"/>\n"
      "<meta name=\"Keywords\" content=\"lúa, lũ\"/>\n"
      "<meta name=\"CreationDate\" content=\"2019-03-12T08:30:00+07\"/>\n</head>\n<body>\n<pre>\n"
      "Lũ về sớm trên sông Vệ\n\n"
      "Sáng nay nước sông Vệ lên thêm ba gang, tràn qua\n"
      "bãi bồi và ngập hai thửa ruộng ngô.\n"
      "Ông Bưởi chèo thuyền đi từng nhà trong xóm Đông\n"
      "nhắc bà con.\n\f</pre>\n</body>\n</html>\n");
  CHECK(article.title == "Lũ về sớm trên sông Vệ");
  CHECK(article.body ==
        "Sáng nay nước sông Vệ lên thêm ba gang, tràn qua bãi bồi và ngập hai thửa ruộng ngô.\n"
        "Ông Bưởi chèo thuyền đi từng nhà trong xóm Đông nhắc bà con.");
  CHECK(article.author == "Hà An");
  CHECK(article.date == timbao::Date{2019, 3, 12});
  CHECK(article.date_inferred);
  CHECK(article.tags == std::vector<std::string>{"lúa", "lũ"});
}

TEST_CASE("the document's own title goes before its first line") {
  const Article article = parse_pdf_text(
      "<title>Lũ về sớm trên sông Vệ</title><pre>\nBÁO BẾN SÔNG\n\nNước lên nhanh.\n</pre>");
  CHECK(article.title == "Lũ về sớm trên sông Vệ");
  CHECK(article.body == "BÁO BẾN SÔNG\nNước lên nhanh.");
}

TEST_CASE("a PDF is read through pdftotext, or the message says how to get it") {
  const auto article = timbao::read_pdf(make_pdf("Nuoc song Ve len nhanh"), 1U << 20U);
  if (!article) {
    CHECK(article.error().reason == "no-pdftotext");
    CHECK(article.error().why == "pdftotext is not installed: apt install poppler-utils");
    return;
  }
  CHECK((article->title + article->body).find("Nuoc song Ve len nhanh") != std::string::npos);
  CHECK(article->author == "Ha An");
  const auto damaged = timbao::read_pdf("%PDF-1.4\nno pages here", 1U << 20U);
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().reason == "bad-pdf");
  const auto empty = timbao::read_pdf(make_pdf(""), 1U << 20U);
  REQUIRE_FALSE(empty);
  CHECK(empty.error().reason == "no-text");
}

TEST_CASE("what is no PDF is refused without asking anyone") {
  const auto article = timbao::read_pdf("Chỉ là chữ.", 1U << 20U);
  REQUIRE_FALSE(article);
  CHECK(article.error().reason == "bad-pdf");
}
