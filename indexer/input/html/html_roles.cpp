#include "indexer/input/html/html_roles.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace timbao {

namespace {

struct Word {
  std::string_view text;
  std::uint32_t roles;
};

// Found anywhere in a name without its - and _: words long enough to mean one thing.
constexpr std::array kInside = {
    Word{"comment", kRoleComment},
    Word{"binhluan", kRoleComment},
    Word{"ykien", kRoleComment},
    Word{"disqus", kRoleComment},
    Word{"lienquan", kRoleRelated},
    Word{"related", kRoleRelated},
    Word{"docthem", kRoleRelated},
    Word{"xemthem", kRoleRelated},
    Word{"docnhieu", kRoleRelated},
    Word{"xemnhieu", kRoleRelated},
    Word{"tinkhac", kRoleRelated},
    Word{"tinmoi", kRoleRelated},
    Word{"tinnong", kRoleRelated},
    Word{"baikhac", kRoleRelated},
    Word{"cungchuyenmuc", kRoleRelated},
    Word{"cungchude", kRoleRelated},
    Word{"cungmuc", kRoleRelated},
    Word{"readmore", kRoleRelated},
    Word{"seemore", kRoleRelated},
    Word{"morenews", kRoleRelated},
    Word{"othernews", kRoleRelated},
    Word{"latestnews", kRoleRelated},
    Word{"recentpost", kRoleRelated},
    Word{"mostread", kRoleRelated},
    Word{"mostview", kRoleRelated},
    Word{"popular", kRoleRelated},
    Word{"trending", kRoleRelated},
    Word{"recommend", kRoleRelated},
    Word{"suggest", kRoleRelated},
    Word{"sidebar", kRoleRelated},
    Word{"breadcrumb", kRoleBreadcrumb},
    Word{"duongdan", kRoleBreadcrumb},
    Word{"pathway", kRoleBreadcrumb},
    Word{"navigation", kRoleNavigation},
    Word{"pagination", kRoleNavigation},
    Word{"megamenu", kRoleNavigation},
    Word{"mainmenu", kRoleNavigation},
    Word{"topmenu", kRoleNavigation},
    Word{"newsletter", kRoleShare},
    Word{"subscribe", kRoleShare},
    Word{"chiase", kRoleShare},
    Word{"addthis", kRoleShare},
    Word{"socialshare", kRoleShare},
    Word{"quangcao", kRoleAdvert},
    Word{"advert", kRoleAdvert},
    Word{"adsbygoogle", kRoleAdvert},
    Word{"caption", kRoleCaption},
    Word{"chuthich", kRoleCaption},
    Word{"banquyen", kRoleFooter},
    Word{"copyright", kRoleFooter},
    Word{"taglist", kRoleTags},
    Word{"tukhoa", kRoleTags},
    Word{"tacgia", kRoleAuthor},
    Word{"butdanh", kRoleAuthor},
    Word{"nguoiviet", kRoleAuthor},
    Word{"author", kRoleAuthor},
    Word{"byline", kRoleAuthor},
    Word{"ngaydang", kRoleDate},
    Word{"pubdate", kRoleDate},
    Word{"publishdate", kRoleDate},
    Word{"publishtime", kRoleDate},
    Word{"postdate", kRoleDate},
    Word{"thoigian", kRoleDate},
    Word{"sapo", kRoleLead},
    Word{"tomtat", kRoleLead},
    Word{"chapeau", kRoleLead},
    Word{"shortdesc", kRoleLead},
    Word{"standfirst", kRoleLead},
    Word{"articlebody", kRoleContent},
    Word{"articlecontent", kRoleContent},
    Word{"articledetail", kRoleContent},
    Word{"articletext", kRoleContent},
    Word{"bodyarticle", kRoleContent},
    Word{"bodytext", kRoleContent},
    Word{"contentarticle", kRoleContent},
    Word{"contentbody", kRoleContent},
    Word{"contentdetail", kRoleContent},
    Word{"contentnews", kRoleContent},
    Word{"detailbody", kRoleContent},
    Word{"detailcontent", kRoleContent},
    Word{"entrycontent", kRoleContent},
    Word{"fckdetail", kRoleContent},
    Word{"newscontent", kRoleContent},
    Word{"newsdetail", kRoleContent},
    Word{"noidung", kRoleContent},
    Word{"postbody", kRoleContent},
    Word{"postcontent", kRoleContent},
    Word{"singularcontent", kRoleContent},
    Word{"storybody", kRoleContent},
    Word{"storycontent", kRoleContent},
    Word{"chuyenmuc", kRoleSection},
    Word{"danhmuc", kRoleSection},
};

// A whole part of a name: "box-ad-top", "topNav".
const std::unordered_map<std::string_view, std::uint32_t>& part_words() {
  static const std::unordered_map<std::string_view, std::uint32_t> kParts = {
      {"cmt", kRoleComment},        {"cmts", kRoleComment},      {"reply", kRoleComment},
      {"phanhoi", kRoleComment},    {"lq", kRoleRelated},        {"aside", kRoleRelated},
      {"nav", kRoleNavigation},     {"navbar", kRoleNavigation}, {"menu", kRoleNavigation},
      {"submenu", kRoleNavigation}, {"topbar", kRoleNavigation}, {"toolbar", kRoleNavigation},
      {"pager", kRoleNavigation},   {"paging", kRoleNavigation}, {"search", kRoleNavigation},
      {"login", kRoleNavigation},   {"today", kRoleNavigation},  {"clock", kRoleNavigation},
      {"crumb", kRoleBreadcrumb},   {"crumbs", kRoleBreadcrumb}, {"bread", kRoleBreadcrumb},
      {"share", kRoleShare},        {"sharing", kRoleShare},     {"social", kRoleShare},
      {"tools", kRoleShare},        {"tool", kRoleShare},        {"rating", kRoleShare},
      {"vote", kRoleShare},         {"like", kRoleShare},        {"follow", kRoleShare},
      {"print", kRoleShare},        {"ad", kRoleAdvert},         {"ads", kRoleAdvert},
      {"adv", kRoleAdvert},         {"qc", kRoleAdvert},         {"banner", kRoleAdvert},
      {"sponsor", kRoleAdvert},     {"sponsored", kRoleAdvert},  {"promo", kRoleAdvert},
      {"popup", kRoleAdvert},       {"modal", kRoleAdvert},      {"cookie", kRoleAdvert},
      {"image", kRoleCaption},      {"photo", kRoleCaption},     {"img", kRoleCaption},
      {"pic", kRoleCaption},        {"picture", kRoleCaption},   {"thumb", kRoleCaption},
      {"footer", kRoleFooter},      {"foot", kRoleFooter},       {"tags", kRoleTags},
      {"tag", kRoleTags},           {"keywords", kRoleTags},     {"hashtag", kRoleTags},
      {"writer", kRoleAuthor},      {"reporter", kRoleAuthor},   {"date", kRoleDate},
      {"time", kRoleDate},          {"datetime", kRoleDate},     {"ngay", kRoleDate},
      {"published", kRoleDate},     {"posted", kRoleDate},       {"timestamp", kRoleDate},
      {"updated", kRoleDate},       {"meta", kRoleMeta},         {"info", kRoleMeta},
      {"title", kRoleTitle},        {"headline", kRoleTitle},    {"tieude", kRoleTitle},
      {"lead", kRoleLead},          {"lede", kRoleLead},         {"summary", kRoleLead},
      {"excerpt", kRoleLead},       {"description", kRoleLead},  {"intro", kRoleLead},
      {"abstract", kRoleLead},      {"source", kRoleSource},     {"nguon", kRoleSource},
      {"category", kRoleSection},   {"cate", kRoleSection},      {"section", kRoleSection},
      {"cat", kRoleSection},        {"path", kRoleBreadcrumb},   {"col", kRoleColumn},
      {"column", kRoleColumn},      {"left", kRoleColumn},       {"right", kRoleColumn},
      {"center", kRoleColumn},      {"leftcol", kRoleColumn},    {"rightcol", kRoleColumn},
      {"maincol", kRoleColumn},
  };
  return kParts;
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::uint32_t roles_of_part(std::string_view part) {
  const auto found = part_words().find(part);
  return found == part_words().end() ? 0U : found->second;
}

/// Roles of one name without blanks.
std::uint32_t roles_of_one(std::string_view name) {
  constexpr std::size_t kLongest = 80;  // longer: generated, means nothing
  if (name.size() > kLongest) {
    return 0;
  }
  std::uint32_t roles = 0;
  std::string whole;
  std::string part;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool letter = is_lower(name[i]) || is_upper(name[i]);
    if (!letter || (is_upper(name[i]) && i > 0 && is_lower(name[i - 1]))) {
      roles |= roles_of_part(part);
      part.clear();
    }
    if (letter) {
      part += lower(name[i]);
      whole += lower(name[i]);
    }
  }
  roles |= roles_of_part(part) | roles_of_part(whole);
  for (const Word& word : kInside) {
    if (whole.find(word.text) != std::string::npos) {
      roles |= word.roles;
    }
  }
  return roles;
}

std::uint32_t roles_of_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_MENU:
      return kRoleNavigation;
    case GUMBO_TAG_ASIDE:
      return kRoleRelated;
    case GUMBO_TAG_FOOTER:
      return kRoleFooter;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION:
      return kRoleCaption;
    case GUMBO_TAG_TIME:
      return kRoleDate;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_ARTICLE:
      return kRoleColumn;
    default:
      return 0;
  }
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool is_hidden(const HtmlTree& tree, std::size_t node) {
  if (tree.has_attribute(node, HtmlAttribute::kHidden) ||
      tree.attribute(node, HtmlAttribute::kAriaHidden) == "true") {
    return true;
  }
  std::string style;
  for (const char c : tree.attribute(node, HtmlAttribute::kStyle)) {
    if (!is_blank(c)) {
      style += lower(c);
    }
  }
  return contains(style, "display:none") || contains(style, "visibility:hidden");
}

