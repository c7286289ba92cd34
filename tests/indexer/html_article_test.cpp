#include "indexer/input/html/html_article.h"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

using timbao::Article;
using timbao::Date;

namespace {

constexpr Date kToday{2024, 6, 1};

Article parse(std::string_view html) { return timbao::parse_html_article(html, kToday); }

/// Two paragraphs long enough to be an article's text.
const std::string kText =
    "<p>Sáng nay nước sông Vệ lên thêm ba gang, tràn qua bãi bồi và ngập hai thửa ruộng ngô của "
    "xóm Đông.</p><p>Ông Lê Văn Bưởi chèo thuyền đi từng nhà, nhắc bà con buộc lại chuồng gà trước "
    "khi trời tối.</p>";

}  // namespace

TEST_CASE("a page states its article in JSON-LD") {
  const Article article = parse(
      "<html><head><title>Nước lên sông Vệ | Báo Bến Sông</title>"
      "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@graph\":["
      "{\"@type\":\"Organization\",\"@id\":\"#org\",\"name\":\"Báo Bến Sông\"},"
      "{\"@type\":\"Person\",\"@id\":\"#an\",\"name\":\"Hà An\"},"
      "{\"@type\":[\"NewsArticle\",\"Article\"],\"headline\":\"Nước lên sông Vệ\","
      "\"datePublished\":\"2021-10-07T23:30:00Z\",\"dateModified\":\"2022-01-01\","
      "\"author\":[{\"@id\":\"#an\"},{\"@type\":\"Person\",\"name\":\"Tô Bình\"}],"
      "\"publisher\":{\"@id\":\"#org\"},\"articleSection\":[\"Thời sự\",\"Mưa lũ\"],"
      "\"keywords\":[\"sông Vệ\",\"lũ\"],\"url\":\"https://bensong.example/1.html\"}]}</script>"
      "</head><body><h1>Nước lên sông Vệ</h1><div>" +
      kText + "</div></body></html>");
  CHECK(article.title == "Nước lên sông Vệ");
  CHECK(article.date == Date{2021, 10, 8});  // in Việt Nam
  CHECK(article.author == "Hà An, Tô Bình");
  CHECK(article.source == "Báo Bến Sông");
  CHECK(article.category == "Thời sự");
  CHECK(article.url == "https://bensong.example/1.html");
  CHECK(article.tags == std::vector<std::string>{"sông Vệ", "lũ"});
}

TEST_CASE("a date in the future or of a comment is not the article's") {
  const std::string page =
      "<html><head><meta property='article:published_time' content='2031-01-01'>"
      "<title>Nước lên sông Vệ</title></head><body><h1>Nước lên sông Vệ</h1>"
      "<div class='meta'>Thứ năm, 7/10/2021, 06:30 (GMT+7)</div>" +
      kText +
      "<div class='comments'><p>Bạn đọc, <time datetime='2023-05-05'>5/5/2023</time></p></div>"
      "<script>var now = '2024-01-01';</script></body></html>";
  CHECK(parse(page).date == Date{2021, 10, 7});
}

TEST_CASE("a modified date counts only where no other is") {
  const std::string modified = "<meta property='article:modified_time' content='2022-02-02'>";
  CHECK(parse(modified + "<meta property='article:published_time' content='2021-01-01'>" + kText)
            .date == Date{2021, 1, 1});
  CHECK(parse(modified + kText).date == Date{2022, 2, 2});
}

TEST_CASE("a container named after its date or author keeps its paragraphs") {
  const std::string first = "<p>Nước sông Vệ lên thêm ba gang trong đêm qua.</p>";
  const Article article = parse(
      "<title>Lũ về sớm</title><div class='date-outer'><h2>Thứ bảy, 21 tháng 5, 2011</h2>"
      "<div class='post author-an'><h3>Lũ về sớm</h3><div>" +
      first + kText +
      "</div><div class='post-footer'><span class='post-author'>Người đăng: Hà An</span>"
      "</div></div></div>");
  CHECK(article.title == "Lũ về sớm");
  CHECK(article.date == Date{2011, 5, 21});
  CHECK(article.author == "Hà An");
  CHECK(article.body.substr(0, article.body.find('\n')) ==
        "Nước sông Vệ lên thêm ba gang trong đêm qua.");
}

