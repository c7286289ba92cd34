#include "indexer/input/html/page_visible.h"

#include "indexer/input/html/page_title.h"
#include "indexer/input/html/plain_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace timbao {

namespace {

constexpr std::uint32_t kElsewhere = kRoleComment | kRoleRelated | kRoleFooter | kRoleAdvert;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_words(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kEdges = " \t\r\n-|,;:()[]/";
  const std::size_t first = text.find_first_not_of(kEdges);
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(kEdges) - first + 1);
}

/// A full date in a short line.
Date date_of_line(std::string_view line) {
  constexpr std::size_t kLongest = 140;
  if (line.size() > kLongest || std::none_of(line.begin(), line.end(), is_digit)) {
    return {};
  }
  const Date date = parse_date(line);
  return date.day != 0 ? date : Date{};
}

bool says(std::string_view line, std::string_view folded_words) {
  return plain_words(line).find(folded_words) != std::string::npos;
}

/// "thoi-su" of "https://x.vn/thoi-su/bai-1.html"; "" when the path has one part only.
std::string_view first_path_part(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) {
    return {};
  }
  const std::size_t begin = url.find('/', scheme + 3);
  if (begin == std::string_view::npos) {
    return {};
  }
  const std::size_t end = url.find('/', begin + 1);
  return end == std::string_view::npos ? std::string_view()
                                       : url.substr(begin + 1, end - begin - 1);
}

/// True for a link to the section "thoi-su": "/thoi-su", "https://x.vn/thoi-su/", "/thoi-su.htm".
bool links_to(std::string_view href, std::string_view part) {
  const std::size_t scheme = href.find("://");
  if (scheme != std::string_view::npos) {
    href = href.substr(std::min(href.find('/', scheme + 3), href.size()));
  }
  if (href.substr(0, 1) != "/" || href.substr(1, part.size()) != part) {
    return false;
  }
  const std::string_view rest = href.substr(1 + part.size());
  return rest.empty() || rest == "/" || rest == ".html" || rest == ".htm" || rest == ".aspx";
}

bool is_home(std::string_view name) {
  const std::string words = plain_words(name);
  return words.empty() || words == "trang chu" || words == "home" || words == "trang nhat" ||
         words == "home page" || words == "homepage";
}

constexpr std::size_t kMaxSection = 60;  // bytes

/// Letters and digits of the folded text: "thoibaoso" of "Thời báo Số".
std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : plain_words(text)) {
    if ((c >= 'a' && c <= 'z') || is_digit(c)) {
      letters += c;
    }
  }
  return letters;
}

/// "thoibaoso" of "thoibaoso.vn", "tin.thoibaoso.com.vn".
std::string_view name_in_host(std::string_view host) {
  constexpr std::array<std::string_view, 8> kSecondLevel = {"com", "net", "org", "edu",
                                                            "gov", "ac",  "co",  "info"};
  host = host.substr(0, host.rfind('.'));
  for (std::size_t dot = host.rfind('.'); dot != std::string_view::npos; dot = host.rfind('.')) {
    const std::string_view last = host.substr(dot + 1);
    if (std::find(kSecondLevel.begin(), kSecondLevel.end(), last) == kSecondLevel.end()) {
      return last;
    }
    host = host.substr(0, dot);
  }
  return host;
}

/// True for "thoibaoso", "baothoibaoso", "thoibaosoonline" of "thoibaoso".
bool is_name_of(std::string_view letters, std::string_view label) {
  constexpr std::size_t kMoreWords = 12;
  return letters.size() >= label.size() && letters.size() <= label.size() + kMoreWords &&
         (letters.substr(0, label.size()) == label ||
          letters.substr(letters.size() - label.size()) == label);
}

/// Where the first separator between names begins, and where the text after it does.
std::pair<std::size_t, std::size_t> find_separator(std::string_view text) {
  std::size_t begin = std::min(text.find_first_of("|.,:-"), text.size());
  std::size_t end = std::min(begin + 1, text.size());
  for (const std::string_view sign : {"©", "·"}) {
    if (const std::size_t at = text.find(sign); at < begin) {
      begin = at;
      end = at + sign.size();
    }
  }
  return {begin, end};
}

}  // namespace

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (url.substr(0, 4) != "http" || scheme == std::string_view::npos) {
    return {};
  }
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  for (const std::string_view prefix : {"www.", "m.", "amp."}) {
    if (host.substr(0, prefix.size()) == prefix) {
      host.remove_prefix(prefix.size());
    }
  }
  return host;
}

