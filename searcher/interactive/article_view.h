#pragma once

#include "searcher/output/result_writer.h"
#include "searcher/search.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace timbao {

/// One article in lines, scrolled.
class ArticleView {
 public:
  /// Takes the article with the ranges of its matches.
  ArticleView(Article article, std::vector<Highlight> title, std::vector<Highlight> body);

  /// Lays the article out anew for a screen.
  void resize(const OutputOptions& output, std::size_t rows);

  void scroll(std::ptrdiff_t lines);
  void scroll_to_top() { top_ = 0; }
  void scroll_to_end() { scroll(static_cast<std::ptrdiff_t>(lines_.size())); }
  /// To the next line with a match, or the one before; false when there is none.
  bool next_match();
  bool previous_match();

  [[nodiscard]] std::span<const std::string> visible() const;
  /// "34 %" of the lines are at or above the last one seen.
  [[nodiscard]] std::size_t percent() const;
  [[nodiscard]] const Article& article() const { return article_; }

 private:
  [[nodiscard]] std::size_t last_top() const;
  void show_match(std::size_t line);

  Article article_;
  std::vector<Highlight> title_;
  std::vector<Highlight> body_;
  std::vector<std::string> lines_;
  std::vector<std::size_t> match_lines_;
  std::size_t at_match_ = 0;  ///< the line last jumped to; 0: none yet
  std::size_t top_ = 0;
  std::size_t rows_ = 1;
};

/// `text` without its line breaks, as lines.
[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);

}  // namespace timbao
