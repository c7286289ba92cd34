#include "indexer/input/html/html_article.h"

#include "indexer/input/html/entities.h"
#include "indexer/input/html/html_blocks.h"
#include "indexer/input/html/html_body.h"
#include "indexer/input/html/html_roles.h"
#include "indexer/input/html/html_tree.h"
#include "indexer/input/html/page_facts.h"
#include "indexer/input/html/page_title.h"
#include "indexer/input/html/page_visible.h"
#include "indexer/input/text/path_date.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace timbao {

namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

/// The texts of a page that no tree could be made of.
std::string plain_text(std::string_view html) {
  std::string text;
  for (const std::string_view piece : make_skeleton(html).texts) {
    append_decoded(text, trimmed(piece));
    text += '\n';
  }
  return text;
}

std::string lines_of(const std::vector<HtmlBlock>& blocks) {
  std::string text;
  for (const HtmlBlock& block : blocks) {
    text += text.empty() ? "" : "\n";
    text += block.text;
  }
  return text;
}

bool is_date_of_article(const Date& date, const Date& today) {
  constexpr Date kUnixZero{1970, 1, 1};  // an empty field of a database
  return date.known() && date <= today && date != kUnixZero;
}

Date first_date(const PageFacts& facts, Fact fact, const Date& today) {
  for (const std::string_view text : facts.all(fact)) {
    const Date date = parse_date(text);
    if (is_date_of_article(date, today)) {
      return date;
    }
  }
  return {};
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// True for what follows the '<' of a tag, comment or declaration.
bool is_tag(std::string_view rest) {
  constexpr std::size_t kLongestTag = 2'000;
  if (rest.substr(0, 1) == "/") {
    rest.remove_prefix(1);
  }
  const bool is_other = rest.substr(0, 3) == "!--" || rest.substr(0, 8) == "!DOCTYPE";
  const auto name_end = std::find_if(rest.begin(), rest.end(), [](char c) {
    return c == ' ' || c == '>' || c == '/' || c == '\n' || c == '\t' || c == '\r';
  });
  const auto size = static_cast<std::size_t>(name_end - rest.begin());
  constexpr std::size_t kLongestName = 20;
  if (!is_other &&
      (size == 0 || size > kLongestName ||
       gumbo_tagn_enum(rest.data(), static_cast<unsigned int>(size)) == GUMBO_TAG_UNKNOWN)) {
    return false;
  }
  return rest.substr(0, kLongestTag).find('>') != std::string_view::npos;
}

/// True when the markup says where lines end.
bool has_lines(const HtmlTree& tree) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const GumboTag tag = tree[i].tag;
    if (!tree[i].is_text && (tag == GUMBO_TAG_BR || (is_block_tag(tag) && tag != GUMBO_TAG_HTML &&
                                                     tag != GUMBO_TAG_BODY))) {
      return true;
    }
  }
  return false;
}

/// All lines but those of captions and the page's title.
std::string text_of(const HtmlTree& tree) {
  std::vector<bool> skipped(tree.size());
  for (std::size_t i = 0; i < tree.size(); ++i) {
    skipped[i] = tree[i].tag == GUMBO_TAG_FIGCAPTION || tree[i].tag == GUMBO_TAG_TITLE;
  }
  return lines_of(find_blocks(tree, skipped, 0, tree.size()));
}

/// Text with a bold word here and there: its own line breaks count.
std::string with_breaks(std::string_view text) {
  std::string html;
  for (const char c : text) {
    html += c;
    if (c == '\n') {
      html += "<br>";
    }
  }
  return html;
}

