#include "indexer/input/html/page_visible.h"

#include <doctest/doctest.h>
#include <string_view>
#include <vector>

using timbao::author_name;
using timbao::host_of;

TEST_CASE("labels and addresses come off an author's name") {
  struct Case {
    std::string_view text;
    std::string_view name;
  };
  for (const Case& one : std::vector<Case>{{"Hà An", "Hà An"},
                                           {" (Hà An) ", "Hà An"},
                                           {"Tác giả: Hà An", "Hà An"},
                                           {"Bài, ảnh: Hà An", "Hà An"},
                                           {"Theo Hà An", "Hà An"},
                                           {"By Ha An", "Ha An"},
                                           {"Hà An - haan@ben.example", "Hà An"},
                                           {"https://facebook.example/haan", ""},
                                           {"Hôm nay: trời mưa", ""},
                                           {"", ""}}) {
    CAPTURE(one.text);
    CHECK(author_name(one.text) == one.name);
  }
}

TEST_CASE("the host of an address") {
  CHECK(host_of("https://www.ben.example/a?b") == "ben.example");
  CHECK(host_of("http://m.ben.example:8080") == "ben.example");
  CHECK(host_of("ftp://ben.example/").empty());
  CHECK(host_of("/tin/1.html").empty());
  CHECK(host_of("").empty());
}
