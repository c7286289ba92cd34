#include "common/text/display.h"
#include "searcher/interactive/browser.h"
#include "searcher/output/text_parts.h"
#include "searcher/output/wording.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <initializer_list>
#include <utility>

/// What the interactive mode looks like.
namespace timbao {
namespace {

constexpr std::string_view kPrompt = "› ";
constexpr std::size_t kPromptColumns = 2;
constexpr std::size_t kIndent = 2;
constexpr std::size_t kSnippetLines = 2;
/// Lines that are not the body: prompt, status, foot.
constexpr std::size_t kFrameRows = 3;

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kKeys{{
    {"chữ", "gõ câu tìm; kết quả hiện ngay"},
    {"↑ ↓ PgUp PgDn", "chọn bài"},
    {"Enter", "mở bài; trong bài: n N tới chỗ khớp, q quay lại"},
    {"F2 hoặc Ctrl-F", "lọc theo nguồn, chuyên mục, tác giả, năm"},
    {"F3 hoặc Ctrl-S", "xếp: phù hợp, mới nhất, cũ nhất"},
    {"F4 hoặc Ctrl-Y", "chép URL hay đường dẫn của bài"},
    {"Tab", "điền nốt tên trường: tiêuđề: source: từ:"},
    {"Ctrl-P Ctrl-N", "câu tìm trước, sau"},
    {"Ctrl-A Ctrl-E", "về đầu, cuối dòng"},
    {"Ctrl-W Ctrl-U", "xoá từ, xoá cả phần trước con trỏ"},
    {"Esc", "xoá câu tìm; nếu trống thì thoát"},
    {"Ctrl-Z", "tạm dừng, về dấu nhắc"},
    {"Ctrl-C Ctrl-Q", "thoát"},
    {"F1", "bảng phím này"},
}};

std::string_view order_name(SortOrder order) {
  switch (order) {
    case SortOrder::kRelevance:
      return "phù hợp trước";
    case SortOrder::kNewest:
      return "mới nhất trước";
    case SortOrder::kOldest:
      return "cũ nhất trước";
  }
  return {};
}

/// `out` padded to a column for text of `width` columns at its end.
void pad(std::size_t columns, std::size_t width, std::string& out) {
  out.append(columns > width ? columns - width : 0, ' ');
}

/// The first of `texts` of at most `columns`, else the last.
std::string_view first_that_fits(std::initializer_list<std::string_view> texts,
                                 std::size_t columns) {
  const auto* const fits = std::find_if(texts.begin(), texts.end(), [&](std::string_view text) {
    return display_width(text) <= columns;
  });
  return fits == texts.end() ? *(texts.end() - 1) : *fits;
}

}  // namespace

std::size_t Browser::body_rows() const { return rows_ > kFrameRows ? rows_ - kFrameRows : 1; }

std::string Browser::prompt_line(std::size_t& cursor_column) const {
  // A line longer than the screen is shown around the cursor.
  const std::size_t room = columns_ - kPromptColumns - 1;
  std::string_view text = editor_.text();
  std::size_t column = editor_.cursor_column();
  std::string shown;
  if (display_width(text) > room && column > room / 2) {
    std::size_t skip = 0;
    const std::size_t away = column - room / 2;
    while (skip < text.size() && display_width(text.substr(0, skip)) < away) {
      do {
        ++skip;
      } while (skip < text.size() && (static_cast<unsigned char>(text[skip]) & 0xC0) == 0x80);
    }
    column -= display_width(text.substr(0, skip));
    text.remove_prefix(skip);
  }
  for (const LineSpan& line : wrap_columns(text, room)) {
    shown = text.substr(line.begin, line.end - line.begin);
    break;
  }
  cursor_column = kPromptColumns + column;
  std::string out;
  TextStyle(output_.colour, false).paint(Look::kNotice, kPrompt, out);
  return out + shown;
}

std::string Browser::status_line() const {
  std::string text;
  if (!status_.empty()) {
    text = status_;
  } else if (!error_.empty()) {
    text = error_.substr(0, error_.find('\n'));
  } else if (view_ == View::kArticle) {
    text = fmt::format("{} %", article_->percent());
  } else if (editor_.text().empty()) {
    text = "gõ vài chữ, có dấu hay không · F1: các phím";
  } else {
    text = describe_total(results_.total) + " · " + describe_elapsed(results_.elapsed_ms);
    const SortOrder order = sort_.value_or(SortOrder::kRelevance);
    text += order == SortOrder::kRelevance ? "" : fmt::format(" · {}", order_name(order));
    for (const Notice& notice : results_.notices) {
      text += " · " + describe_notice(notice);
    }
  }
  std::string out;
  TextStyle(output_.colour, false)
      .paint(error_.empty() ? Look::kMeta : Look::kNotice,
             truncate_columns(terminal_safe(text), columns_ - 1), out);
  return out;
}

std::string Browser::foot_line() const {
  std::string_view keys;
  switch (view_) {
    case View::kHits:
      keys = first_that_fits(
          {"Enter mở · ↑↓ chọn · F2 lọc · F3 xếp · F4 chép · F1 phím · ^C thoát",
           "Enter mở · F2 lọc · F3 xếp · F1 phím · ^C thoát", "Enter mở · F1 phím · ^C thoát"},
          columns_ - 1);
      break;
    case View::kArticle:
      keys = first_that_fits({"q quay lại · n N chỗ khớp · PgDn PgUp · y chép · ^C thoát",
                              "q quay lại · n N chỗ khớp"},
                             columns_ - 1);
      break;
    case View::kFacets:
      keys = "Enter lọc hoặc bỏ lọc · ↑↓ chọn · Esc quay lại";
      break;
    case View::kKeys:
      keys = "phím bất kỳ: quay lại";
      break;
  }
  std::string out;
  TextStyle(output_.colour, false).paint(Look::kMeta, truncate_columns(keys, columns_ - 1), out);
  return out;
}

std::vector<std::string> Browser::hit_lines(std::size_t index) const {
  const Hit& hit = results_.hits[index];
  const TextStyle style(output_.colour, output_.links);
  const std::size_t room = columns_ - kIndent - 1;
  std::string text;
  style.paint(index == selected_ ? Look::kNotice : Look::kMeta, index == selected_ ? "▌ " : "  ",
              text);
  MarkedText title = clean_marked(hit.article.title, hit.title_highlights, CleanMode::kLine);
  if (title.text.empty()) {
    title.text = "(không có tiêu đề)";
  }
  style.paragraph(truncate_marked(std::move(title), room), Look::kTitle, kIndent, room, text);
  std::vector<std::string> lines = split_lines(text);
  OutputOptions narrow = output_;
  narrow.width = columns_ - 1;
  const TextParts parts(narrow);
  text.clear();
  parts.append_meta(hit.article, kIndent, text);
  if (!text.empty()) {
    lines.push_back(split_lines(text).front());
  }
  text.clear();
  parts.append_body(clean_marked(hit.snippet.text, hit.snippet.highlights, CleanMode::kLine),
                    kIndent, text);
  const std::vector<std::string> snippet = split_lines(text);
  lines.insert(
      lines.end(), snippet.begin(),
      snippet.begin() + static_cast<std::ptrdiff_t>(std::min(snippet.size(), kSnippetLines)));
  lines.emplace_back();
  return lines;
}

void Browser::add_hits(std::vector<std::string>& lines) const {
  for (std::size_t i = top_; i < results_.hits.size() && lines.size() < body_rows(); ++i) {
    for (std::string& line : hit_lines(i)) {
      lines.push_back(std::move(line));
    }
  }
}

void Browser::add_facets(std::vector<std::string>& lines) const {
  if (facets_.empty()) {
    lines.emplace_back("  không có gì để lọc");
    return;
  }
  const TextStyle style(output_.colour, false);
  const std::size_t room = columns_ - 14;
  const std::size_t first = facet_ >= body_rows() ? facet_ - body_rows() + 1 : 0;
  for (std::size_t i = first; i < facets_.size() && lines.size() < body_rows(); ++i) {
    const FacetLine& facet = facets_[i];
    const std::string name = facet_title(facet.field == "date" ? "year" : facet.field);
    const std::string label =
        truncate_columns(fmt::format("{}: {}", name, terminal_safe(facet.value)), room);
    std::string line = i == facet_ ? "▌ " : "  ";
    style.paint(i == facet_ ? Look::kTitle : Look::kPlain, label, line);
    pad(room, display_width(label), line);
    const std::string count = format_count(facet.count);
    pad(10, count.size(), line);
    lines.push_back(line + count);
  }
}

void Browser::add_keys(std::vector<std::string>& lines) const {
  constexpr std::size_t kKeyColumns = 16;
  const TextStyle style(output_.colour, false);
  for (const auto& [key, meaning] : kKeys) {
    std::string line = "  ";
    style.paint(Look::kTitle, key, line);
    pad(kKeyColumns, display_width(key), line);
    lines.push_back(line + truncate_columns(meaning, std::max<std::size_t>(columns_ - 20, 1)));
  }
}

std::string Browser::frame() const {
  std::size_t cursor_column = 0;
  std::vector<std::string> body;
  switch (view_) {
    case View::kHits:
      add_hits(body);
      break;
    case View::kArticle:
      for (const std::string& line : article_->visible()) {
        body.push_back(line);
      }
      break;
    case View::kFacets:
      add_facets(body);
      break;
    case View::kKeys:
      add_keys(body);
      break;
  }
  body.resize(body_rows());
  std::string out =
      "\x1b[?25l\x1b[H" + prompt_line(cursor_column) + "\x1b[K\r\n" + status_line() + "\x1b[K\r\n";
  for (const std::string& line : body) {
    out += line + "\x1b[K\r\n";
  }
  out += foot_line() + "\x1b[K\x1b[J";
  out += fmt::format("\x1b[1;{}H", cursor_column + 1);
  return out + (view_ == View::kHits ? "\x1b[?25h" : "");
}

}  // namespace timbao
