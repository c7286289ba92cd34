#pragma once

#include "common/article/article.h"

#include <string_view>

namespace timbao {

/// Reads a plain text article: header lines `# key: value` (or `# key = value`), a title line, the
/// body.
///
/// The first line is the title when it is no longer than a title and a blank line follows, or it
/// does not end like a sentence. The body is everything after it, untouched (byline and dateline
/// included); line ends are "\n".
[[nodiscard]] Article parse_text_article(std::string_view text);

}  // namespace timbao
