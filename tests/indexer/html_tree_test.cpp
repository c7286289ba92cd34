#include "indexer/input/html/html_tree.h"

#include <doctest/doctest.h>
#include <string>

using timbao::HtmlAttribute;
using timbao::HtmlTree;

namespace {

std::string text_of(const std::string& html) {
  const auto tree = HtmlTree::parse(html);
  return tree ? tree->text(0, 1'000'000) : "(no tree)";
}

/// The first element with this tag, 0 when there is none.
std::size_t find(const HtmlTree& tree, GumboTag tag) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (!tree[i].is_text && tree[i].tag == tag) {
      return i;
    }
  }
  return 0;
}

}  // namespace

TEST_CASE("texts keep their order, letters and entities") {
  CHECK(text_of("<p>Một <b>hai</b><i> ba</i></p><p>b&#7889;n &lt; năm") == "Một hai ba bốn < năm");
  CHECK(text_of("3 < 4 & 5 > 4") == "3 < 4 & 5 > 4");
  CHECK(text_of("a<!-- b -->c<!-- <p>d</p> -->e") == "ace");
  CHECK(text_of("<table>ngoài<tr><td>trong</table>") == "ngoài trong");
}

TEST_CASE("scripts, styles, drawings and controls are not there") {
  CHECK(text_of("x<script>var a='<p>no</p>';</script><style>p{}</style><svg><text>no</text></svg>"
                "<select><option>no</select><textarea>no</textarea><noscript>no</noscript>y") ==
        "x y");
  CHECK(text_of("một<script>var left_open = 1; <p>no</p>") == "một");
  CHECK(text_of("một<iframe>hai") == "mộthai");  // never closed: only its tag goes
}

TEST_CASE("attributes are found again by their element") {
  const std::string html =
      "<div class='a b' id=c data-x='" + std::string(5000, 'x') +
      "'><a HREF=\"/đường?x=1&amp;y\" href=second onclick='no()'>k</a></div><p hidden>";
  const auto tree = HtmlTree::parse(html);
  REQUIRE(tree);
  const std::size_t div = find(*tree, GUMBO_TAG_DIV);
  CHECK(tree->attribute(div, HtmlAttribute::kClass) == "a b");
  CHECK(tree->attribute(div, HtmlAttribute::kId) == "c");
  CHECK(tree->attribute(div, HtmlAttribute::kTitle).empty());
  CHECK(tree->attribute(find(*tree, GUMBO_TAG_A), HtmlAttribute::kHref) == "/đường?x=1&amp;y");
  CHECK(tree->has_attribute(find(*tree, GUMBO_TAG_P), HtmlAttribute::kHidden));
  CHECK_FALSE(tree->has_attribute(div, HtmlAttribute::kHidden));
}

TEST_CASE("subtrees are ranges of nodes") {
  const auto tree = HtmlTree::parse("<div><p>a</p><p>b</p></div><div>c</div>");
  REQUIRE(tree);
  for (std::size_t i = 0; i < tree->size(); ++i) {
    CHECK((*tree)[i].end > i);
    CHECK((*tree)[i].end <= (*tree)[(*tree)[i].parent].end);
    CHECK((*tree)[i].parent <= i);
  }
  CHECK(tree->text(find(*tree, GUMBO_TAG_DIV)) == "a b");
}

TEST_CASE("more texts than one digit can number") {
  std::string html;
  for (int i = 0; i < 40'000; ++i) {
    html += "<p>" + std::to_string(i);
  }
  const auto tree = HtmlTree::parse(html);
  REQUIRE(tree);
  const std::string text = tree->text(0, 1'000'000);
  CHECK(text.substr(0, 6) == "0 1 2 ");
  CHECK(text.find(" 32766 32767 32768 32769 ") != std::string::npos);
  CHECK(text.substr(text.size() - 12) == " 39998 39999");
}

TEST_CASE("nesting and unclosed formatting are bounded") {
  std::string html;
  for (int i = 0; i < 200'000; ++i) {
    html += i % 2 == 0 ? "<div><font size=1 class=x>" : "<blockquote><a href=x>";
  }
  html += "đáy";  // the tree looks into it
  const auto tree = HtmlTree::parse(html);
  REQUIRE(tree);
  CHECK(tree->text(0) == "đáy");
  CHECK(tree->size() < 200'000);
}

TEST_CASE("the skeleton keeps JSON-LD and where a browser saved the page from") {
  const auto skeleton = timbao::make_skeleton(
      "<!-- saved from url=(0023)https://bao.example/a.htm -->"
      "<script TYPE=\"application/LD+JSON\">{\"a\":1}</script><script>{}</script>");
  REQUIRE(skeleton.json_ld.size() == 1);
  CHECK(skeleton.json_ld[0] == "{\"a\":1}");
  CHECK(skeleton.saved_from == "https://bao.example/a.htm");
}
