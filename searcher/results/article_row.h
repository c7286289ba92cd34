#pragma once

#include <cstdint>
#include <string_view>

namespace timbao {

/// What facets and timelines are counted from: one article's fields, as views that need to live no
/// longer than the call that takes them. Empty or 0: absent.
struct ArticleRow {
  std::uint32_t date_key = 0;  ///< Date::key()
  std::string_view source;
  std::string_view category;
  std::string_view author;
  std::string_view folder;  ///< of the path: "vnexpress/2020"
};

}  // namespace timbao
