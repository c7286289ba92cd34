#pragma once

#include "indexer/input/html/html_skeleton.h"

#include <cstdint>
#include <deque>
#include <gumbo.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// One element or run of text of a page.
struct HtmlNode {
  GumboTag tag = GUMBO_TAG_UNKNOWN;
  bool is_text = false;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;      ///< one past its last descendant
  std::uint32_t element = 0;  ///< its attributes in the skeleton, from 1; 0 when it has none
  std::string_view text;      ///< of text nodes: entities decoded
  std::string_view name;      ///< of elements HTML does not know ("amp-ad")
};

/// The elements and texts of a page in document order: a node's descendants are the nodes from it
/// to its end, so that everything is a loop and nesting costs no stack.
///
/// Node 0 is the <html> element. Comments are left out.
class HtmlTree {
 public:
  /// The tree of `html` as HTML5 builds it (gumbo), after make_skeleton(); linear. `html` must
  /// outlive it. Nothing when the tree would take over 256 MB.
  [[nodiscard]] static std::optional<HtmlTree> parse(std::string_view html);

  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;
  HtmlTree(HtmlTree&&) = default;
  HtmlTree& operator=(HtmlTree&&) = default;
  ~HtmlTree() = default;

  [[nodiscard]] const HtmlNode& operator[](std::size_t node) const { return nodes_[node]; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] const HtmlSkeleton& skeleton() const { return *skeleton_; }

  /// An attribute as written (entities not decoded), "" when there is none.
  [[nodiscard]] std::string_view attribute(std::size_t node, HtmlAttribute name) const;
  [[nodiscard]] bool has_attribute(std::size_t node, HtmlAttribute name) const;

  /// Text inside `node`, blanks and breaks as one space, trimmed; at most about `limit` bytes.
  [[nodiscard]] std::string text(std::size_t node, std::size_t limit = 2'000) const;

 private:
  HtmlTree() = default;
  void flatten(const GumboNode* root);
  void add_element(const GumboNode& node, std::uint32_t parent);
  [[nodiscard]] std::string_view join_texts();
  void add_text(const GumboNode& node, std::uint32_t parent);
  [[nodiscard]] const HtmlSkeleton::Attribute* find(std::size_t node, HtmlAttribute name) const;

  std::unique_ptr<HtmlSkeleton> skeleton_;  ///< stays where it is: nodes point into it
  std::vector<HtmlNode> nodes_;
  std::deque<std::string> decoded_;     ///< texts that are not as written: joined, or with entities
  std::vector<std::uint32_t> numbers_;  ///< of the text node being added
};

}  // namespace timbao
