#include "searcher/suggest/suggestion.h"

#include "common/text/clean.h"
#include "common/text/letters.h"
#include "common/text/utf8.h"
#include "searcher/output/wording.h"
#include "searcher/query/code_points.h"
#include "searcher/query/query_error.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace timbao {
namespace {

/// One reading of the marks dominates when so much of what stands there is it.
constexpr double kDominantShare = 0.7;
constexpr std::uint32_t kLeastEvidence = 2;

bool has_marks_in(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

char32_t upper_of(char32_t lower) {
  if (const std::size_t vowel = kTonedVowels.find(lower); vowel != std::u32string_view::npos)
    return kTonedVowelsUpper[vowel];
  if (lower == U'đ')
    return U'Đ';
  return lower >= 'a' && lower <= 'z' ? lower - 'a' + 'A' : lower;
}

/// How a word was typed: what may be a name or an abbreviation is less likely a slip.
struct Capitals {
  bool first = false;
  bool all = false;
};

Capitals capitals_of(std::string_view surface) {
  std::size_t letters = 0;
  std::size_t upper = 0;
  Capitals capitals;
  for (std::size_t at = 0; at < surface.size();) {
    const char32_t c = next_code_point(surface, at);
    if (c >= '0' && c <= '9')
      continue;
    ++letters;
    upper += is_upper(c) ? 1 : 0;
    capitals.first = capitals.first || (letters == 1 && upper == 1);
  }
  capitals.all = upper == letters && letters > 1;
  return capitals;
}

/// Whether the neighbours of an unknown word, and what it looks like, say that `reading` was meant.
bool is_slip(const WordReading& reading, const Capitals& capitals, bool no_hits) {
  constexpr std::size_t kLongestAbbreviation = 5;
  constexpr double kStrongFit = 0.2;
  if (capitals.all && reading.typed.size() <= kLongestAbbreviation)
    return false;
  const bool marked = has_marks_in(reading.typed);
  const bool fits = reading.evidence > 0 && reading.fit >= reading.chance;
  const bool to_syllable = reading.code != kNoSyllable;
  // Letters with marks that make no syllable (hiệnn) are a slip; with a capital perhaps a name
  // (Chơro), which is not any other name.
  if (marked && parse_syllable(reading.typed) == kNoSyllable && (to_syllable || !capitals.first))
    return no_hits || reading.evidence > 0 || reading.cost <= 1;
  if (reading.own_articles > 0)
    return reading.own_evidence == 0 && reading.fit >= kStrongFit;
  const bool near = reading.cost <= 0.5 && reading.evidence > 0;
  if (capitals.first && !marked && to_syllable)
    return reading.fit >= kStrongFit || near || no_hits;
  const bool other_name = !to_syllable && reading.at_home && reading.cost <= 1;
  return fits || near || other_name || no_hits;
}

/// The word of `text` in `span`, without the punctuation around it.
SourceSpan word_of(std::string_view text, const SourceSpan& span) {
  SourceSpan word{span.end, span.begin};
  for (std::size_t at = span.begin; at < span.end;) {
    const CodePoint point = code_point_at(text, at);
    const auto end = static_cast<std::uint32_t>(at + point.size);
    if (is_word_character(point.value)) {
      word.begin = std::min(word.begin, static_cast<std::uint32_t>(at));
      word.end = end;
    }
    at = end;
  }
  return word.begin < word.end ? word : span;
}

bool accepted(const WordReading& reading, const Capitals& capitals, bool no_hits) {
  if (reading.text == reading.typed)
    return false;
  if (reading.unknown)
    return is_slip(reading, capitals, no_hits);
  return reading.evidence >= kLeastEvidence && reading.share >= kDominantShare;
}

/// `word` with the capitals of what it stands for.
std::string with_capitals(const std::string& word, const Capitals& capitals) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const bool upper = capitals.all || (capitals.first && at == 0);
    const char32_t c = next_code_point(word, at);
    append_utf8(out, upper ? upper_of(c) : c);
  }
  return out;
}

/// Marks are restored in whole queries only: every bare word must have its reading.
bool restores_marks(std::string_view text, const std::vector<WordReading>& readings) {
  return !has_marks_in(text) &&
         std::all_of(readings.begin(), readings.end(), [](const WordReading& reading) {
           return !reading.bare || reading.unknown ||
                  (reading.evidence >= kLeastEvidence && reading.share >= kDominantShare);
         });
}

std::uint64_t in_two_digits(std::uint64_t value) {
  std::uint64_t step = 1;
  while (value / step >= 100)
    step *= 10;
  return (value + step / 2) / step * step;
}

}  // namespace

std::optional<std::string> suggested_query(std::string_view text, const Plan& plan,
                                           const std::vector<WordReading>& readings, bool no_hits) {
  const bool marks = restores_marks(text, readings);
  std::string query;
  std::size_t copied = 0;
  for (const WordReading& reading : readings) {
    const SourceSpan span = word_of(text, plan.leaves[reading.leaf].span);
    const Capitals capitals = capitals_of(text.substr(span.begin, span.end - span.begin));
    if (!accepted(reading, capitals, no_hits) || (!reading.unknown && !marks) ||
        span.begin < copied)
      continue;
    query.append(text, copied, span.begin - copied);
    query += reading.unknown ? with_capitals(reading.text, capitals) : reading.text;
    copied = span.end;
  }
  if (copied == 0)
    return std::nullopt;
  return query.append(text.substr(copied));
}

Notice suggestion_notice(const std::string& query, std::optional<Count> articles) {
  std::string text = "Ý bạn là: " + query;
  if (articles && !articles->exact)
    articles->value = in_two_digits(articles->value);
  if (articles)
    text += fmt::format(" ({})", describe_total(*articles));
  return {Notice::Kind::kSuggestion, text, query};
}

Notice outside_dates_notice(std::uint64_t articles, std::uint64_t undated) {
  std::string text = fmt::format("Không kể ngày thì có {} bài", format_count(articles));
  if (undated > 0)
    text += undated == articles ? ", đều không rõ ngày"
                                : fmt::format(", {} bài không rõ ngày", format_count(undated));
  return {Notice::Kind::kInfo, text, {}};
}

std::vector<Notice> report_missing_words(const Plan& plan,
                                         const std::vector<WordReading>& readings) {
  constexpr std::size_t kMostReported = 8;
  std::vector<Notice> notices;
  std::set<std::string> reported;
  for (const std::uint32_t number : plan.preferred) {
    const Leaf& leaf = plan.leaves[number];
    const bool missing = std::all_of(leaf.rows.begin(), leaf.rows.end(), [&](const SlotRow& row) {
      return std::any_of(row.begin(), row.end(),
                         [&](std::uint16_t slot) { return plan.slots[slot].folded_articles == 0; });
    });
    if (!missing || !reported.insert(leaf.text).second || reported.size() > kMostReported)
      continue;
    std::string text = "Không bài nào có " + quoted(leaf.text);
    for (const WordReading& reading : readings)
      if (reading.leaf == number && reading.unknown && !reading.alternatives.empty() &&
          reading.alternatives[0].cost <= 1)
        text += fmt::format("; gần nhất là '{}' ({} bài)", reading.alternatives[0].text,
                            format_count(reading.alternatives[0].articles));
    notices.push_back({Notice::Kind::kInfo, text, {}});
  }
  if (reported.size() > kMostReported)
    notices.push_back({Notice::Kind::kInfo,
                       fmt::format("và không có cả {} từ khác", reported.size() - kMostReported),
                       {}});
  return notices;
}

}  // namespace timbao
