#include "indexer/input/html/body_lines.h"

#include "indexer/input/html/page_lines.h"
#include "indexer/input/html/page_title.h"

#include <algorithm>
#include <utility>

namespace timbao {

namespace {

bool is_heading(GumboTag tag) {
  return tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_H4 || tag == GUMBO_TAG_H5 ||
         tag == GUMBO_TAG_H6;
}

bool is_image(const HtmlNode& node) { return node.tag == GUMBO_TAG_IMG || node.name == "amp-img"; }

/// Picks the article's lines out of the blocks of its element.
class LineFilter {
 public:
  LineFilter(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
             std::vector<HtmlBlock> blocks, std::size_t root, std::size_t title_node)
      : tree_(tree),
        roles_(roles),
        blocks_(std::move(blocks)),
        dropped_(blocks_.size()),
        kinds_(blocks_.size()),
        root_(root),
        title_(title_node) {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      kinds_[i] = line_kind(blocks_[i].text, blocks_[i].link_letters > 0);
      prose_ += blocks_[i].is_prose() ? blocks_[i].letters : 0U;
    }
  }

  std::vector<HtmlBlock> run(const std::string& title) {
    drop_before_title();
    drop_title(squashed(title));
    drop_sections();
    drop_link_boxes();
    drop_captions();
    drop_lines();
    if (prose_ > 0) {  // else a poem, a list of results
      drop_head();
      drop_tail();
    }
    std::vector<HtmlBlock> kept;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (!dropped_[i]) {
        kept.push_back(std::move(blocks_[i]));
      }
    }
    return kept;
  }

 private:
  [[nodiscard]] std::size_t prose_of(std::size_t begin, std::size_t end) const {
    std::size_t letters = 0;
    for (std::size_t i = begin; i < end; ++i) {
      letters += !dropped_[i] && blocks_[i].is_prose() ? blocks_[i].letters : 0U;
    }
    return letters;
  }

  void drop(std::size_t begin, std::size_t end) {
    std::fill(dropped_.begin() + static_cast<std::ptrdiff_t>(begin),
              dropped_.begin() + static_cast<std::ptrdiff_t>(end), true);
  }

  void drop_before_title() {
    if (title_ <= root_ || title_ >= tree_[root_].end) {
      return;
    }
    const auto first_after = std::find_if(
        blocks_.begin(), blocks_.end(), [this](const auto& block) { return block.first > title_; });
    const auto count = static_cast<std::size_t>(first_after - blocks_.begin());
    if (prose_of(0, count) * 2 <= prose_) {
      drop(0, count);
    }
  }

  void drop_title(const std::string& title) {
    constexpr std::size_t kFirstLines = 12;
    for (std::size_t i = 0; i < std::min(kFirstLines, blocks_.size()); ++i) {
      if (!title.empty() && squashed(blocks_[i].text) == title) {
        dropped_[i] = true;
      }
    }
  }

  /// True when there is an article without these lines: half of the prose, or some before them.
  [[nodiscard]] bool leaves_text(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kSomeText = 100;
    return prose_of(begin, end) * 2 <= prose_ || prose_of(0, begin) >= kSomeText;
  }

  /// The outermost element below the root in which block `i` is the first: what it is heading of.
  [[nodiscard]] std::size_t section_of(std::size_t i) const {
    std::size_t node = blocks_[i].node;
    while (node != root_ && node != 0) {
      const std::size_t parent = tree_[node].parent;
      const bool is_first = i == 0 || blocks_[i - 1].last < parent;
      if (parent == root_ || !is_first || parent == 0) {
        break;
      }
      node = parent;
    }
    return node;
  }

  [[nodiscard]] std::size_t end_of_node(std::size_t i, std::size_t node) const {
    while (i < blocks_.size() && blocks_[i].first < tree_[node].end) {
      ++i;
    }
    return i;
  }

