#pragma once

#include "common/article/article.h"

#include <string>
#include <string_view>

namespace timbao {

/// Reads a Markdown article: front matter (`---` or `+++`, `key: value` lines, lists), the first
/// heading as title, the body as prose.
///
/// Marks of headings, emphasis, lists, quotes, code and tables go, links leave their text, images
/// nothing; wrapped lines become one line a paragraph. Without front matter and heading it is read
/// as plain text is. Linear; any UTF-8.
[[nodiscard]] Article parse_markdown_article(std::string_view text);

/// The text of Markdown as prose, one line a paragraph.
[[nodiscard]] std::string markdown_to_text(std::string_view markdown);

}  // namespace timbao
