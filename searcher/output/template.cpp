#include "searcher/output/template.h"

#include "common/base/error.h"
#include "common/text/display.h"

#include <fmt/format.h>

namespace timbao {
namespace {

/// The character that a backslash and `c` stand for; other pairs stay as they are.
std::string unescape(char c) {
  switch (c) {
    case 't':
      return "\t";
    case 'n':
      return "\n";
    case '\\':
      return "\\";
    default:
      return {'\\', c};
  }
}

OutputField parse_template_field(std::string_view name) {
  const bool one = name.find(',') == std::string_view::npos && !name.empty();
  if (!one) {
    throw Error(fmt::format("'{{{}}}' in --template is no field", name),
                "fields: " + all_field_names());
  }
  return parse_fields(name).front();
}

}  // namespace

LineTemplate::LineTemplate(std::string_view pattern) {
  std::string literal;
  std::size_t i = 0;
  while (i < pattern.size()) {
    const char c = pattern[i];
    const bool has_next = i + 1 < pattern.size();
    if (c == '\\' && has_next) {
      literal += unescape(pattern[i + 1]);
      i += 2;
    } else if ((c == '{' || c == '}') && has_next && pattern[i + 1] == c) {
      literal += c;
      i += 2;
    } else if (c == '{') {
      const std::size_t close = pattern.find('}', i);
      if (close == std::string_view::npos) {
        throw Error("a '{' in --template has no '}'", "write {{ for a brace itself");
      }
      pieces_.push_back({literal, parse_template_field(pattern.substr(i + 1, close - i - 1))});
      literal.clear();
      i = close + 1;
    } else {
      literal += c;
      ++i;
    }
  }
  pieces_.push_back({literal, std::nullopt});
}

std::string LineTemplate::fill(std::string_view qid, const Hit& hit) const {
  std::string line;
  for (const Piece& piece : pieces_) {
    line += piece.literal;
    if (piece.field) {
      line += terminal_safe(field_text(qid, hit, *piece.field));
    }
  }
  return line;
}

}  // namespace timbao