/// True for "dantri.com.vn"; not for "K.Thoa".
bool is_host(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < name.size() &&
         !contains(name, " ") &&
         std::all_of(name.begin() + static_cast<std::ptrdiff_t>(dot + 1), name.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Puts an article together from what a page states and shows.
class ArticleMaker {
 public:
  ArticleMaker(const HtmlTree& tree, const Date& today)
      : tree_(tree),
        today_(today),
        roles_(find_roles(tree)),
        title_(find_title(tree, roles_)),
        outside_(find_outside(tree, roles_, title_.node)),
        facts_(tree, outside_) {}

  Article run() {
    article_.title = choose_title(title_, facts_);
    find_text();
    if (title_.node == 0) {
      title_ = guess_title(tree_, roles_, outside_, body_.root, body_.first);
      article_.title = choose_title(title_, facts_);
      find_text();
    }
    const VisibleFacts visible(tree_, roles_, title_.node, body_);
    set_url();
    set_date(visible);
    set_source(visible);
    set_author(visible);
    set_section(visible);
    set_tags(visible);
    return std::move(article_);
  }

 private:
  void find_text() {
    constexpr std::size_t kEnough = 80;  // letters
    body_ = find_body(tree_, roles_, outside_, title_.node, article_.title);
    if (body_.letters < kEnough) {
      look_everywhere();
    }
    article_.body = std::move(body_.text);
    const std::string stated = html_to_text(facts_.body());
    if (stated.size() > 2 * article_.body.size()) {
      article_.body = stated;  // the page shows it by script, or not all of it
    }
    if (article_.body.empty()) {
      article_.body = facts_.best(Fact::kDescription);
    }
  }

  /// Little prose was found: the classes may mislead, or there is little. All that is shown, then.
  void look_everywhere() {
    std::vector<std::uint32_t> few_roles(roles_);
    for (std::uint32_t& roles : few_roles) {
      roles &= kRoleHidden | kRoleComment | kRoleFooter | kRoleNavigation | kRoleArticleBody;
    }
    const std::vector<bool> outside = find_outside(tree_, few_roles, title_.node);
    HtmlBody wider = find_body(tree_, few_roles, outside, title_.node, article_.title);
    if (wider.letters > body_.letters) {
      body_ = std::move(wider);
    }
    if (body_.letters == 0) {
      const std::size_t begin = title_.node == 0 ? 0 : tree_[title_.node].end;
      const std::vector<HtmlBlock> blocks = find_blocks(tree_, outside, begin, tree_.size());
      body_.text = lines_of(blocks);
      if (!blocks.empty()) {
        body_.first = blocks.front().first;
        body_.last = blocks.back().last;
      }
    }
  }

  void set_url() {
    for (const std::string_view url : facts_.all(Fact::kUrl)) {
      if (!host_of(url).empty()) {
        article_.url = url;
        return;
      }
    }
  }

  void set_date(const VisibleFacts& visible) {
    const Date in_url = date_in_path(article_.url);
    if (take_date(first_date(facts_, Fact::kPublished, today_)) ||
        take_date(visible.date(VisibleFacts::Place::kUnderTitle, today_))) {
      return;
    }
    if (in_url.day != 0 && take_date(in_url)) {
      article_.date_inferred = true;
      return;
    }
    if (!take_date(visible.date(VisibleFacts::Place::kNearby, today_))) {
      take_date(first_date(facts_, Fact::kModified, today_));
    }
  }

  bool take_date(const Date& date) {
    const bool is_one = is_date_of_article(date, today_);
    article_.date = is_one ? date : Date{};
    return is_one;
  }

  void set_source(const VisibleFacts& visible) {
    for (const std::string_view source : facts_.all(Fact::kSource)) {
      constexpr std::size_t kLongest = 100;
      if (source.size() <= kLongest && !contains(source, "://") && !contains(source, "@")) {
        article_.source = source;
        break;
      }
    }
    if (article_.source.empty()) {
      article_.source = site_in_title(facts_.page_title());
    }
    if (article_.source.empty()) {
      article_.source = visible.source(host_of(article_.url));
    }
  }

  /// True for the site given as author.
  bool is_site(std::string_view name) const {
    const std::string letters = squashed(name);
    const std::string_view host = host_of(article_.url);
    const std::string source = squashed(article_.source);
    constexpr std::size_t kWholeName = 6;
    return letters == source || (letters.size() >= kWholeName && source.find(letters) == 0) ||
           (!host.empty() && letters == squashed(host)) ||
           std::any_of(name.begin(), name.end(), [](char c) { return c == '/'; }) || is_host(name);
  }

  void set_author(const VisibleFacts& visible) {
    for (const std::string_view stated : facts_.all(Fact::kAuthor)) {
      std::string names;
      for (std::string_view rest = stated; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string name = author_name(rest.substr(0, end));
        if (!name.empty() && !is_site(name)) {
          names += (names.empty() ? "" : ", ") + name;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
      if (!names.empty()) {
        article_.author = std::move(names);
        return;
      }
    }
    article_.author = visible.author();
    if (is_site(article_.author)) {
      article_.author.clear();
    }
  }

  void set_section(const VisibleFacts& visible) {
    const std::string_view stated = facts_.best(Fact::kSection);
    article_.category = stated.substr(0, stated.find('\n'));
    if (article_.category.empty()) {
      article_.category = visible.section(article_.url);
    }
  }

  void set_tags(const VisibleFacts& visible) {
    constexpr std::size_t kMaxTags = 40;
    const std::string shown = visible.tags();
    std::vector<std::string_view> all = facts_.all(Fact::kTags);
    if (all.empty()) {
      all.emplace_back(shown);
    }
    // Many <meta property="article:tag"> are one list; of the other kinds the first is enough.
    for (std::size_t i = 0; i < all.size() && (i == 0 || is_single(all[i])); ++i) {
      for (std::string_view rest = all[i]; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(",;\n"), rest.size());
        const std::string_view tag = trimmed(rest.substr(0, end));
        if (!tag.empty() && article_.tags.size() < kMaxTags &&
            std::find(article_.tags.begin(), article_.tags.end(), tag) == article_.tags.end()) {
          article_.tags.emplace_back(tag);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }

  static bool is_single(std::string_view tags) {
    return tags.find_first_of(",;\n") == std::string_view::npos;
  }

  const HtmlTree& tree_;
  const Date& today_;
  std::vector<std::uint32_t> roles_;
  ShownTitle title_;
  std::vector<bool> outside_;
  PageFacts facts_;
  HtmlBody body_;
  Article article_;
};

}  // namespace

Article parse_html_article(std::string_view html, const Date& today) {
  const std::optional<HtmlTree> tree = HtmlTree::parse(html);
  if (!tree) {
    Article article;
    article.body = plain_text(html);
    return article;
  }
  return ArticleMaker(*tree, today).run();
}

std::string html_to_text(std::string_view html) {
  if (!has_markup(html)) {
    return std::string(trimmed(html));
  }
  const std::optional<HtmlTree> tree = HtmlTree::parse(html);
  if (tree && html.find('\n') != std::string_view::npos && !has_lines(*tree)) {
    const std::string broken = with_breaks(html);
    const std::optional<HtmlTree> lines = HtmlTree::parse(broken);
    return lines ? text_of(*lines) : plain_text(html);
  }
  return tree ? text_of(*tree) : plain_text(html);
}

bool has_markup(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (is_tag(text.substr(at + 1))) {
      return true;
    }
  }
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    constexpr std::size_t kLongest = 14;
    const std::size_t end = text.substr(at, kLongest).find(';');
    if (end != std::string_view::npos &&
        decode_entities(text.substr(at, end + 1)) != text.substr(at, end + 1)) {
      return true;
    }
  }
  return false;
}

std::string_view declared_charset(std::string_view bytes) {
  constexpr std::size_t kHead = 4096;
  bytes = bytes.substr(0, kHead);
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  for (const std::string_view mark : {"charset", "encoding"}) {
    auto from = bytes.begin();
    while (true) {
      const auto found = std::search(from, bytes.end(), mark.begin(), mark.end(),
                                     [&lower](char a, char b) { return lower(a) == b; });
      if (found == bytes.end()) {
        break;
      }
      from = found + static_cast<std::ptrdiff_t>(mark.size());
      std::string_view rest = bytes.substr(static_cast<std::size_t>(from - bytes.begin()));
      rest = trimmed(rest);
      if (rest.empty() || rest.front() != '=') {
        continue;
      }
      rest = trimmed(rest.substr(1));
      if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) {
        rest.remove_prefix(1);
      }
      const std::size_t end = rest.find_first_of("\"' \t\r\n;>/?");
      if (end != std::string_view::npos && end > 0) {
        return rest.substr(0, end);
      }
    }
  }
  return {};
}

}  // namespace timbao