TEST_CASE("pages without structure, body or end are read") {
  for (const std::string& page :
       {kText, "<body>" + kText, "<div><div><b>" + kText, "<frameset><frame src=a>" + kText,
        "<html><head></head>" + kText + "</html>", "<!-- left open " + ("<p>x</p>" + kText),
        "<table><tr><td>" + kText, "<a href=\"unclosed>" + kText}) {
    CAPTURE(page);
    const Article article = parse(page);
    CHECK(article.body.find("Sáng nay nước sông Vệ") != std::string::npos);
    CHECK(article.body.find("trước khi trời tối.") != std::string::npos);
    CHECK(article.body.find('<') == std::string::npos);
  }
  CHECK(parse("").body.empty());
  CHECK(parse("<!><br>").body.empty());
}

TEST_CASE("hostile pages cost no more than their size") {
  std::string deep;
  std::string unclosed;
  for (int i = 0; i < 100'000; ++i) {
    deep += "<div>";
    unclosed += "<b id=" + std::to_string(i) + "><p>";
  }
  CHECK(parse(deep + kText).body.find("Sáng nay") != std::string::npos);
  CHECK(parse(unclosed + kText).body.find("Sáng nay") != std::string::npos);
  const std::string huge(3'000'000, 'a');
  CHECK(parse("<p class='" + huge + "'>" + kText).body.find("Sáng nay") != std::string::npos);
}

TEST_CASE("html_to_text reads values that hold markup and leaves others alone") {
  CHECK(timbao::html_to_text("<p>G&aacute; <b>tr&#7913;ng</b></p><p>Hai<br/>Ba</p>") ==
        "Gá trứng\nHai\nBa");
  CHECK(timbao::html_to_text("<script>var a=1;</script>Một &amp; hai") == "Một & hai");
  CHECK(timbao::html_to_text("Đoạn một.\nĐoạn <b>hai</b>.") == "Đoạn một.\nĐoạn hai.");
  CHECK(timbao::html_to_text("<b>Một</b><script>\nvar a;\n</script>") == "Một");
  CHECK(timbao::html_to_text("<p>Đoạn\nmột.</p>\n<p>Hai.</p>") == "Đoạn một.\nHai.");
  for (const std::string_view plain :
       {"a < b và c > d", "AT&T; S&P", "Lãi <3%", "không & có", "<tên tệp>", "nếu x <y và z> w"}) {
    CAPTURE(plain);
    CHECK_FALSE(timbao::has_markup(plain));
    CHECK(timbao::html_to_text(plain) == plain);
  }
  CHECK(timbao::has_markup("a&nbsp;b"));
  CHECK(timbao::has_markup("một<br>hai"));
}

TEST_CASE("declared_charset finds what a page says") {
  CHECK(timbao::declared_charset("<html><meta charset=\"windows-1258\">") == "windows-1258");
  CHECK(timbao::declared_charset("<META HTTP-EQUIV='x' CONTENT='text/html; CHARSET=TCVN3'>") ==
        "TCVN3");
  CHECK(timbao::declared_charset("<?xml version='1.0' encoding='utf-16'?>") == "utf-16");
  CHECK(timbao::declared_charset("<p>no charset here</p>").empty());
}

TEST_CASE("the paper's name on the page is cut at signs, never inside a letter") {
  const auto source = [](const std::string& name) {
    return parse(
               "<html><head><link rel='canonical' href='https://metram.example/1.html'></head>"
               "<body><h1>Nước lên sông Vệ</h1>" +
               kText + "<img alt='" + name + "'></body></html>")
        .source;
  };
  CHECK(source("Báo Mé Trầm") == "Báo Mé Trầm");
  CHECK(source("Bản quyền © Mé Trầm · 2021") == "Mé Trầm");
}