  /// Other articles and comments: what their headings are heading of, or what follows them.
  void drop_sections() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (dropped_[i] ||
          (kinds_[i] != LineKind::kRelatedHeading && kinds_[i] != LineKind::kCommentHeading)) {
        continue;
      }
      const std::size_t section_end = end_of_node(i, section_of(i));
      if (section_end > i + 1 && leaves_text(i, section_end)) {
        drop(i, section_end);
        continue;
      }
      dropped_[i] = true;
      if (kinds_[i] == LineKind::kCommentHeading) {
        if (leaves_text(i, blocks_.size())) {
          drop(i, blocks_.size());
        }
        continue;
      }
      for (std::size_t next = i + 1; next < blocks_.size() && !is_paragraph(next); ++next) {
        dropped_[next] = true;
      }
    }
  }

  /// Running text outside lists, not the teaser of another article.
  [[nodiscard]] bool is_paragraph(std::size_t i) const {
    constexpr std::uint32_t kParagraph = 120;
    const GumboTag tag = tree_[blocks_[i].node].tag;
    return blocks_[i].is_prose() && tag != GUMBO_TAG_LI &&
           (blocks_[i].letters >= kParagraph || tag == GUMBO_TAG_P);
  }

  /// Small elements that are mostly links: lists of headlines, teasers of one other article.
  void drop_link_boxes() {
    constexpr std::size_t kBox = 700;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (dropped_[i] || blocks_[i].link_letters == 0) {
        continue;
      }
      std::size_t best_end = i;
      for (std::size_t node = blocks_[i].node; node > root_; node = tree_[node].parent) {
        if (i > 0 && !dropped_[i - 1] && blocks_[i - 1].last >= node) {
          break;  // the box starts further up
        }
        const std::size_t end = end_of_node(i, node);
        std::size_t letters = 0;
        std::size_t links = 0;
        for (std::size_t k = i; k < end && letters <= kBox; ++k) {
          letters += blocks_[k].letters;
          links += blocks_[k].link_letters;
        }
        if (letters > kBox || letters * 2 > prose_) {
          break;
        }
        constexpr std::size_t kTeaser = 250;
        const bool is_box = tree_[node].tag != GUMBO_TAG_P && end > i + 1;
        const bool is_teaser = blocks_[i].is_links() && letters <= kTeaser && end <= i + 3;
        if (is_box && (is_teaser || links * 5 >= letters * 2)) {
          best_end = end;
        }
      }
      drop(i, best_end);
    }
  }

  [[nodiscard]] bool holds_image(std::size_t node) const {
    constexpr std::size_t kManyNodes = 60;
    const std::size_t end = std::min<std::size_t>(tree_[node].end, node + kManyNodes);
    for (std::size_t i = node; i < end; ++i) {
      if (is_image(tree_[i])) {
        return true;
      }
    }
    return false;
  }

  void drop_captions() {
    constexpr std::uint32_t kCaption = 300;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const HtmlBlock& block = blocks_[i];
      if (dropped_[i] || block.letters > kCaption || std::size_t{3} * block.letters > prose_) {
        continue;
      }
      const GumboTag tag = tree_[block.node].tag;
      const bool is_cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TR || tag == GUMBO_TAG_TH;
      const bool is_centred = tree_.attribute(block.node, HtmlAttribute::kAlign) == "center" ||
                              tree_.attribute(block.node, HtmlAttribute::kStyle).find("center") !=
                                  std::string_view::npos;
      const bool shares_image = holds_image(block.node) && block.node != root_;
      if (kinds_[i] == LineKind::kPhotoCredit
              ? block.after_image || shares_image || is_cell
              : block.after_image && (is_centred || shares_image || is_image_table(block.node))) {
        dropped_[i] = true;
      }
    }
  }

  /// True inside a table of a picture and its caption.
  [[nodiscard]] bool is_image_table(std::size_t node) const {
    while (node > root_ && tree_[node].tag != GUMBO_TAG_TABLE) {
      node = tree_[node].parent;
    }
    constexpr std::size_t kCaptionBytes = 450;
    std::size_t bytes = 0;
    for (std::size_t i = node; i < tree_[node].end && bytes <= kCaptionBytes; ++i) {
      bytes += tree_[i].text.size();
    }
    return node > root_ && bytes <= kCaptionBytes && holds_image(node);
  }

  void drop_lines() {
    std::size_t links = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      links += !dropped_[i] && blocks_[i].is_links() ? blocks_[i].letters : 0U;
    }
    const bool drops_links = links <= prose_;  // else the whole text is one link
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const LineKind kind = kinds_[i];
      const bool is_foreign = kind == LineKind::kSeeAlso || kind == LineKind::kFixture ||
                              kind == LineKind::kRelatedHeading;
      if (is_foreign || (drops_links && blocks_[i].is_links())) {
        dropped_[i] = true;
      }
    }
  }

  /// True when `node` or an element around it that does not hold the root has one of `wanted`.
  [[nodiscard]] bool has_role_inside(std::size_t node, std::uint32_t wanted) const {
    while (node != 0 && (root_ < node || root_ >= tree_[node].end)) {
      if ((roles_[node] & wanted) != 0) {
        return true;
      }
      node = tree_[node].parent;
    }
    return false;
  }

  /// Lines of date, author and section before the first paragraph; the lead stays.
  void drop_head() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (dropped_[i]) {
        continue;
      }
      const HtmlBlock& block = blocks_[i];
      const bool is_meta = kinds_[i] == LineKind::kDate ||
                           has_role_inside(block.node, kRoleMeta | kRoleDate | kRoleAuthor);
      constexpr std::uint32_t kMetaLine = 120;
      if (is_meta && block.letters <= kMetaLine) {
        dropped_[i] = true;
        continue;
      }
      constexpr std::uint32_t kShortLead = 30;
      const bool is_lead = has_role_inside(block.node, kRoleLead) ||
                           (is_heading(tree_[block.node].tag) && block.letters >= kShortLead);
      if (block.is_prose() || is_lead) {
        return;
      }
      dropped_[i] = true;
    }
  }

  /// After the last paragraph one or two short lines may stay: a byline, where the text is from.
  /// In an element that states it is the text, all may.
  void drop_tail() {
    const bool is_stated = (roles_[root_] & (kRoleArticleBody | kRoleContent)) != 0;
    std::size_t end = blocks_.size();
    while (end > 0 && (dropped_[end - 1] || !blocks_[end - 1].is_prose())) {
      --end;
    }
    std::size_t kept = 0;
    for (std::size_t i = end; i < blocks_.size() && end > 0; ++i) {
      constexpr std::uint32_t kByline = 60;
      const bool is_list = tree_[blocks_[i].node].tag == GUMBO_TAG_LI;
      constexpr std::uint32_t kLine = 160;
      const bool is_beside = tree_[blocks_[i].node].parent == tree_[blocks_[end - 1].node].parent &&
                             tree_[blocks_[i].node].tag == GUMBO_TAG_P;
      const bool is_byline = blocks_[i].letters <= (is_beside ? kLine : kByline) && kept < 2 &&
                             !is_list && blocks_[i].link_letters == 0 &&
                             !is_heading(tree_[blocks_[i].node].tag);
      const bool stays = !dropped_[i] && kinds_[i] == LineKind::kText && (is_byline || is_stated);
      kept += stays ? 1U : 0U;
      dropped_[i] = !stays;
    }
  }

  const HtmlTree& tree_;
  const std::vector<std::uint32_t>& roles_;
  std::vector<HtmlBlock> blocks_;
  std::vector<bool> dropped_;
  std::vector<LineKind> kinds_;
  std::size_t root_;
  std::size_t title_;
  std::size_t prose_ = 0;  ///< letters of running text in all blocks
};

}  // namespace

bool has_role_around(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                     std::size_t node, std::uint32_t roles_wanted) {
  for (std::size_t i = node; i != 0; i = tree[i].parent) {
    if (tree[i].tag == GUMBO_TAG_BODY) {
      return false;
    }
    if ((roles[i] & roles_wanted) != 0) {
      return true;
    }
  }
  return false;
}

std::vector<HtmlBlock> article_lines(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                     std::vector<HtmlBlock> blocks, std::size_t root,
                                     std::size_t title_node, const std::string& title) {
  return LineFilter(tree, roles, std::move(blocks), root, title_node).run(title);
}

}  // namespace timbao
