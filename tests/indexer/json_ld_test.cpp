#include "indexer/input/html/json_ld.h"

#include <doctest/doctest.h>
#include <string_view>
#include <vector>

using timbao::JsonLdArticle;
using timbao::read_json_ld;

TEST_CASE("the article is found alone, in lists and in graphs") {
  for (const std::string_view json :
       {R"({"@type":"NewsArticle","headline":"Lũ về"})",
        R"([{"@type":"Event"},{"@type":"Article","headline":"Lũ về"}])",
        R"({"@graph":[{"@type":["Thing","BlogPosting"],"headline":"Lũ về"}]})",
        R"({"@type":"WebPage","mainEntity":{"@type":"ReportageNewsArticle","headline":"Lũ về"}})",
        R"(//<![CDATA[
           {"@type":"NewsArticle","headline":"Lũ về"}
           //]]>)",
        R"({"@type":"NewsArticle","headline":"Lũ về",})"}) {
    CAPTURE(json);
    CHECK(read_json_ld({json}, "").headline == "Lũ về");
  }
}

TEST_CASE("where there are several articles the page's title tells") {
  const std::vector<std::string_view> texts = {R"({"@type":"NewsArticle","headline":"Tin khác"})",
                                               R"({"@type":"NewsArticle","headline":"Lũ về"})"};
  CHECK(read_json_ld(texts, "Lũ về | Báo Bến").headline == "Lũ về");
  CHECK(read_json_ld(texts, "Trang chủ").headline == "Tin khác");
}

TEST_CASE("authors are names in any form") {
  struct Case {
    std::string_view author;
    std::string_view names;
  };
  for (const Case& one : std::vector<Case>{{R"("Hà An")", "Hà An"},
                                           {R"({"@type":"Person","name":"Hà An"})", "Hà An"},
                                           {R"([{"name":"Hà An"},"Tô Bình"])", "Hà An\nTô Bình"},
                                           {R"({"name":["Hà An","Tô Bình"]})", "Hà An\nTô Bình"},
                                           {R"("H&agrave; An")", "Hà An"},
                                           {"null", ""}}) {
    const std::string json = R"({"@type":"NewsArticle","author":)" + std::string(one.author) + "}";
    CAPTURE(json);
    CHECK(read_json_ld({json}, "").author == one.names);
  }
}

TEST_CASE("damage, depth and other data are passed over") {
  const std::string deep(100'000, '[');
  CHECK(read_json_ld({"", "{", "null", "[]", "42", deep, "{\"@type\":\"Product\"}"}, "")
            .headline.empty());
  const JsonLdArticle article = read_json_ld(
      {"{ not json", R"({"@type":"NewsArticle","headline":"Lũ về","comment":{"@type":"Comment",
       "datePublished":"2030-01-01"}})"},
      "");
  CHECK(article.headline == "Lũ về");
  CHECK(article.published.empty());
}
