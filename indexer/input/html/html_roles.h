#pragma once

#include "indexer/input/html/html_tree.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace timbao {

/// What an element's name, class, id and microdata say it holds; several may be set.
enum HtmlRole : std::uint32_t {
  kRoleNone = 0,
  kRoleHidden = 1U << 0U,
  kRoleComment = 1U << 1U,
  kRoleRelated = 1U << 2U,  ///< other articles: related, most read, sidebars
  kRoleNavigation = 1U << 3U,
  kRoleBreadcrumb = 1U << 4U,
  kRoleShare = 1U << 5U,  ///< buttons, ratings, subscriptions
  kRoleAdvert = 1U << 6U,
  kRoleCaption = 1U << 7U,
  kRoleFooter = 1U << 8U,
  kRoleTags = 1U << 9U,
  kRoleAuthor = 1U << 10U,
  kRoleDate = 1U << 11U,
  kRoleMeta = 1U << 12U,  ///< line of date, author, source
  kRoleTitle = 1U << 13U,
  kRoleLead = 1U << 14U,
  kRoleContent = 1U << 15U,      ///< the text of the article
  kRoleArticleBody = 1U << 16U,  ///< the same, said by itemprop=articleBody
  kRoleSource = 1U << 17U,
  kRoleSection = 1U << 18U,
  kRoleColumn = 1U << 19U,  ///< one of several side by side
};

/// Roles that are never part of an article's text.
inline constexpr std::uint32_t kRolesOutside = kRoleHidden | kRoleComment | kRoleRelated |
                                               kRoleNavigation | kRoleBreadcrumb | kRoleShare |
                                               kRoleAdvert | kRoleCaption | kRoleFooter | kRoleTags;

/// The roles one class or id attribute names, in Vietnamese or English: "box-tin-lien-quan",
/// "articleBody", "fck_detail". Names count whole or by their parts (at - _ and capitals).
[[nodiscard]] std::uint32_t roles_of_name(std::string_view names);

/// The roles of each node of `tree`; 0 for texts. Not inherited.
[[nodiscard]] std::vector<std::uint32_t> find_roles(const HtmlTree& tree);

}  // namespace timbao
