#include "indexer/input/html/entities.h"

#include <doctest/doctest.h>
#include <string>
#include <string_view>
#include <vector>

using timbao::decode_entities;

TEST_CASE("character references are the letters browsers show") {
  struct Case {
    std::string_view written;
    std::string_view text;
  };
  for (const Case& one : std::vector<Case>{
           {"&agrave;&Eacute;&ocirc;", "àÉô"},
           {"vi&#7879;t &#x1EC7; &#X1ec7;", "việt ệ ệ"},
           {"&#7879 &#225h", "ệ áh"},
           {"&amp;lt; &lt;b&gt; &quot;&apos;&nbsp;", "&lt; <b> \"'\xC2\xA0"},
           {"Tr&ecircn &copy2008 &AMP", "Trên ©2008 &"},
           {"&#150;&#147;&#148;&#133;", "–“”…"},
           {"&#0;&#xD800;&#1114112;&#99999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
           {"&abreve;&dstrok;&hellip;&mdash;", "ăđ…—"},
       }) {
    CAPTURE(one.written);
    CHECK(decode_entities(one.written) == one.text);
  }
}

TEST_CASE("what is no reference stays") {
  for (const std::string_view text :
       {"AT&T", "a & b", "&", "&;", "&#;", "&#x;", "&khong-co;", "&notaname;", "?a=1&b=2"}) {
    CAPTURE(text);
    CHECK(decode_entities(text) == (text == "&notaname;" ? "¬aname;" : text));
  }
}
