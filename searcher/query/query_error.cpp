#include "searcher/query/query_error.h"

#include "common/text/display.h"
#include "searcher/query/code_points.h"

#include <algorithm>
#include <vector>

namespace timbao {
namespace {

constexpr int kLeftColumns = 40;
constexpr int kRightColumns = 30;

bool unsafe_to_print(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0xFFFD;
}

/// One code point as printed, and where it stands in the query.
struct Glyph {
  std::size_t begin;
  std::string text;
  int columns;
};

std::vector<Glyph> glyphs(std::string_view query) {
  std::vector<Glyph> out;
  for (std::size_t at = 0; at < query.size();) {
    const CodePoint point = code_point_at(query, at);
    if (is_query_space(point.value))
      out.push_back({at, " ", 1});
    else if (unsafe_to_print(point.value))
      out.push_back({at, "?", 1});
    else
      out.push_back({at, std::string(query.substr(at, point.size)), column_width(point.value)});
    at += point.size;
  }
  return out;
}

}  // namespace

Error query_error(std::string_view message, std::string_view query, const SourceSpan& place,
                  const std::string& hint) {
  constexpr std::size_t kWindowBytes = 400;
  const std::size_t from = place.begin > kWindowBytes ? place.begin - kWindowBytes : 0;
  const std::vector<Glyph> all = glyphs(query.substr(from, 3 * kWindowBytes));
  const auto at_place = [&](const Glyph& g) { return from + g.begin >= place.begin; };
  const auto middle = std::find_if(all.begin(), all.end(), at_place);
  auto first = middle;
  for (int columns = 0; first != all.begin() && columns < kLeftColumns;)
    columns += (--first)->columns;
  std::string line = first == all.begin() && from == 0 ? "" : "...";
  std::string carets(line.size(), ' ');
  int right = 0;
  for (auto it = first; it != all.end(); ++it) {
    const bool marked = at_place(*it) && from + it->begin < std::max(place.end, place.begin + 1);
    if (at_place(*it) && !marked)
      right += it->columns;
    if (right > kRightColumns || it - middle > kLeftColumns + kRightColumns) {
      line += "...";
      break;
    }
    line += it->text;
    if (!at_place(*it) || marked)
      carets.append(static_cast<std::size_t>(it->columns), marked ? '^' : ' ');
  }
  if (middle == all.end())
    carets += '^';
  std::string text(message);
  text.append("\n  ").append(line).append("\n  ").append(carets);
  return Error(text, hint);
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kMaxGlyphs = 40;
  std::string out = "'";
  const std::vector<Glyph> all = glyphs(text.substr(0, 8 * kMaxGlyphs));
  for (std::size_t i = 0; i < std::min(all.size(), kMaxGlyphs); ++i)
    out += all[i].text;
  if (all.size() > kMaxGlyphs)
    out += "...";
  return out + '\'';
}

}  // namespace timbao
