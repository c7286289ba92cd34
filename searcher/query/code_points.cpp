#include "searcher/query/code_points.h"

#include "common/text/utf8.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace timbao {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t N>
bool in_ranges(const std::array<Range, N>& ranges, char32_t c) {
  const auto* const it = std::upper_bound(ranges.begin(), ranges.end(), c,
                                          [](char32_t v, const Range& r) { return v < r.first; });
  return it != ranges.begin() && c <= std::prev(it)->last;
}

// Punctuation, symbols and invisible characters above ASCII, in rising order. What is missing here
// is read as a letter, which at worst keeps a mark that the analyser then drops.
constexpr std::array<Range, 21> kNotWord{
    {{0x80, 0xA9},      {0xAB, 0xB1},     {0xB4, 0xB4},     {0xB6, 0xB8},     {0xBB, 0xBB},
     {0xBF, 0xBF},      {0xD7, 0xD7},     {0xF7, 0xF7},     {0x2000, 0x206F}, {0x20A0, 0x20CF},
     {0x2190, 0x2BFF},  {0x3000, 0x3004}, {0x3008, 0x3020}, {0xE000, 0xF8FF}, {0xFE00, 0xFE6F},
     {0xFEFF, 0xFEFF},  {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF},
     {0x1F000, 0x1FAFF}}};

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const char32_t value = next_code_point(text, end);
  return {value, end - at};
}

bool is_query_space(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_word_character(char32_t c) {
  if (c < 0x80)
    return (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z');
  return !in_ranges(kNotWord, c);
}

bool has_word_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_word_character(point.value))
      return true;
    at += point.size;
  }
  return false;
}

bool is_lower_letter(char32_t c) {
  if (c < 0x80)
    return c >= 'a' && c <= 'z';
  if (c >= 0xDF && c <= 0xFF)
    return c != 0xF7;
  if (c == 0x1A1 || c == 0x1B0)
    return true;
  const bool paired = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) ||
                      (c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF);
  return paired && c % 2 == 1;
}

std::string_view cut_at_code_point(std::string_view text, std::size_t limit) {
  if (text.size() <= limit)
    return text;
  std::size_t end = limit;
  while (end > 0 && limit - end < 3 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80)
    --end;
  return text.substr(0, end);
}

}  // namespace timbao