std::uint32_t roles_of_role(std::string_view role) {
  if (role == "navigation" || role == "search" || role == "menu" || role == "menubar") {
    return kRoleNavigation;
  }
  if (role == "complementary") {
    return kRoleRelated;
  }
  return role == "contentinfo" ? kRoleFooter : 0U;
}

std::uint32_t roles_of_microdata(const HtmlTree& tree, std::size_t node) {
  const std::string_view property = tree.attribute(node, HtmlAttribute::kItemprop);
  const std::string_view type = tree.attribute(node, HtmlAttribute::kItemtype);
  std::uint32_t roles = 0;
  if (contains(property, "articleBody")) {
    roles |= kRoleArticleBody | kRoleContent;
  }
  if (property == "comment" || contains(type, "Comment")) {
    roles |= kRoleComment;
  }
  if (contains(type, "BreadcrumbList")) {
    roles |= kRoleBreadcrumb;
  }
  return roles;
}

/// Elements HTML does not know: <amp-ad>, <amp-social-share>.
std::uint32_t roles_of_unknown(std::string_view name) {
  if (contains(name, "-ad") || contains(name, "embed") || contains(name, "iframe")) {
    return kRoleAdvert;
  }
  return name.substr(0, 4) == "amp-" ? roles_of_one(name) & kRolesOutside : 0U;
}

}  // namespace

