#pragma once

#include "indexer/input/html/html_blocks.h"
#include "indexer/input/html/html_roles.h"
#include "indexer/input/html/html_tree.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace timbao {

/// True when `node` or an element around it, up to the page's body, has one of `roles_wanted`.
[[nodiscard]] bool has_role_around(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                   std::size_t node, std::uint32_t roles_wanted);

/// The lines of `blocks` that are the article's text.
///
/// `blocks` are those of `root`, the element that holds the article, and the lead above it. Out go:
/// what stands before the title and the lines of date, author and section after it; boxes and
/// lists of links, what follows "Tin liên quan" or "Bình luận"; captions; what is the same on
/// every page; short lines after the last paragraph but one or two (the byline).
[[nodiscard]] std::vector<HtmlBlock> article_lines(const HtmlTree& tree,
                                                   const std::vector<std::uint32_t>& roles,
                                                   std::vector<HtmlBlock> blocks, std::size_t root,
                                                   std::size_t title_node,
                                                   const std::string& title);

}  // namespace timbao
