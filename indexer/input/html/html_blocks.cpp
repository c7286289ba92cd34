#include "indexer/input/html/html_blocks.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace timbao {

namespace {

bool is_image(const HtmlNode& node) { return node.tag == GUMBO_TAG_IMG || node.name == "amp-img"; }

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

constexpr std::string_view kNoBreak = "\xC2\xA0";  // no-break space

bool starts_blank(std::string_view text, std::size_t at) {
  const char c = text[at];
  return c == ' ' || (c >= '\t' && c <= '\r') ||
         (c == kNoBreak[0] && text.substr(at, kNoBreak.size()) == kNoBreak);
}

/// Builds blocks while walking the nodes in order.
class BlockFinder {
 public:
  BlockFinder(const HtmlTree& tree, const std::vector<bool>& skipped)
      : tree_(tree), skipped_(skipped) {}

  std::vector<HtmlBlock> run(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end;) {
      close_before(i);
      const HtmlNode& node = tree_[i];
      if (node.is_text) {
        add_text(i);
      } else if (skipped_[i]) {
        skip(i);
        i = std::max<std::size_t>(node.end, i + 1);
        continue;
      } else {
        open(i);
      }
      ++i;
    }
    close_before(tree_.size());
    flush();
    return std::move(blocks_);
  }

 private:
  struct Open {
    std::uint32_t node;
    bool is_block;
    bool is_link;
  };

  void close_before(std::size_t node) {
    while (!open_.empty() && tree_[open_.back().node].end <= node) {
      if (open_.back().is_block) {
        flush();
      } else if (tree_[open_.back().node].tag == GUMBO_TAG_TD ||
                 tree_[open_.back().node].tag == GUMBO_TAG_TH) {
        space();
      }
      links_ -= open_.back().is_link ? 1U : 0U;
      pres_ -= tree_[open_.back().node].tag == GUMBO_TAG_PRE ? 1U : 0U;
      open_.pop_back();
    }
  }

  void open(std::size_t i) {
    const HtmlNode& node = tree_[i];
    if (node.tag == GUMBO_TAG_BR || node.tag == GUMBO_TAG_HR) {
      flush();
      return;
    }
    if (is_image(node)) {
      flush();
      after_image_ = true;
    }
    const bool is_link = node.tag == GUMBO_TAG_A && node.name.empty();
    const bool is_block = is_block_tag(node.tag) && !is_plain_cell(i);
    if (is_block) {
      flush();
    }
    if (node.end > i + 1) {
      open_.push_back({static_cast<std::uint32_t>(i), is_block, is_link});
      links_ += is_link ? 1U : 0U;
      pres_ += node.tag == GUMBO_TAG_PRE ? 1U : 0U;
    }
  }

  void skip(std::size_t i) {
    if (is_block_tag(tree_[i].tag)) {
      flush();
    } else {
      space();
    }
    for (std::size_t inner = i; inner < tree_[i].end && !after_image_; ++inner) {
      after_image_ = is_image(tree_[inner]);
    }
  }

  /// A cell with nothing but inline text: part of its row's line.
  bool is_plain_cell(std::size_t i) const {
    constexpr std::size_t kFewNodes = 8;
    const HtmlNode& node = tree_[i];
    if ((node.tag != GUMBO_TAG_TD && node.tag != GUMBO_TAG_TH) || node.end - i > kFewNodes) {
      return false;
    }
    std::size_t bytes = 0;
    for (std::size_t inner = i + 1; inner < node.end; ++inner) {
      if (!tree_[inner].is_text && (is_block_tag(tree_[inner].tag) || is_image(tree_[inner]) ||
                                    tree_[inner].tag == GUMBO_TAG_BR)) {
        return false;
      }
      bytes += tree_[inner].text.size();
    }
    constexpr std::size_t kMaxCell = 120;
    return bytes <= kMaxCell;
  }

  void space() {
    if (!text_.empty() && text_.back() != ' ') {
      text_ += ' ';
    }
  }

  void add_text(std::size_t i) {
    std::string_view text = tree_[i].text;
    while (pres_ > 0 && text.find('\n') != std::string_view::npos) {
      add_words(i, text.substr(0, text.find('\n')));
      flush();
      text.remove_prefix(text.find('\n') + 1);
    }
    add_words(i, text);
  }

  void add_words(std::size_t i, std::string_view text) {
    const std::size_t before = text_.size();
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at;
      while (end < text.size() && !starts_blank(text, end)) {
        ++end;
      }
      text_ += text.substr(at, end - at);
      at = end;
      while (at < text.size() && starts_blank(text, at)) {
        at += text[at] == kNoBreak[0] ? kNoBreak.size() : 1U;
      }
      if (at > end) {
        space();
      }
    }
    if (text_.size() == before) {
      return;
    }
    if (before == 0) {
      first_ = static_cast<std::uint32_t>(i);
      node_ = block_around();
    }
    last_ = static_cast<std::uint32_t>(i);
    if (links_ > 0) {
      link_letters_ += letters(std::string_view(text_).substr(before));
    }
  }

  static std::uint32_t letters(std::string_view text) {
    return static_cast<std::uint32_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
  }

  std::uint32_t block_around() const {
    const auto found =
        std::find_if(open_.rbegin(), open_.rend(), [](const Open& open) { return open.is_block; });
    return found == open_.rend() ? 0 : found->node;
  }

  void flush() {
    while (!text_.empty() && text_.back() == ' ') {
      text_.pop_back();
    }
    if (!text_.empty()) {
      HtmlBlock block;
      block.node = node_;
      block.first = first_;
      block.last = last_;
      block.letters = letters(text_);
      block.link_letters = std::min(link_letters_, block.letters);
      block.after_image = after_image_;
      block.text = std::move(text_);
      blocks_.push_back(std::move(block));
      after_image_ = false;
    }
    text_.clear();
    link_letters_ = 0;
  }

  const HtmlTree& tree_;
  const std::vector<bool>& skipped_;
  std::vector<Open> open_;
  std::vector<HtmlBlock> blocks_;
  std::string text_;
  std::uint32_t node_ = 0;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::uint32_t link_letters_ = 0;
  std::size_t links_ = 0;  ///< open elements <a>
  std::size_t pres_ = 0;   ///< open elements <pre>
  bool after_image_ = false;
};

bool ends_like_sentence(std::string_view text) {
  for (const std::string_view end : {".", "!", "?", "…", ":", ".\"", ".”", "!”", "?”", "!\"", "?\"",
                                     ".)", "...", "”.", "\".", ").", ".'"}) {
    if (text.size() > end.size() && text.substr(text.size() - end.size()) == end) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool HtmlBlock::is_prose() const {
  constexpr std::uint32_t kLong = 90;
  constexpr std::uint32_t kSentence = 28;
  if (is_links() || link_letters * 5 > letters * 2) {
    return letters > 4 * kLong && !is_links();
  }
  return letters >= kLong || (letters >= kSentence && ends_like_sentence(text));
}

std::vector<HtmlBlock> find_blocks(const HtmlTree& tree, const std::vector<bool>& skipped,
                                   std::size_t begin, std::size_t end) {
  return BlockFinder(tree, skipped).run(begin, end);
}

bool is_block_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
      return true;
    default:
      return false;
  }
}

}  // namespace timbao
