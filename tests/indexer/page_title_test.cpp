#include "indexer/input/html/page_title.h"

#include <doctest/doctest.h>
#include <string>
#include <string_view>
#include <vector>

using timbao::HtmlTree;
using timbao::site_in_title;
using timbao::without_site;

namespace {

std::string shown_title(const std::string& html) {
  const auto tree = HtmlTree::parse(html);
  REQUIRE(tree);
  return timbao::find_title(*tree, timbao::find_roles(*tree)).text;
}

}  // namespace

TEST_CASE("the site's name is taken off a title, and nothing else") {
  struct Case {
    std::string_view title;
    std::string_view rest;
  };
  const std::vector<std::string_view> names = {"Bến Sông", "Thời sự"};
  for (const Case& one :
       std::vector<Case>{{"Lũ về sớm - Bến Sông", "Lũ về sớm"},
                         {"Lũ về sớm | Thời sự | Báo điện tử Bến", "Lũ về sớm"},
                         {"BẾN SÔNG - Lũ về sớm", "Lũ về sớm"},
                         {"Hà Nội - Hải Phòng: tàu trễ", "Hà Nội - Hải Phòng: tàu trễ"},
                         {"Lũ về sớm – bensong.vn", "Lũ về sớm"},
                         {"Bến Sông", "Bến Sông"},
                         {"", ""}}) {
    CAPTURE(one.title);
    CHECK(without_site(one.title, names) == one.rest);
  }
  CHECK(site_in_title("Lũ về | Báo Bến Sông") == "Báo Bến Sông");
  CHECK(site_in_title("Hà Nội - Hải Phòng").empty());
  CHECK(site_in_title("Lũ về").empty());
}

TEST_CASE("the title shown is the heading that agrees with the page's title") {
  CHECK(shown_title(
            "<title>Lũ về sớm | Bến</title><h1>Báo Bến Sông xin chào</h1><h1>Lũ về sớm</h1>") ==
        "Lũ về sớm");
  CHECK(shown_title("<title>Lũ về sớm | Bến</title><h1>Bến</h1><h2>Lũ về sớm</h2>") == "Lũ về sớm");
  CHECK(shown_title("<title>Lũ về sớm</title><div><a>Tin</a></div><div>Lũ về sớm</div>") ==
        "Lũ về sớm");
  CHECK(shown_title("<h1>Bến</h1><h1>Nước sông Vệ đang lên nhanh</h1>") ==
        "Nước sông Vệ đang lên nhanh");
  CHECK(shown_title("<p>Không có tựa nào.</p>").empty());
}
