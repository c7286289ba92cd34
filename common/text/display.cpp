#include "common/text/display.h"

#include "common/text/utf8.h"
#include "common/text/well_formed.h"

#include <algorithm>
#include <cstdint>
#include <sys/ioctl.h>
#include <unicode/uchar.h>

namespace timbao {
namespace {

/// More marks than this on one letter are dropped: they would paint over the lines around.
constexpr int kMaxMarks = 8;

enum class Kind : std::uint8_t { kKeep, kMark, kDrop, kSpace, kBreak };

Kind ascii_kind(unsigned char c) {
  if (c > 0x20 && c < 0x7F) {
    return Kind::kKeep;
  }
  switch (c) {
    case ' ':
    case '\t':
      return Kind::kSpace;
    case '\n':
    case '\v':
    case '\f':
      return Kind::kBreak;
    default:
      return Kind::kDrop;  // \r too: the \n beside it breaks the line
  }
}

Kind other_kind(char32_t c) {
  if ((c > 0xA0 && c < 0x300 && c != 0xAD) || (c >= 0x1E00 && c <= 0x1FFF)) {
    return Kind::kKeep;  // the letters of Vietnamese
  }
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_CONTROL_CHAR:
      return c == 0x85 ? Kind::kBreak : Kind::kDrop;
    case U_FORMAT_CHAR:
    case U_SURROGATE:
      return Kind::kDrop;
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return Kind::kBreak;
    case U_SPACE_SEPARATOR:
      return Kind::kSpace;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return Kind::kMark;
    default:
      return Kind::kKeep;
  }
}

Kind kind_of(char32_t c) {
  return c < 0x80 ? ascii_kind(static_cast<unsigned char>(c)) : other_kind(c);
}

bool is_plain(char c) { return c > 0x20 && c < 0x7F; }

void append_space(char32_t c, std::string_view bytes, CleanMode mode, std::string& out) {
  if (mode == CleanMode::kText) {
    if (c == '\t') {
      out += ' ';
    } else {
      out += bytes;
    }
  } else if (!out.empty() && out.back() != ' ') {
    out += ' ';
  }
}

void append_break(CleanMode mode, std::string& out) {
  if (mode == CleanMode::kText) {
    out += '\n';
  } else if (!out.empty() && out.back() != ' ') {
    out += ' ';
  }
}

}  // namespace

