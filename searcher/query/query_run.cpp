#include "searcher/query/query_run.h"

#include "common/text/syllable.h"
#include "searcher/query/code_points.h"

#include <algorithm>
#include <array>

namespace timbao {
namespace {

using Kind = QueryElement::Kind;

// Upper case only; the Vietnamese ones in every order of marks that keyboards produce.
constexpr std::array<QueryOperator, 19> kOperators{{{"AND", Kind::kAnd, false},
                                                    {"&&", Kind::kAnd, false},
                                                    {"OR", Kind::kOr, false},
                                                    {"||", Kind::kOr, false},
                                                    {"|", Kind::kOr, false},
                                                    {"NOT", Kind::kNot, false},
                                                    {"NEAR", Kind::kNear, false},
                                                    {"VÀ", Kind::kAnd, true},
                                                    {"VA\u0300", Kind::kAnd, true},
                                                    {"HOẶC", Kind::kOr, true},
                                                    {"HO\u0102\u0323C", Kind::kOr, true},
                                                    {"HO\u1EA0\u0306C", Kind::kOr, true},
                                                    {"HOA\u0323\u0306C", Kind::kOr, true},
                                                    {"HOA\u0306\u0323C", Kind::kOr, true},
                                                    {"KHÔNG", Kind::kNot, true},
                                                    {"KHO\u0302NG", Kind::kNot, true},
                                                    {"GẦN", Kind::kNear, true},
                                                    {"G\u00C2\u0300N", Kind::kNear, true},
                                                    {"GA\u0302\u0300N", Kind::kNear, true}}};

/// Without what is not a letter or digit at both ends.
std::string_view bare_word(std::string_view text) {
  std::size_t first = text.size();
  std::size_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_word_character(point.value)) {
      first = std::min(first, at);
      last = at + point.size;
    }
    at += point.size;
  }
  return first < last ? text.substr(first, last - first) : std::string_view();
}

}  // namespace

std::span<const QueryOperator> query_operators() { return kOperators; }

const QueryOperator* find_operator(std::string_view text) {
  const auto* const it = std::find_if(kOperators.begin(), kOperators.end(),
                                      [&](const QueryOperator& o) { return o.text == text; });
  return it == kOperators.end() ? nullptr : it;
}

QuoteFamily quote_family(char32_t c) {
  constexpr std::array<char32_t, 7> kDouble{'"', 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xFF02};
  if (std::find(kDouble.begin(), kDouble.end(), c) != kDouble.end())
    return QuoteFamily::kDouble;
  return c == 0xAB || c == 0xBB ? QuoteFamily::kAngle : QuoteFamily::kNone;
}

std::string_view trim_punctuation(std::string_view text) {
  while (!text.empty() && std::string_view(",.;:!?").find(text.back()) != std::string_view::npos)
    text.remove_suffix(1);
  return text;
}

bool has_lower_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_lower_letter(point.value))
      return true;
    at += point.size;
  }
  return false;
}

bool is_capital_syllable(std::string_view run) {
  constexpr std::size_t kLongestSyllableBytes = 24;
  const std::string_view word = bare_word(run);
  return word.size() >= 2 && word.size() <= kLongestSyllableBytes && !has_lower_letter(word) &&
         parse_syllable(word) != kNoSyllable;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool word = !is_query_space(point.value);
    words += word && !in_word ? 1 : 0;
    in_word = word;
    at += point.size;
  }
  return words;
}

std::string_view first_words(std::string_view text, std::size_t count) {
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool word = !is_query_space(point.value);
    if (word && !in_word && ++words > count)
      return text.substr(0, at);
    in_word = word;
    at += point.size;
  }
  return text;
}

}  // namespace timbao