std::string author_name(std::string_view text) {
  constexpr std::size_t kMaxName = 120;
  constexpr std::array<std::string_view, 23> kLabels = {"tac gia bai viet",
                                                        "tac gia",
                                                        "nguoi viet",
                                                        "phong vien",
                                                        "bai va anh",
                                                        "bai anh",
                                                        "bai viet",
                                                        "bai",
                                                        "theo",
                                                        "by",
                                                        "pv",
                                                        "thuc hien",
                                                        "nguon",
                                                        "author",
                                                        "written by",
                                                        "dich gia",
                                                        "but danh",
                                                        "dang boi",
                                                        "bien tap",
                                                        "tin bai",
                                                        "nguoi dang",
                                                        "nguoi gui",
                                                        "thuc hien boi"};
  text = trimmed(text);
  if (text.empty() || text.size() > kMaxName || text.find("://") != std::string_view::npos ||
      text.find("www.") != std::string_view::npos) {
    return {};
  }
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos) {
    const std::string label = plain_words(text.substr(0, colon));
    if (std::find(kLabels.begin(), kLabels.end(), label) == kLabels.end()) {
      return {};
    }
    text = trimmed(text.substr(colon + 1));
  }
  for (const std::string_view label : {"By ", "by ", "Theo ", "Bởi ", "bởi "}) {
    if (text.substr(0, label.size()) == label && text.size() > label.size()) {
      text = trimmed(text.substr(label.size()));
    }
  }
  if (text.find('@') != std::string_view::npos) {
    const std::size_t blank = text.substr(0, text.find('@')).rfind(' ');
    text = blank == std::string_view::npos ? std::string_view() : trimmed(text.substr(0, blank));
  }
  return std::string(text);
}

VisibleFacts::VisibleFacts(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                           std::size_t title_node, const HtmlBody& body)
    : tree_(tree),
      roles_(roles),
      title_(title_node),
      title_end_(title_node == 0 ? 0 : tree[title_node].end),
      body_(body) {}

/// True inside an element of one of `roles` that does not hold the title as well.
bool VisibleFacts::is_inside(std::size_t node, std::uint32_t roles) const {
  for (std::size_t i = node; i != 0; i = tree_[i].parent) {
    const bool holds_title = title_ != 0 && title_ >= i && title_ < tree_[i].end;
    if (holds_title || tree_[i].tag == GUMBO_TAG_BODY) {
      return false;
    }
    if ((roles_[i] & roles) != 0) {
      return true;
    }
  }
  return false;
}

/// How good a place for the date is `node`; lower is better, 0: none.
int VisibleFacts::date_rank(Place place, std::size_t node) const {
  constexpr std::size_t kNear = 60;  // nodes
  const bool before_text = body_.first == 0 || node < body_.first;
  if (place == Place::kUnderTitle) {
    return title_ != 0 && node >= title_end_ && before_text ? 1 : 0;
  }
  if (title_ != 0 ? node < title_ && node + kNear > title_
                  : before_text && node + kNear > body_.first) {
    return 1;
  }
  return body_.last != 0 && node > body_.last && node < body_.last + kNear ? 2 : 0;
}

Date VisibleFacts::date(Place place, const Date& today) const {
  int best_rank = 0;
  Date best;
  for (std::size_t i = 1; i < tree_.size(); ++i) {
    const int place_rank = date_rank(place, i);
    const bool is_element = !tree_[i].is_text && (roles_[i] & (kRoleDate | kRoleMeta)) != 0;
    if (place_rank == 0 || (!is_element && !tree_[i].is_text)) {
      continue;
    }
    const std::string line = is_element ? tree_.text(i, 200) : std::string(tree_[i].text);
    const Date date = date_of_line(line);
    if (!date.known() || date > today || is_inside(i, kElsewhere | kRoleNavigation)) {
      continue;
    }
    const int rank = place_rank * 4 + (is_element ? 0 : 1) + (says(line, "cap nhat") ? 2 : 0) +
                     (says(line, "hom nay") ? 4 : 0);
    if (best_rank == 0 || rank < best_rank) {
      best_rank = rank;
      best = date;
    }
  }
  return best;
}