int column_width(char32_t c) {
  if (c < 0x300) {
    return (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD) ? 0 : 1;
  }
  if (c >= 0x1E00 && c <= 0x1FFF) {
    return 1;
  }
  const auto value = static_cast<UChar32>(c);
  switch (u_charType(value)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return 0;
    default:
      break;
  }
  if (c >= 0x1160 && c <= 0x11FF) {
    return 0;  // vowels and finals of a Hangul syllable written in parts
  }
  const int width = u_getIntPropertyValue(value, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  std::size_t pos = 0;
  while (pos < text.size()) {
    columns += static_cast<std::size_t>(column_width(next_code_point(text, pos)));
  }
  return columns;
}

void append_clean(std::string_view piece, CleanMode mode, std::string& out) {
  std::size_t pos = 0;
  int marks = 0;
  while (pos < piece.size()) {
    std::size_t end = pos;
    while (end < piece.size() && is_plain(piece[end])) {
      ++end;
    }
    if (end > pos) {
      out.append(piece.substr(pos, end - pos));
      pos = end;
      marks = 0;
      continue;
    }
    const char32_t c = next_code_point(piece, end);
    const std::string_view bytes = piece.substr(pos, end - pos);
    pos = end;
    const Kind kind = kind_of(c);
    marks = kind == Kind::kMark ? marks + 1 : 0;
    if (kind == Kind::kSpace) {
      append_space(c, bytes, mode, out);
    } else if (kind == Kind::kBreak) {
      append_break(mode, out);
    } else if (kind == Kind::kKeep || (kind == Kind::kMark && marks <= kMaxMarks)) {
      c == kReplacement ? append_utf8(out, c) : void(out += bytes);
    }
  }
}

std::string terminal_safe(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_clean(text, CleanMode::kLine, out);
  if (!out.empty() && out.back() == ' ') {
    out.pop_back();
  }
  return out;
}

std::string truncate_columns(std::string_view text, std::size_t columns) {
  std::size_t used = 0;
  std::size_t fits = 0;  // bytes that leave room for the ellipsis
  std::size_t pos = 0;
  while (pos < text.size()) {
    const std::size_t end = letter_end(text, pos);
    used += display_width(text.substr(pos, end - pos));
    if (used > columns) {
      return columns == 0 ? std::string() : std::string(text.substr(0, fits)) + "…";
    }
    pos = end;
    if (used < columns) {
      fits = pos;
    }
  }
  return std::string(text);
}

std::vector<LineSpan> wrap_columns(std::string_view text, std::size_t columns) {
  std::vector<LineSpan> lines;
  columns = std::max<std::size_t>(columns, 1);
  LineSpan line;
  std::size_t used = 0;                 // columns of [line.begin, pos)
  std::size_t cut = std::string::npos;  // end of the last word that fits, when a space follows it
  std::size_t after_cut = 0;            // where the line after that cut begins
  std::size_t used_at_cut = 0;          // columns of [line.begin, after_cut)
  const auto start_line = [&](std::size_t at) {
    line.begin = at;
    cut = std::string::npos;
  };
  std::size_t pos = 0;
  while (pos < text.size()) {
    const std::size_t end = letter_end(text, pos);
    if (text[pos] == '\n') {
      lines.push_back({line.begin, pos});
      start_line(end);
      used = 0;
    } else if (text[pos] == ' ') {
      if (pos == line.begin && !lines.empty() && text[pos - 1] != '\n') {
        line.begin = end;
      } else {
        if (cut == std::string::npos || after_cut != pos) {
          cut = pos;
        }
        after_cut = end;
        used_at_cut = ++used;
      }
    } else {
      const std::size_t width = display_width(text.substr(pos, end - pos));
      if (used + width > columns && pos > line.begin) {
        const bool at_space = cut != std::string::npos;
        lines.push_back({line.begin, at_space ? cut : pos});
        used = at_space ? used - used_at_cut : 0;
        start_line(at_space ? after_cut : pos);
      }
      used += width;
      if (width == 2 && used <= columns) {  // a line may end behind any wide character
        cut = end;
        after_cut = end;
        used_at_cut = used;
      }
    }
    pos = end;
  }
  lines.push_back({line.begin, text.size()});
  return lines;
}

std::string wrap_lines(std::string_view text, std::size_t columns) {
  constexpr std::size_t kLeastColumns = 20;  // what a line keeps beside any indent
  if (columns == 0) {
    return std::string(text);
  }
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t further = indent + 2;
    const bool fits = display_width(line) <= columns;
    const std::size_t room =
        fits ? line.size() : std::max(columns - std::min(further, columns), kLeastColumns);
    out += line.substr(0, indent);
    bool first = true;
    for (const LineSpan& span : wrap_columns(line.substr(indent), room)) {
      if (!first) {
        out.append("\n").append(further, ' ');
      }
      first = false;
      out += line.substr(indent + span.begin, span.end - span.begin);
    }
    out += end < text.size() ? "\n" : "";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string help_lines(std::string_view option, std::string_view text) {
  constexpr std::size_t kTextColumn = 27;
  constexpr std::size_t kColumns = 80;
  std::string line(option);
  std::string out;
  for (const LineSpan& span : wrap_columns(text, kColumns - kTextColumn)) {
    if (line.size() + 1 > kTextColumn) {
      out += line + "\n";
      line.clear();
    }
    line.append(kTextColumn - line.size(), ' ');
    out += line.append(text.substr(span.begin, span.end - span.begin)) + "\n";
    line.clear();
  }
  return out;
}

std::size_t terminal_columns(int fd, std::size_t fallback) {
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return fallback;
  }
  return size.ws_col;
}

}  // namespace timbao
