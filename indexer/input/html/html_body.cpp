#include "indexer/input/html/html_body.h"

#include "indexer/input/html/body_lines.h"
#include "indexer/input/html/html_blocks.h"

#include <algorithm>
#include <utility>

namespace timbao {

namespace {

/// Sums over subtrees: a value at nodes, asked for the nodes inside one.
class SubtreeSums {
 public:
  explicit SubtreeSums(std::size_t size) : sums_(size + 1) {}
  void add(std::size_t node, std::size_t value) { sums_[node + 1] += value; }
  void finish() {
    for (std::size_t i = 1; i < sums_.size(); ++i) {
      sums_[i] += sums_[i - 1];
    }
  }
  [[nodiscard]] std::size_t inside(const HtmlTree& tree, std::size_t node) const {
    return sums_[tree[node].end] - sums_[node];
  }

 private:
  std::vector<std::size_t> sums_;
};

bool is_skipped_tag(GumboTag tag) {
  return tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE ||
         tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_BUTTON || tag == GUMBO_TAG_SELECT ||
         tag == GUMBO_TAG_TEXTAREA || tag == GUMBO_TAG_LABEL;
}

/// Bytes of text outside links, of runs long enough to be prose.
SubtreeSums prose_bytes(const HtmlTree& tree) {
  constexpr std::size_t kRun = 60;
  SubtreeSums sums(tree.size());
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].is_text && tree[i].text.size() >= kRun && tree[tree[i].parent].tag != GUMBO_TAG_A) {
      sums.add(i, tree[i].text.size());
    }
  }
  sums.finish();
  return sums;
}

/// Where the prose of a page is, and which element holds the article.
class RootFinder {
 public:
  RootFinder(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
             const std::vector<bool>& outside, const std::vector<HtmlBlock>& blocks,
             std::size_t title_node)
      : tree_(tree),
        roles_(roles),
        outside_(outside),
        title_(title_node),
        prose_(tree.size()),
        words_(tree.size()) {
    const bool has_prose = std::any_of(blocks.begin(), blocks.end(), [this](const auto& block) {
      return block.first > title_ && block.is_prose();
    });
    for (const HtmlBlock& block : blocks) {
      const bool counts = has_prose ? block.is_prose() : !block.is_links();
      if (block.first > title_ && counts) {
        prose_.add(block.node, block.letters);
      }
      if (block.first > title_ && !block.is_links()) {
        words_.add(block.node, block.letters);
      }
    }
    prose_.finish();
    words_.finish();
    total_ = prose_.inside(tree_, 0);
  }

  [[nodiscard]] std::size_t find() const {
    if (total_ == 0) {
      return 0;
    }
    if (const std::size_t node = stated(kRoleArticleBody, 4); node != 0) {
      return node;
    }
    if (const std::size_t node = stated(kRoleContent, 2); node != 0) {
      return node;
    }
    return title_ != 0 ? around_title() : densest(0);
  }

 private:
  /// The innermost element of this role with the most prose, when that is total_ / `part` or more.
  [[nodiscard]] std::size_t stated(std::uint32_t role, std::size_t part) const {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i < tree_.size(); ++i) {
      if (outside_[i]) {
        i = std::max<std::size_t>(tree_[i].end, i + 1) - 1;
        continue;
      }
      const bool is_page = tree_[i].tag == GUMBO_TAG_BODY || tree_[i].tag == GUMBO_TAG_HTML;
      if ((roles_[i] & role) == 0 || is_page) {
        continue;
      }
      const std::size_t prose = prose_.inside(tree_, i) + words_.inside(tree_, i) / 4;
      const bool is_inner = best != 0 && i < tree_[best].end;
      if (prose > most || (is_inner && prose * 10 >= most * 9)) {
        best = i;
        most = std::max(most, prose);
      }
    }
    const bool has_words = best != 0 && words_.inside(tree_, best) * 2 >= words_.inside(tree_, 0);
    return most * part >= total_ || has_words ? best : 0;
  }

  /// From the title outwards until nearly all prose is inside, or a column of the layout with a
  /// good part of it.
  [[nodiscard]] std::size_t around_title() const {
    constexpr std::size_t kEnough = 200;
    std::size_t node = tree_[title_].parent;
    while (node != 0) {
      const std::size_t prose = prose_.inside(tree_, node);
      const bool is_column = (roles_[node] & kRoleColumn) != 0;
      if (prose * 10 >= total_ * 9 || (is_column && prose >= kEnough && prose * 6 >= total_)) {
        break;
      }
      node = tree_[node].parent;
    }
    return densest(node);
  }

  /// Inwards from `node` while one child holds nearly all of its prose.
  [[nodiscard]] std::size_t densest(std::size_t node) const {
    const std::size_t nearly = title_ != 0 ? 9 : 7;
    for (bool found = true; found;) {
      found = false;
      const std::size_t prose = prose_.inside(tree_, node);
      for (std::size_t child = node + 1; child < tree_[node].end; child = tree_[child].end) {
        const bool holds_blocks = !tree_[child].is_text && tree_[child].tag != GUMBO_TAG_P;
        if (holds_blocks && prose_.inside(tree_, child) * 10 >= prose * nearly) {
          node = child;
          found = true;
          break;
        }
      }
    }
    return node;
  }

  const HtmlTree& tree_;
  const std::vector<std::uint32_t>& roles_;
  const std::vector<bool>& outside_;
  std::size_t title_;
  SubtreeSums prose_;
  SubtreeSums words_;  ///< all lines that are no links: verses and lists of results too
  std::size_t total_ = 0;
};

