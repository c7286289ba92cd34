#include "indexer/input/text/markdown_article.h"

#include <doctest/doctest.h>
#include <string>
#include <string_view>
#include <vector>

using timbao::Article;
using timbao::markdown_to_text;
using timbao::parse_markdown_article;

TEST_CASE("front matter gives the fields of an article") {
  const Article article = parse_markdown_article(
      "---\ntitle: \"Chợ nổi: mùa nước cạn\"\ndate: 2020-03-04\nauthor: Lý Sang\n"
      "tags: [chợ nổi, 'miền Tây']\nchuyên mục: Đời sống\nsapo: >\n  Ghe thưa dần.\n---\n\n"
      "Sáng nay chợ chỉ còn **hai mươi** ghe.\n");
  CHECK(article.title == "Chợ nổi: mùa nước cạn");
  CHECK(article.date == timbao::Date{2020, 3, 4});
  CHECK(article.author == "Lý Sang");
  CHECK(article.category == "Đời sống");
  CHECK(article.tags == std::vector<std::string>{"chợ nổi", "miền Tây"});
  CHECK(article.body == "Ghe thưa dần.\nSáng nay chợ chỉ còn hai mươi ghe.");
}

TEST_CASE("the first heading is the title") {
  const Article hash =
      parse_markdown_article("\n# Chợ nổi *mùa cạn*\n\nMột câu.\n\n## Mục\nHai.\n");
  CHECK(hash.title == "Chợ nổi mùa cạn");
  CHECK(hash.body == "Một câu.\nMục\nHai.");
  const Article underlined = parse_markdown_article("Chợ nổi\n=======\nMột câu.\n");
  CHECK(underlined.title == "Chợ nổi");
  CHECK(underlined.body == "Một câu.");
}

TEST_CASE("without front matter and heading it is plain text") {
  const Article article = parse_markdown_article("Chợ nổi\n\nMột [câu](http://x.example).\n");
  CHECK(article.title == "Chợ nổi");
  CHECK(article.body == "Một câu.");
}

TEST_CASE("marks go and the words stay") {
  struct Case {
    std::string_view markdown;
    std::string_view text;
  };
  for (const Case& one : std::vector<Case>{
           {"Dòng một\ndòng hai.\n\nĐoạn sau.", "Dòng một dòng hai.\nĐoạn sau."},
           {"Ngắt dòng  \nở đây", "Ngắt dòng\nở đây"},
           {"- một\n- hai\n* ba", "một\nhai\nba"},
           {"1. một\n2. hai", "1. một\n2. hai"},
           {"> Lời ông Tư\n> nói.", "Lời ông Tư nói."},
           {"**đậm**, _nghiêng_, __rất đậm__, ~~bỏ~~, `mã`", "đậm, nghiêng, rất đậm, bỏ, mã"},
           {"3 * 4 và ten_tep_dai", "3 * 4 và ten_tep_dai"},
           {"![Ảnh bến](a.jpg)Xem [bài cũ](/b \"tựa\") và [bài mới][1]\n\n[1]: http://x.example",
            "Xem bài cũ và bài mới"},
           {"[![logo](a.png) Báo Bến](/c)", "Báo Bến"},
           {"| Tên | Tuổi |\n|-----|------|\n| An | 5 |", "Tên Tuổi\nAn 5"},
           {"```\nmã = 1\n```\nHết", "mã = 1\nHết"},
           {"Một\n\n---\n\nHai", "Một\nHai"},
           {"Có <b>thẻ</b> &amp; dấu", "Có thẻ & dấu"},
           {"Sao \\*thật\\*", "Sao *thật*"},
           {"[chưa đóng và [lồng", "[chưa đóng và [lồng"},
           {"", ""},
       }) {
    CAPTURE(one.markdown);
    CHECK(markdown_to_text(one.markdown) == one.text);
  }
}

TEST_CASE("hostile Markdown costs no more than its size") {
  const std::string brackets(200'000, '[');
  CHECK(markdown_to_text(brackets).size() == brackets.size());
  std::string quotes(200'000, '>');
  CHECK(markdown_to_text(quotes).empty());
  CHECK(parse_markdown_article("---\nkey: value\n").title == "---");
}
