#pragma once

#include "searcher/output/marked_text.h"
#include "searcher/output/result_writer.h"
#include "searcher/output/text_style.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace timbao {

/// The pieces that lists of hits and whole articles have in common, laid out for a terminal. Each
/// call appends lines, ended by line breaks, behind `indent` spaces; nothing for absent fields. All
/// text is untrusted and made harmless here.
class TextParts {
 public:
  /// Of `options`, colour, links, width and locate_file count.
  explicit TextParts(const OutputOptions& options);

  /// Its first line stands where `out` ends.
  void append_title(const Article& article, std::span<const Highlight> highlights,
                    std::size_t indent, std::string& out) const;

  /// "Tuổi Trẻ · 30/12/2020 · Thời sự · Lan Anh"
  void append_meta(const Article& article, std::size_t indent, std::string& out) const;

  /// The URL, or the path when there is none, and behind it the id of a record: what --show takes.
  /// Each is kept on one line so that it can be copied.
  void append_place(const Article& article, std::size_t indent, std::string& out) const;

  /// One line of any text in one look.
  void append_line(std::string_view text, Look look, std::size_t indent, std::string& out) const;

  /// Clean text, wrapped; its line breaks stay.
  void append_body(const MarkedText& clean, std::size_t indent, std::string& out) const;

  [[nodiscard]] const TextStyle& style() const { return style_; }
  [[nodiscard]] std::size_t width() const { return width_; }

 private:
  void append_id(std::string_view id, std::size_t indent, std::size_t used, std::string& out) const;
  [[nodiscard]] std::size_t columns(std::size_t indent) const;

  std::size_t width_;
  TextStyle style_;
  std::function<std::string(const std::string&)> locate_file_;
};

}  // namespace timbao