std::string VisibleFacts::author() const {
  constexpr std::size_t kLongest = 120;
  constexpr std::size_t kMaxWords = 10;
  constexpr std::size_t kNear = 80;
  std::string at_end;
  for (std::size_t i = 1; i < tree_.size(); ++i) {
    const bool at_title =
        title_ != 0 && i + kNear > title_ && (body_.first == 0 || i < body_.first);
    const bool near_end = body_.last != 0 && i + kNear > body_.last && i < body_.last + kNear;
    const bool is_link =
        tree_[i].tag == GUMBO_TAG_A &&
        tree_.attribute(i, HtmlAttribute::kRel).find("author") != std::string_view::npos;
    if (tree_[i].is_text || (!at_title && !near_end) ||
        (!is_link && (roles_[i] & kRoleAuthor) == 0) ||
        is_inside(i, kRoleComment | kRoleRelated | kRoleAdvert)) {
      continue;
    }
    const std::string line = tree_.text(i, kLongest * 2);
    std::string name = line.size() <= kLongest ? author_name(line) : std::string();
    if (name.empty() || count_words(name) > kMaxWords ||
        std::any_of(name.begin(), name.end(), is_digit)) {
      continue;
    }
    if (at_title) {
      return name;
    }
    at_end = name;
  }
  return at_end;
}

std::string VisibleFacts::tags() const {
  constexpr std::size_t kLongest = 60;  // bytes
  std::string tags;
  for (std::size_t i = body_.first; i < tree_.size() && tags.empty(); ++i) {
    if (tree_[i].is_text || (roles_[i] & kRoleTags) == 0 ||
        is_inside(i, kRoleComment | kRoleRelated)) {
      continue;
    }
    for (std::size_t link = i; link < tree_[i].end; ++link) {
      const std::string tag = !tree_[link].is_text && tree_[link].tag == GUMBO_TAG_A
                                  ? tree_.text(link, 2 * kLongest)
                                  : std::string();
      if (!tag.empty() && tag.size() <= kLongest) {
        tags += (tags.empty() ? "" : "\n") + tag;
      }
    }
  }
  return tags;
}

std::string VisibleFacts::crumb() const {
  for (std::size_t i = 1; i < tree_.size(); ++i) {
    if (tree_[i].is_text || (roles_[i] & kRoleBreadcrumb) == 0) {
      continue;
    }
    for (std::size_t link = i; link < tree_[i].end; ++link) {
      if (tree_[link].is_text || tree_[link].tag != GUMBO_TAG_A) {
        continue;
      }
      std::string name(trimmed(tree_.text(link, 2 * kMaxSection)));
      if (!is_home(name) && name.size() <= kMaxSection) {
        return name;
      }
    }
  }
  return {};
}

std::string VisibleFacts::section(std::string_view url) const {
  std::string name = crumb();
  if (!name.empty()) {
    return name;
  }
  constexpr std::size_t kNear = 60;
  for (std::size_t i = title_ > kNear ? title_ - kNear : 1; i < tree_.size(); ++i) {
    if (title_ == 0 || (body_.first != 0 && i >= body_.first)) {
      break;
    }
    if (!tree_[i].is_text && (roles_[i] & kRoleSection) != 0 &&
        !is_inside(i, kElsewhere | kRoleNavigation)) {
      name = trimmed(tree_.text(i, 2 * kMaxSection));
      if (!is_home(name) && name.size() <= kMaxSection && count_words(name) <= 6) {
        return name;
      }
    }
  }
  const std::string_view part = first_path_part(url);
  for (std::size_t i = 1; i < tree_.size() && !part.empty(); ++i) {
    if (!tree_[i].is_text && tree_[i].tag == GUMBO_TAG_A &&
        links_to(tree_.attribute(i, HtmlAttribute::kHref), part)) {
      name = trimmed(tree_.text(i, 2 * kMaxSection));
      if (!name.empty() && name.size() <= kMaxSection) {
        return name;
      }
    }
  }
  return {};
}

std::string VisibleFacts::source(std::string_view host) const {
  const std::string label = letters_of(name_in_host(host));
  constexpr std::size_t kLongest = 200;
  for (std::size_t i = 1; i < tree_.size() && !label.empty(); ++i) {
    const std::string_view text =
        tree_[i].is_text
            ? tree_[i].text
            : tree_.attribute(
                  i, tree_[i].tag == GUMBO_TAG_IMG ? HtmlAttribute::kAlt : HtmlAttribute::kTitle);
    if (text.empty() || text.size() > kLongest || text.find("://") != std::string_view::npos) {
      continue;
    }
    for (std::string_view rest = text; !rest.empty();) {
      const auto [end, next] = find_separator(rest);
      const std::string_view name = trimmed(rest.substr(0, end));
      if (name.size() >= label.size() && name.size() <= 4 * label.size() && name != host &&
          is_name_of(letters_of(name), label)) {
        return std::string(name);
      }
      rest.remove_prefix(next);
    }
  }
  return std::string(host);
}

}  // namespace timbao
