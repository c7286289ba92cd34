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
      locate_file_(options.locate_file) {}

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
  std::string target = has_url ? place : std::string();
  if (!has_url && style_.links() && locate_file_) {
    const std::string file = locate_file_(place);
    target = file.empty() ? file : "file://" + percent_encode(file, "-._~/");
  }
  style_.link(target, Look::kPath, shown, out);
  if (!has_url && article.id != article.path) {
    append_id(article.id, indent, display_width(shown), out);
  }
  out += '\n';
}

void TextParts::append_id(std::string_view id, std::size_t indent, std::size_t used,
                          std::string& out) const {
  constexpr std::string_view kJoint = " · ";
  const std::string shown = truncate_columns(terminal_safe(id), kMaxPathColumns);
  if (used + display_width(kJoint) + display_width(shown) <= columns(indent)) {
    style_.paint(Look::kMeta, kJoint, out);
  } else {
    out.append("\n").append(indent, ' ');
  }
  style_.paint(Look::kMeta, shown, out);
}

void TextParts::append_body(const MarkedText& clean, std::size_t indent, std::string& out) const {
  if (clean.text.empty()) {
    return;
  }
  out.append(indent, ' ');
  style_.paragraph(clean, Look::kPlain, indent, columns(indent), out);
}

}  // namespace timbao
