#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// The attributes that say something of an article.
enum class HtmlAttribute : std::uint8_t {
  kClass,
  kId,
  kItemprop,
  kItemtype,
  kItemscope,
  kProperty,
  kName,
  kContent,
  kValue,
  kDatetime,
  kHref,
  kRel,
  kHidden,
  kPubdate,
  kType,
  kRole,
  kAlign,
  kTitle,
  kAlt,
  kAriaHidden,
  kStyle,
};

/// A page cut down to what an article can be read from, safe to build a tree of.
///
/// The tree builder sees only tags: a run of text is one private-use character that numbers it
/// (it spends a hundred times longer on a letter than on copying one), and attributes are found
/// again by the place of their tag. All views are into the page.
struct HtmlSkeleton {
  struct Attribute {
    HtmlAttribute name;
    std::string_view value;  ///< as written: entities not decoded
  };
  struct Element {
    std::size_t offset = 0;  ///< of its '<' in tags
    std::uint32_t first = 0;
    std::uint32_t count = 0;  ///< attributes[first ...]
  };

  std::string tags;
  std::vector<std::string_view> texts;  ///< as written
  std::vector<Attribute> attributes;
  std::vector<Element> elements;          ///< those with attributes, by offset
  std::vector<std::string_view> json_ld;  ///< contents of <script type="application/ld+json">
  std::string_view saved_from;            ///< address in a browser's "saved from url" comment
};

/// Cuts comments, scripts, styles, drawings, form controls and attributes nobody reads out of a
/// page, and bounds how deep its elements nest, so that the tree builder's cost stays linear.
///
/// `html` is UTF-8 and must outlive the result. Letter formatting (b, i, font, ...) goes too, or
/// becomes span where it carries a class: text in the tree is the same, and unclosed formatting
/// cannot multiply elements. Linear in html.size().
[[nodiscard]] HtmlSkeleton make_skeleton(std::string_view html);

/// The numbers of the texts that a text node of `tags` holds, kNoText for a blank between them;
/// `out` is cleared.
inline constexpr std::uint32_t kNoText = 0xFFFFFFFF;
void read_text_numbers(std::string_view node_text, std::vector<std::uint32_t>& out);

}  // namespace timbao
