#include "indexer/input/html/page_title.h"

#include "indexer/input/html/entities.h"
#include "indexer/input/html/html_blocks.h"
#include "indexer/input/html/page_lines.h"
#include "indexer/input/html/plain_words.h"

#include <algorithm>
#include <array>

namespace timbao {

namespace {

struct Part {
  std::size_t begin;
  std::size_t end;
};

/// The parts of a page title between " - ", " | " and the like.
std::vector<Part> split_title(std::string_view title) {
  constexpr std::array<std::string_view, 11> kMarks = {" - ", " | ", " – ", " — ", " :: ", " » ",
                                                       " › ", " · ", " • ", " ~ ", " |"};
  std::vector<Part> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < title.size();) {
    const auto* mark = std::find_if(kMarks.begin(), kMarks.end(), [&](std::string_view one) {
      return title.substr(at, one.size()) == one;
    });
    if (mark == kMarks.end()) {
      ++at;
      continue;
    }
    parts.push_back({begin, at});
    at += mark->size();
    begin = at;
  }
  parts.push_back({begin, title.size()});
  return parts;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n-|");
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(" \t\r\n-|") - first + 1);
}

/// Words that mark a newspaper's name, folded.
bool names_newspaper(std::string_view part) {
  constexpr std::size_t kLongest = 60;
  if (part.size() > kLongest || part.empty()) {
    return false;
  }
  const std::string words = ' ' + plain_words(part) + ' ';
  for (const std::string_view word :
       {" bao dien tu ", " thoi bao ", " nhat bao ", " tap chi ", " online ", " vn ", " com ",
        " net ", " tin tuc ", " cong thong tin ", " dai phat thanh ", " news ", " newspaper ",
        " dien tu ", "vnexpress ", " tap san ", " tuan bao "}) {
    if (words.find(word) != std::string::npos) {
      return true;
    }
  }
  return words.substr(0, 5) == " bao " && std::isupper(static_cast<unsigned char>(part[0])) != 0;
}

/// True for a title that every page of a site may have.
bool is_generic(std::string_view title) {
  constexpr std::array<std::string_view, 22> kGeneric = {
      "tin trong ngay", "tin tuc",          "tin tuc su kien", "trang chu",    "trang nhat",
      "ban tin",        "bai viet",         "chi tiet",        "chi tiet tin", "chi tiet bai viet",
      "noi dung",       "tin chi tiet",     "xem tin",         "doc tin",      "home",
      "news",           "article",          "index",           "welcome",      "untitled",
      "new page 1",     "untitled document"};
  return std::find(kGeneric.begin(), kGeneric.end(), plain_words(title)) != kGeneric.end();
}

/// A title a page states, in the forms that a shown title may have.
class StatedTitle {
 public:
  explicit StatedTitle(std::string_view stated) : whole_(squashed(stated)) {
    const std::vector<Part> parts = split_title(stated);
    std::size_t longest = 0;
    for (const Part& part : parts) {
      longest = std::max(longest, part.end - part.begin);
    }
    constexpr std::size_t kManyParts = 8;
    for (std::size_t i = 0; i < parts.size() && parts.size() < kManyParts; ++i) {
      for (std::size_t j = i; j < parts.size(); ++j) {
        const std::string_view run = stated.substr(parts[i].begin, parts[j].end - parts[i].begin);
        if (run.size() >= longest) {
          runs_.push_back(squashed(run));
        }
      }
    }
  }

  /// True when `shown` (squashed) is this title, all of it or all but the site's name.
  [[nodiscard]] bool agrees(const std::string& shown) const {
    if (shown.empty() || whole_.empty()) {
      return false;
    }
    const std::string& longer = shown.size() > whole_.size() ? shown : whole_;
    const std::string& shorter = shown.size() > whole_.size() ? whole_ : shown;
    if (shorter.size() * 5 > longer.size() * 3 && longer.find(shorter) != std::string::npos) {
      return true;
    }
    return std::find(runs_.begin(), runs_.end(), shown) != runs_.end();
  }

 private:
  std::string whole_;
  std::vector<std::string> runs_;  ///< parts in a row, from the longest part's size
};

bool is_all_capitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Titles stated in the head.
std::vector<StatedTitle> stated_titles(const HtmlTree& tree) {
  std::vector<StatedTitle> titles;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].is_text) {
      continue;
    }
    if (tree[i].tag == GUMBO_TAG_TITLE) {
      titles.emplace_back(tree.text(i));
    } else if (tree[i].tag == GUMBO_TAG_META &&
               (tree.attribute(i, HtmlAttribute::kProperty) == "og:title" ||
                tree.attribute(i, HtmlAttribute::kItemprop) == "headline")) {
      titles.emplace_back(decode_entities(tree.attribute(i, HtmlAttribute::kContent)));
    }
  }
  return titles;
}

bool is_inside(const HtmlTree& tree, const std::vector<std::uint32_t>& roles, std::size_t node,
               std::uint32_t wanted) {
  for (std::size_t i = node; i != 0; i = tree[i].parent) {
    if ((roles[i] & wanted) != 0 && tree[i].tag != GUMBO_TAG_BODY) {
      return true;
    }
  }
  return false;
}

bool is_heading(GumboTag tag) {
  return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_H4;
}

constexpr std::size_t kMaxTitle = 500;  // bytes

}  // namespace

std::string squashed(std::string_view text) {
  std::string words = plain_words(text);
  words.erase(std::remove(words.begin(), words.end(), ' '), words.end());
  return words;
}

