#pragma once

#include "indexer/input/html/html_roles.h"
#include "indexer/input/html/html_tree.h"
#include "indexer/input/html/page_facts.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// The headline as the page shows it.
struct ShownTitle {
  std::size_t node = 0;  ///< 0 when there is none
  std::string text;
  bool agreed = false;  ///< with <title> or og:title
};

/// Finds a heading that agrees with <title> or og:title, else any line that does, else the first
/// heading that is no logo.
[[nodiscard]] ShownTitle find_title(const HtmlTree& tree, const std::vector<std::uint32_t>& roles);

/// The title where none was found by find_title(): among the lines before the first paragraph of
/// the text (that of `text_begin` or after) the last heading, else the last line whose class says
/// it is a title, else the first line in `root`, the element around the text, that is no link, date
/// or sentence.
[[nodiscard]] ShownTitle guess_title(const HtmlTree& tree, const std::vector<std::uint32_t>& roles,
                                     const std::vector<bool>& outside, std::size_t root,
                                     std::size_t text_begin);

/// The article's title: the one shown, where nothing states another; else the best of `facts`
/// without the site's name.
[[nodiscard]] std::string choose_title(const ShownTitle& shown, const PageFacts& facts);

/// `title` without the parts that name the site or the section: "Lũ về sớm - Thời sự - Báo Sông
/// Hậu" gives "Lũ về sớm". `names` are the names known for them.
[[nodiscard]] std::string without_site(std::string_view title,
                                       const std::vector<std::string_view>& names);

/// The part of `title` that names a newspaper, "" when none is seen to: "Báo Sông Hậu".
[[nodiscard]] std::string site_in_title(std::string_view title);

/// plain_words() without the spaces: for comparing titles, whatever their case.
[[nodiscard]] std::string squashed(std::string_view text);

}  // namespace timbao
