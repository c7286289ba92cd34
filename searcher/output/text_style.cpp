#include "searcher/output/text_style.h"

#include "common/text/escape.h"

#include <algorithm>
#include <cctype>

namespace timbao {
namespace {

/// Parameters of the SGR escape sequence. Letters are red and magenta alone: of the eight colours
/// they are the ones to be read on white and on black.
std::string_view sgr(Look look) {
  switch (look) {
    case Look::kPlain:
      return {};
    case Look::kTitle:
      return "1";
    case Look::kMatch:
      return "1;31";
    case Look::kMeta:
      return "2";
    case Look::kPath:
      return "35";
    case Look::kNotice:
      return "1;35";
    case Look::kBar:
      return "36";
    case Look::kPeak:
      return "1;36";
  }
  return {};
}

}  // namespace

void TextStyle::paint(Look look, std::string_view text, std::string& out) const {
  const std::string_view parameters = sgr(look);
  if (!colour_ || parameters.empty() || text.empty()) {
    out += text;
    return;
  }
  out += "\x1b[";
  out += parameters;
  out += 'm';
  out += text;
  out += "\x1b[0m";
}

void TextStyle::paragraph(const MarkedText& marked, Look look, std::size_t indent,
                          std::size_t columns, std::string& out) const {
  bool first = true;
  for (const LineSpan& line : wrap_columns(marked.text, columns)) {
    out.append(first ? 0 : indent, ' ');
    first = false;
    for_each_piece(
        marked, line.begin, line.end, [&](std::string_view piece) { paint(look, piece, out); },
        [&](std::string_view piece) { paint(Look::kMatch, piece, out); });
    out += '\n';
  }
}

void TextStyle::link(std::string_view target, Look look, std::string_view text,
                     std::string& out) const {
  if (!links_ || !is_safe_url(target)) {
    paint(look, text, out);
    return;
  }
  out += "\x1b]8;;";
  out += percent_encode(target, "-._~:/?#[]@!$&'()*+,;=%");
  out += "\x1b\\";
  paint(look, text, out);
  out += "\x1b]8;;\x1b\\";
}

bool is_safe_url(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://", "ftp://", "file:///", "mailto:"}) {
    if (url.size() > scheme.size() &&
        std::equal(scheme.begin(), scheme.end(), url.begin(), [](char a, char b) {
          return a == std::tolower(static_cast<unsigned char>(b));
        })) {
      return true;
    }
  }
  return false;
}

MarkedText truncate_marked(MarkedText marked, std::size_t columns) {
  std::string cut = truncate_columns(marked.text, columns);
  if (cut.size() == marked.text.size() && cut == marked.text) {
    return marked;
  }
  constexpr std::size_t kEllipsisBytes = 3;
  const auto end = static_cast<std::uint32_t>(cut.size() - std::min(cut.size(), kEllipsisBytes));
  std::erase_if(marked.highlights, [end](const Highlight& range) { return range.begin >= end; });
  for (Highlight& range : marked.highlights) {
    range.end = std::min(range.end, end);
  }
  marked.text = std::move(cut);
  return marked;
}

}  // namespace timbao
