#include "searcher/output/text_parts.h"

#include "common/text/escape.h"
#include "searcher/output/wording.h"

#include <algorithm>
#include <utility>

namespace timbao {
namespace {

/// Lines longer than this are hard to read, however wide the terminal.
constexpr std::size_t kMaxTextColumns = 110;
/// What a field may take at most: archives hold titles of a megabyte.
constexpr std::size_t kMaxTitleColumns = 400;
constexpr std::size_t kMaxMetaColumns = 60;
constexpr std::size_t kMaxPathColumns = 300;
constexpr std::size_t kMinWidth = 20;

}  // namespace

TextParts::TextParts(const OutputOptions& options)
    : width_(std::max(options.width, kMinWidth)),
      style_(options.colour, options.links),
      file_root_(options.file_root) {}

std::size_t TextParts::columns(std::size_t indent) const {
  return std::max<std::size_t>(std::min(width_ - std::min(indent, width_), kMaxTextColumns), 8);
}

void TextParts::append_title(const Article& article, std::span<const Highlight> highlights,
                             std::size_t indent, std::string& out) const {
  MarkedText title = clean_marked(article.title, highlights, CleanMode::kLine);
  if (title.text.empty()) {
    title.text = "(không có tiêu đề)";
  }
  style_.paragraph(truncate_marked(std::move(title), kMaxTitleColumns), Look::kTitle, indent,
                   columns(indent), out);
}

void TextParts::append_meta(const Article& article, std::size_t indent, std::string& out) const {
  std::string line;
  for (const std::string& part :
       {article.source, describe_date(article.date, article.date_inferred), article.category,
        article.author}) {
    const std::string shown = truncate_columns(terminal_safe(part), kMaxMetaColumns);
    if (!shown.empty()) {
      line += (line.empty() ? "" : " · ") + shown;
    }
  }
  append_line(line, Look::kMeta, indent, out);
}

void TextParts::append_line(std::string_view text, Look look, std::size_t indent,
                            std::string& out) const {
  const std::string clean = truncate_columns(terminal_safe(text), kMaxTitleColumns);
  if (clean.empty()) {
    return;
  }
  out.append(indent, ' ');
  style_.paragraph({clean, {}}, look, indent, columns(indent), out);
}

void TextParts::append_place(const Article& article, std::size_t indent, std::string& out) const {
  const bool has_url = is_safe_url(article.url);
  const std::string& place = has_url ? article.url : article.path;
  const std::string shown = truncate_columns(terminal_safe(place), kMaxPathColumns);
  if (shown.empty()) {
    return;
  }
  out.append(indent, ' ');
  const bool is_file =
      !has_url && file_root_.starts_with('/') && place.find("!/") == std::string::npos;
  const std::string file = file_root_ + "/" + place;
  const std::string target =
      is_file ? "file://" + percent_encode(file, "-._~/") : (has_url ? place : std::string());
  style_.link(target, Look::kPath, shown, out);
  out += '\n';
}

void TextParts::append_body(const MarkedText& clean, std::size_t indent, std::string& out) const {
  if (clean.text.empty()) {
    return;
  }
  out.append(indent, ' ');
  style_.paragraph(clean, Look::kPlain, indent, columns(indent), out);
}

}  // namespace timbao
