#pragma once

#include "common/article/date.h"
#include "indexer/input/html/html_body.h"
#include "indexer/input/html/html_roles.h"
#include "indexer/input/html/html_tree.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// What a page shows of its article where the head states nothing: lines near the title and the
/// end of the text, breadcrumbs, menus, footers.
class VisibleFacts {
 public:
  VisibleFacts(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
               std::size_t title_node, const HtmlBody& body);

  enum class Place {
    kUnderTitle,  ///< between title and text
    kNearby,      ///< just above the title, else just after the text
  };
  /// The best date shown there, not after `today`; lines that say "Cập nhật" count least.
  [[nodiscard]] Date date(Place place, const Date& today) const;
  /// The name under the title or at the end of the text, without "Bài:", "Theo", "By"; or "".
  [[nodiscard]] std::string author() const;
  /// The words linked to in the list of tags, one a line; or "".
  [[nodiscard]] std::string tags() const;
  /// The first crumb after the home page, else the section named beside the title, else the menu's
  /// name for the first part of `url`'s path; or "".
  [[nodiscard]] std::string section(std::string_view url) const;
  /// The name on the page whose letters are those of `host`: "Thời báo Số" for thoibaoso.vn; or
  /// the host itself.
  [[nodiscard]] std::string source(std::string_view host) const;

 private:
  [[nodiscard]] bool is_inside(std::size_t node, std::uint32_t roles) const;
  [[nodiscard]] std::string crumb() const;
  [[nodiscard]] int date_rank(Place place, std::size_t node) const;

  const HtmlTree& tree_;
  const std::vector<std::uint32_t>& roles_;
  std::size_t title_;
  std::size_t title_end_;
  const HtmlBody& body_;
};

/// A name as an author field: labels ("Tác giả:", "By") and addresses of web pages taken off; ""
/// when it can be no name (digits, a URL, too long).
[[nodiscard]] std::string author_name(std::string_view text);

/// "vnexpress.net" of "https://www.vnexpress.net/x?y"; "" when `url` is no web address.
[[nodiscard]] std::string_view host_of(std::string_view url);

}  // namespace timbao
