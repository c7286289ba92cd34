#pragma once

#include <string>
#include <string_view>

namespace timbao {

/// Appends `text` as a JSON string with its quotes. Ill-formed UTF-8 becomes U+FFFD; control
/// characters, DEL, C1 and bidi controls are written as \uXXXX, so that a JSON line shown on a
/// terminal is harmless while the reader of the JSON gets them as they were.
void append_json(std::string_view text, std::string& out);

/// Appends `text` for HTML content or a quoted attribute: & < > " ' escaped, control and format
/// characters dropped, ill-formed UTF-8 replaced.
void append_html(std::string_view text, std::string& out);

/// Appends one field of RFC 4180: quoted when it has a comma, quote or line break. A text that a
/// spreadsheet could read as a formula (it begins with = + - @, tab or return, or their full-width
/// forms) gets a ' in front. Control characters other than line breaks are dropped.
void append_csv(std::string_view text, std::string& out);

/// The same for tab-separated lines, which have no quotes: tabs and line breaks become spaces.
void append_tsv(std::string_view text, std::string& out);

/// `text` with every byte other than A-Z a-z 0-9 and those in `keep` as %XX.
[[nodiscard]] std::string percent_encode(std::string_view text, std::string_view keep);

}  // namespace timbao