/// The blocks of the root and, above it, the lead.
std::vector<HtmlBlock> blocks_of_article(const HtmlTree& tree,
                                         const std::vector<std::uint32_t>& roles,
                                         std::vector<HtmlBlock> blocks, std::size_t root,
                                         std::size_t title_node) {
  constexpr std::size_t kMaxLead = 3;
  const std::size_t begin = root;
  const std::size_t end = tree[root].end;
  std::vector<HtmlBlock> kept;
  for (HtmlBlock& block : blocks) {
    if (block.first < begin && block.last > title_node && kept.size() < kMaxLead) {
      const bool is_lead = has_role_around(tree, roles, block.node, kRoleLead);
      if ((title_node != 0 && block.is_prose()) || (is_lead && !block.is_links())) {
        kept.push_back(std::move(block));
      }
    } else if (block.first >= begin && block.first < end) {
      kept.push_back(std::move(block));
    }
  }
  return kept;
}

}  // namespace

std::vector<bool> find_outside(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                               std::size_t title_node) {
  const SubtreeSums prose = prose_bytes(tree);
  const std::size_t total = prose.inside(tree, 0);
  constexpr std::size_t kSomeText = 120;
  // Sure signs need only leave some prose elsewhere; the others must leave half of it.
  constexpr std::uint32_t kSure = kRoleComment | kRoleFooter;
  std::vector<bool> outside(tree.size());
  for (std::size_t i = 1; i < tree.size();) {
    const HtmlNode& node = tree[i];
    const bool holds_title = title_node >= i && title_node < node.end;
    const bool is_page = node.tag == GUMBO_TAG_BODY || node.tag == GUMBO_TAG_HEAD;
    bool is_outside = !node.is_text && is_skipped_tag(node.tag);
    if (!node.is_text && !is_page && !holds_title && (roles[i] & kRolesOutside) != 0 &&
        (roles[i] & kRoleArticleBody) == 0) {
      const std::size_t inside = prose.inside(tree, i);
      const bool is_sure = (roles[i] & kSure) != 0;
      is_outside = inside * 2 <= total || (is_sure && total >= inside + kSomeText);
    }
    if (is_outside) {
      std::fill(outside.begin() + static_cast<std::ptrdiff_t>(i),
                outside.begin() + static_cast<std::ptrdiff_t>(node.end), true);
      i = node.end;
    } else {
      ++i;
    }
  }
  return outside;
}

HtmlBody find_body(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                   const std::vector<bool>& outside, std::size_t title_node,
                   const std::string& title) {
  std::vector<HtmlBlock> blocks = find_blocks(tree, outside, 0, tree.size());
  std::size_t after_title = title_node;
  if (title_node != 0) {
    after_title = std::max<std::size_t>(tree[title_node].end, title_node + 1) - 1;
  }
  const std::size_t root = RootFinder(tree, roles, outside, blocks, title_node).find();
  blocks = blocks_of_article(tree, roles, std::move(blocks), root, after_title);
  blocks = article_lines(tree, roles, std::move(blocks), root, after_title, title);
  HtmlBody body;
  body.root = root;
  for (const HtmlBlock& block : blocks) {
    if (!body.text.empty()) {
      body.text += '\n';
    }
    body.text += block.text;
    body.letters += block.letters;
  }
  if (!blocks.empty()) {
    body.first = blocks.front().first;
    body.last = blocks.back().last;
  }
  return body;
}

}  // namespace timbao
