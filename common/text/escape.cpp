#include "common/text/escape.h"

#include "common/text/display.h"
#include "common/text/utf8.h"
#include "common/text/well_formed.h"

#include <cstdint>

namespace timbao {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

void append_u_escape(char32_t c, std::string& out) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) {
    out += kHex[(c >> static_cast<unsigned>(shift)) & 0xFU];
  }
}

void append_json_ascii(char c, std::string& out) {
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      append_u_escape(static_cast<unsigned char>(c), out);
  }
}

/// Valid in JSON as they are, but not on a terminal: C1, bidi controls, line separators.
bool is_unsafe(char32_t c) {
  return c < 0xA0 || c == 0x61C || (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool is_plain_json(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

std::string_view html_entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

/// True when a spreadsheet could take the cell for a formula.
bool looks_like_formula(std::string_view text) {
  const std::size_t start = text.find_first_not_of(' ');
  if (start == std::string_view::npos) {
    return false;
  }
  text.remove_prefix(start);
  constexpr std::string_view kStarts = "=+-@\t\r";
  if (kStarts.find(text.front()) != std::string_view::npos) {
    return true;
  }
  for (const std::string_view wide : {"＝", "＋", "－", "＠"}) {
    if (text.starts_with(wide)) {
      return true;
    }
  }
  return false;
}

}  // namespace

void append_json(std::string_view text, std::string& out) {
  out += '"';
  std::size_t pos = 0;
  while (pos < text.size()) {
    std::size_t end = pos;
    while (end < text.size() && is_plain_json(text[end])) {
      ++end;
    }
    if (end > pos) {
      out.append(text.substr(pos, end - pos));
      pos = end;
      continue;
    }
    const char32_t c = next_code_point(text, end);
    if (c < 0x80) {
      append_json_ascii(text[pos], out);
    } else if (c == kReplacement) {
      append_utf8(out, c);
    } else if (is_unsafe(c)) {
      append_u_escape(c, out);
    } else {
      out.append(text.substr(pos, end - pos));
    }
    pos = end;
  }
  out += '"';
}

void append_html(std::string_view text, std::string& out) {
  std::string clean;
  clean.reserve(text.size());
  append_clean(text, CleanMode::kText, clean);
  for (const char c : clean) {
    const std::string_view entity = html_entity(c);
    entity.empty() ? void(out += c) : void(out += entity);
  }
}

void append_csv(std::string_view text, std::string& out) {
  std::string clean;
  if (looks_like_formula(text)) {
    clean += '\'';
  }
  append_clean(text, CleanMode::kText, clean);
  if (!clean.starts_with('\'') && looks_like_formula(clean)) {
    clean.insert(0, 1, '\'');
  }
  if (clean.find_first_of(",\"\n") == std::string::npos) {
    out += clean;
    return;
  }
  out += '"';
  for (const char c : clean) {
    out += c;
    if (c == '"') {
      out += '"';
    }
  }
  out += '"';
}

void append_tsv(std::string_view text, std::string& out) {
  const std::string clean = terminal_safe(text);
  if (looks_like_formula(text) || looks_like_formula(clean)) {
    out += '\'';
  }
  out += clean;
}

std::string percent_encode(std::string_view text, std::string_view keep) {
  constexpr std::string_view kUpperHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool alnum = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (alnum || keep.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += kUpperHex[byte >> 4U];
      out += kUpperHex[byte & 0xFU];
    }
  }
  return out;
}

}  // namespace timbao