ShownTitle find_title(const HtmlTree& tree, const std::vector<std::uint32_t>& roles) {
  const std::vector<StatedTitle> stated = stated_titles(tree);
  const auto is_stated = [&stated](std::string_view text) {
    const std::string shown = squashed(text);
    return std::any_of(stated.begin(), stated.end(),
                       [&shown](const StatedTitle& title) { return title.agrees(shown); });
  };
  constexpr std::uint32_t kElsewhere = kRoleComment | kRoleRelated | kRoleFooter | kRoleNavigation;
  ShownTitle lesser;
  ShownTitle first;
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].is_text || !is_heading(tree[i].tag)) {
      continue;
    }
    ShownTitle shown{i, tree.text(i, kMaxTitle), false};
    const bool is_h1 = tree[i].tag == GUMBO_TAG_H1;
    shown.agreed = is_stated(shown.text);
    if (shown.agreed && is_h1) {
      return shown;
    }
    constexpr std::size_t kShortest = 18;  // bytes; a logo's text is shorter
    if (shown.agreed && lesser.node == 0) {
      lesser = std::move(shown);
    } else if (is_h1 && first.node == 0 && shown.text.size() >= kShortest &&
               shown.text.size() <= kMaxTitle && !is_inside(tree, roles, i, kElsewhere)) {
      first = std::move(shown);
    }
  }
  if (lesser.node != 0) {
    return lesser;
  }
  for (const HtmlBlock& block : find_blocks(tree, std::vector<bool>(tree.size()), 0, tree.size())) {
    if (block.text.size() <= kMaxTitle && tree[tree[block.first].parent].tag != GUMBO_TAG_TITLE &&
        is_stated(block.text) &&
        !is_inside(tree, roles, block.node, kElsewhere | kRoleBreadcrumb)) {
      return {block.first, block.text, true};
    }
  }
  return first;
}

ShownTitle guess_title(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                       const std::vector<bool>& outside, std::size_t root, std::size_t text_begin) {
  constexpr std::uint32_t kShortest = 12;
  constexpr std::uint32_t kLongest = 200;
  ShownTitle best;
  int best_rank = 0;
  for (const HtmlBlock& block : find_blocks(tree, outside, 0, tree.size())) {
    const GumboTag tag = tree[block.node].tag;
    if (block.first >= text_begin && block.is_prose() && !is_heading(tag)) {
      break;
    }
    const bool may_be = block.letters >= kShortest && block.letters <= kLongest &&
                        block.link_letters == 0 && line_kind(block.text, false) == LineKind::kText;
    if (!may_be) {
      continue;
    }
    const int rank = is_heading(tag)                            ? 3
                     : (roles[block.node] & kRoleTitle) != 0    ? 2
                     : block.first >= root && !block.is_prose() ? 1
                                                                : 0;
    if (rank > best_rank || (rank == best_rank && rank > 1)) {
      best_rank = rank;
      best = {block.first, block.text, false};
    }
  }
  return best;
}

std::string without_site(std::string_view title, const std::vector<std::string_view>& names) {
  const std::vector<Part> parts = split_title(title);
  const auto is_name = [&](const Part& part) {
    const std::string_view text = title.substr(part.begin, part.end - part.begin);
    const std::string shown = plain_words(text);
    return names_newspaper(trimmed(text)) ||
           std::any_of(names.begin(), names.end(),
                       [&shown](std::string_view name) { return plain_words(name) == shown; });
  };
  std::size_t first = 0;
  std::size_t last = parts.size();
  while (last > first + 1 && is_name(parts[last - 1])) {
    --last;
  }
  while (first + 1 < last && is_name(parts[first])) {
    ++first;
  }
  return std::string(
      trimmed(title.substr(parts[first].begin, parts[last - 1].end - parts[first].begin)));
}

std::string site_in_title(std::string_view title) {
  const std::vector<Part> parts = split_title(title);
  if (parts.size() < 2) {
    return {};
  }
  for (const std::size_t i : {parts.size() - 1, std::size_t{0}}) {
    const std::string_view part =
        trimmed(title.substr(parts[i].begin, parts[i].end - parts[i].begin));
    if (!part.empty() && names_newspaper(part)) {
      return std::string(part);
    }
  }
  return {};
}

std::string choose_title(const ShownTitle& shown, const PageFacts& facts) {
  std::vector<std::string_view> names = facts.all(Fact::kSource);
  for (const std::string_view section : facts.all(Fact::kSection)) {
    names.push_back(section);
  }
  std::vector<std::string_view> stated = facts.all(Fact::kTitle);
  stated.push_back(facts.page_title());
  std::string site;
  const std::string shown_letters = squashed(shown.text);
  for (const std::string_view one : stated) {
    std::string title = without_site(one, names);
    if (shown.agreed) {
      if (squashed(title) == shown_letters && is_all_capitals(shown.text)) {
        return title;  // the page shouts, its head does not
      }
      continue;
    }
    const bool is_site = names_newspaper(title) || is_generic(title) ||
                         std::any_of(names.begin(), names.end(), [&title](std::string_view name) {
                           return squashed(name) == squashed(title);
                         });
    if (!title.empty() && !is_site) {
      return title;
    }
    if (site.empty()) {
      site = std::move(title);
    }
  }
  return shown.text.empty() ? site : shown.text;
}

}  // namespace timbao
