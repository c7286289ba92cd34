#pragma once

#include "indexer/input/html/html_tree.h"

#include <cstdint>
#include <string>
#include <vector>

namespace timbao {

/// A line of text as a reader sees it: a paragraph, a heading, a list item, a line ended by <br>.
struct HtmlBlock {
  std::uint32_t node = 0;          ///< the innermost block element around it
  std::uint32_t first = 0;         ///< its first text node
  std::uint32_t last = 0;          ///< its last text node
  std::string text;                ///< blanks as one space, trimmed, never empty
  std::uint32_t letters = 0;       ///< code points of text
  std::uint32_t link_letters = 0;  ///< those inside links
  bool after_image = false;        ///< nothing but an image between it and the block before

  /// True when most of it is links.
  [[nodiscard]] bool is_links() const { return link_letters * 5 > letters * 3; }
  /// True for a line that reads like running text: long, or ended like a sentence.
  [[nodiscard]] bool is_prose() const;
};

/// The blocks inside nodes [begin, end), in reading order, without the subtrees of `skipped`.
/// Cells of a table row that hold nothing but a word or two are one block.
[[nodiscard]] std::vector<HtmlBlock> find_blocks(const HtmlTree& tree,
                                                 const std::vector<bool>& skipped,
                                                 std::size_t begin, std::size_t end);

/// True for elements that start a line of their own.
[[nodiscard]] bool is_block_tag(GumboTag tag);

}  // namespace timbao