std::uint32_t roles_of_name(std::string_view names) {
  std::uint32_t roles = 0;
  while (!names.empty()) {
    const auto end = static_cast<std::size_t>(std::find_if(names.begin(), names.end(), is_blank) -
                                              names.begin());
    roles |= roles_of_one(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return roles;
}

std::vector<std::uint32_t> find_roles(const HtmlTree& tree) {
  std::vector<std::uint32_t> roles(tree.size());
  std::unordered_map<std::string_view, std::uint32_t> known;  // the same few classes recur
  const auto roles_of_names = [&known](std::string_view names) {
    if (names.empty()) {
      return std::uint32_t{0};
    }
    const auto [place, is_new] = known.try_emplace(names, 0);
    if (is_new) {
      place->second = roles_of_name(names);
    }
    return place->second;
  };
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].is_text) {
      continue;
    }
    roles[i] = roles_of_tag(tree[i].tag) | roles_of_unknown(tree[i].name);
    if (tree[i].element == 0) {
      continue;
    }
    roles[i] |= roles_of_names(tree.attribute(i, HtmlAttribute::kClass)) |
                roles_of_names(tree.attribute(i, HtmlAttribute::kId)) |
                roles_of_role(tree.attribute(i, HtmlAttribute::kRole)) |
                roles_of_microdata(tree, i) | (is_hidden(tree, i) ? kRoleHidden : 0U);
    if (contains(tree.attribute(i, HtmlAttribute::kType), "elated")) {
      roles[i] |= kRoleRelated;
    }
  }
  return roles;
}

}  // namespace timbao
