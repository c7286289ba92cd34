#include "searcher/interactive/article_view.h"

#include "searcher/output/text_parts.h"

#include <algorithm>
#include <utility>

namespace timbao {
namespace {

constexpr std::size_t kMaxTextColumns = 100;

bool has_match(const MarkedText& text, const LineSpan& line) {
  return std::any_of(text.highlights.begin(), text.highlights.end(), [&](const Highlight& range) {
    return range.begin < line.end && range.end > line.begin;
  });
}

}  // namespace

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

ArticleView::ArticleView(Article article, std::vector<Highlight> title, std::vector<Highlight> body)
    : article_(std::move(article)), title_(std::move(title)), body_(std::move(body)) {}

void ArticleView::resize(const OutputOptions& output, std::size_t rows) {
  const TextParts parts(output);
  std::string head;
  parts.append_title(article_, title_, 0, head);
  parts.append_meta(article_, 0, head);
  parts.append_place(article_, 0, head);
  head += '\n';
  lines_ = split_lines(head);
  match_lines_.clear();
  const MarkedText body = clean_marked(article_.body, body_, CleanMode::kText);
  const std::size_t columns = std::min(parts.width(), kMaxTextColumns);
  for (const LineSpan& line : wrap_columns(body.text, columns)) {
    std::string painted;
    for_each_piece(
        body, line.begin, line.end,
        [&](std::string_view piece) { parts.style().paint(Look::kPlain, piece, painted); },
        [&](std::string_view piece) { parts.style().paint(Look::kMatch, piece, painted); });
    if (has_match(body, line)) {
      match_lines_.push_back(lines_.size());
    }
    lines_.push_back(std::move(painted));
  }
  at_match_ = 0;
  rows_ = std::max<std::size_t>(rows, 1);
  top_ = std::min(top_, last_top());
}

std::size_t ArticleView::last_top() const {
  return lines_.size() > rows_ ? lines_.size() - rows_ : 0;
}

void ArticleView::scroll(std::ptrdiff_t lines) {
  const auto wanted = static_cast<std::ptrdiff_t>(top_) + lines;
  top_ = std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(wanted, 0)), last_top());
}

void ArticleView::show_match(std::size_t line) {
  at_match_ = line;
  const bool visible = line >= top_ && line < top_ + rows_;
  if (!visible) {
    const std::size_t above = std::min<std::size_t>(rows_ / 3, line);
    top_ = std::min(line - above, last_top());
  }
}

bool ArticleView::next_match() {
  const auto next = std::upper_bound(match_lines_.begin(), match_lines_.end(), at_match_);
  if (next == match_lines_.end()) {
    return false;
  }
  show_match(*next);
  return true;
}

bool ArticleView::previous_match() {
  const auto next = std::lower_bound(match_lines_.begin(), match_lines_.end(), at_match_);
  if (next == match_lines_.begin()) {
    return false;
  }
  show_match(*std::prev(next));
  return true;
}

std::span<const std::string> ArticleView::visible() const {
  return std::span(lines_).subspan(top_, std::min(rows_, lines_.size() - top_));
}

std::size_t ArticleView::percent() const {
  return lines_.empty() ? 100 : std::min(top_ + rows_, lines_.size()) * 100 / lines_.size();
}

}  // namespace timbao
