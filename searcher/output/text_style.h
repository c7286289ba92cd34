#pragma once

#include "searcher/output/marked_text.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao {

/// The looks of text on a terminal, by name. Colours of the basic eight, readable on light and dark
/// backgrounds.
enum class Look { kPlain, kTitle, kMatch, kMeta, kPath, kNotice, kBar, kPeak };

/// Paints text, or leaves it as it is when colours are off. Takes clean text only.
class TextStyle {
 public:
  TextStyle(bool colour, bool links) : colour_(colour), links_(links) {}

  void paint(Look look, std::string_view text, std::string& out) const;

  /// Lines of at most `columns` columns, each behind `indent` spaces and ended by a line break; the
  /// first stands where `out` ends. Matches are painted, the rest has `look`.
  void paragraph(const MarkedText& marked, Look look, std::size_t indent, std::size_t columns,
                 std::string& out) const;

  /// `text` as an OSC 8 link to `target`, a URL; plain when links are off or the URL is not
  /// http(s), ftp, mailto or file.
  void link(std::string_view target, Look look, std::string_view text, std::string& out) const;

  [[nodiscard]] bool links() const { return links_; }

 private:
  bool colour_;
  bool links_;
};

/// True for a URL of a harmless scheme: http, https, ftp, mailto, file.
[[nodiscard]] bool is_safe_url(std::string_view url);

/// `text` cut to `columns`, with "…"; highlights cut with it. Takes clean text.
[[nodiscard]] MarkedText truncate_marked(MarkedText marked, std::size_t columns);

}  // namespace timbao
