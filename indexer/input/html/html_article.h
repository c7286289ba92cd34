#pragma once

#include "common/article/article.h"
#include "common/article/date.h"

#include <string>
#include <string_view>

namespace timbao {

/// Reads the article of one HTML page.
///
/// `html` is UTF-8, well formed or not as markup: pages without <body>, framesets, a hundred
/// thousand nested elements. Title, date, author, section, source, address and tags come from
/// JSON-LD, og: and article:, <meta>, microdata, <time>, and else from what the page shows; the
/// body from find_body(). Dates after `today` are passed over; a date of the page's address is
/// marked as inferred. Fields that nothing tells stay empty. Linear; never fails.
[[nodiscard]] Article parse_html_article(std::string_view html, const Date& today);

/// The text of a piece of HTML (a JSON value, a feed's description): one line a paragraph, without
/// scripts, styles and captions of figures. `html` without markup is only trimmed.
[[nodiscard]] std::string html_to_text(std::string_view html);

/// True when `text` holds a tag or a character reference, so that html_to_text() would read it
/// otherwise than as it stands. "a < b" and "AT&T" do not.
[[nodiscard]] bool has_markup(std::string_view text);

/// The charset an HTML page or XML document says it is in, from the first bytes: <meta charset>,
/// http-equiv, <?xml encoding?>; "" when it says none.
[[nodiscard]] std::string_view declared_charset(std::string_view bytes);

}  // namespace timbao
