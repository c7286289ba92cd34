#pragma once

#include "indexer/input/html/html_roles.h"
#include "indexer/input/html/html_tree.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace timbao {

/// The text of an article and where it stands.
struct HtmlBody {
  std::string text;  ///< one line a paragraph; "" when the page has none
  std::size_t letters = 0;
  std::uint32_t first = 0;  ///< node of the first line
  std::uint32_t last = 0;   ///< node of the last line
  std::size_t root = 0;     ///< element around the lines
};

/// Marks the nodes that are in no article's text: menus, related news, comments, captions, buttons,
/// adverts, footers. An element that holds the title, or most of the page's prose, stays whatever
/// its class says.
[[nodiscard]] std::vector<bool> find_outside(const HtmlTree& tree,
                                             const std::vector<std::uint32_t>& roles,
                                             std::size_t title_node);

/// Finds the article's text: the element that states it is (itemprop, class), else the one around
/// the title, or of the whole page, where the prose is; its lead above it; without lines that
/// point elsewhere. `outside` is from find_outside(), `title_node` 0 when unknown.
[[nodiscard]] HtmlBody find_body(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                 const std::vector<bool>& outside, std::size_t title_node,
                                 const std::string& title);

}  // namespace timbao
