#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// Columns a terminal gives to `c`: 0 for combining marks, controls and format characters, 2 for
/// East Asian wide and full-width characters and emoji, else 1. Source: UAX #11.
[[nodiscard]] int column_width(char32_t c);

/// Columns of `text`, which stands on one line.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// How append_clean treats white space.
enum class CleanMode {
  kLine,  ///< line breaks, tabs and every run of spaces become one space
  kText,  ///< line breaks stay ("\n"), a tab becomes a space, other spaces stay as they are
};

/// Appends `piece` to `out` so that it is harmless wherever it is shown: control characters (C0,
/// C1, DEL) and format characters (bidi controls, zero width, soft hyphen, tags) are dropped, an
/// ill-formed sequence becomes U+FFFD, at most eight marks stay on one letter. All else is kept
/// byte by byte.
///
/// An escape sequence loses its ESC and stays as visible, dead text. With kLine, no space is added
/// to an `out` that is empty or ends in a space, so pieces of one text may be appended in turn.
void append_clean(std::string_view piece, CleanMode mode, std::string& out);

/// `text` as one line for a terminal: append_clean with kLine, no space at the ends.
[[nodiscard]] std::string terminal_safe(std::string_view text);

/// `text`, one line and clean, cut to `columns` with "…" as the last where it is longer. Letters
/// stay whole.
[[nodiscard]] std::string truncate_columns(std::string_view text, std::size_t columns);

/// Bytes [begin, end) of the text that was wrapped: one line, without the space it was cut at.
struct LineSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const LineSpan&, const LineSpan&) = default;
};

/// Lines of at most `columns` (at least 1): cut at spaces and line breaks, between wide
/// characters, and inside a word only when it is wider than a line. At least one line; spaces at
/// the cuts belong to none. Linear.
[[nodiscard]] std::vector<LineSpan> wrap_columns(std::string_view text, std::size_t columns);

/// The lines of `text`, messages to people, each cut at spaces to `columns`; what is cut off goes
/// two columns further in than its line. 0 columns: as it is.
[[nodiscard]] std::string wrap_lines(std::string_view text, std::size_t columns);

/// A line of --help: `option` ("  -n, --limit N") and from a fixed column on what it does, wrapped.
[[nodiscard]] std::string help_lines(std::string_view option, std::string_view text);

/// Columns of the terminal `fd`, or `fallback` when it is none.
[[nodiscard]] std::size_t terminal_columns(int fd, std::size_t fallback);

}  // namespace timbao
