#include "searcher/suggest/suggestion.h"

#include "searcher/output/wording.h"
#include "searcher/query/query_error.h"

#include <algorithm>
#include <fmt/format.h>

namespace timbao {
namespace {

/// One reading of the marks dominates when so much of what stands there is it.
constexpr double kDominantShare = 0.7;
constexpr std::uint32_t kLeastEvidence = 2;

bool has_marks_in(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

/// Letters with marks that make no syllable are a slip, also where no neighbour says so; letters
/// without may be a name.
bool is_sure_slip(const WordReading& reading) {
  return has_marks_in(reading.typed) && parse_syllable(reading.typed) == kNoSyllable &&
         !reading.alternatives.empty() && reading.alternatives[0].cost <= 1;
}

bool accepted(const WordReading& reading, bool no_hits) {
  if (reading.text == reading.typed)
    return false;
  if (reading.unknown)
    return no_hits || reading.evidence > 0 || is_sure_slip(reading);
  return reading.evidence >= kLeastEvidence && reading.share >= kDominantShare;
}

/// Marks are restored in whole queries only: every bare word must have its reading.
bool restores_marks(std::string_view text, const std::vector<WordReading>& readings) {
  return !has_marks_in(text) &&
         std::all_of(readings.begin(), readings.end(), [](const WordReading& reading) {
           return !reading.bare || reading.unknown ||
                  (reading.evidence >= kLeastEvidence && reading.share >= kDominantShare);
         });
}

}  // namespace

std::optional<std::string> suggested_query(std::string_view text, const Plan& plan,
                                           const std::vector<WordReading>& readings, bool no_hits) {
  const bool marks = restores_marks(text, readings);
  std::string query;
  std::size_t copied = 0;
  for (const WordReading& reading : readings) {
    const SourceSpan& span = plan.leaves[reading.leaf].span;
    if (!accepted(reading, no_hits) || (!reading.unknown && !marks) || span.begin < copied)
      continue;
    query.append(text, copied, span.begin - copied).append(reading.text);
    copied = span.end;
  }
  if (copied == 0)
    return std::nullopt;
  return query.append(text.substr(copied));
}

Notice suggestion_notice(const std::string& query, std::optional<std::uint64_t> articles) {
  std::string text = "Ý bạn là: " + query;
  if (articles)
    text += fmt::format(" ({} bài)", format_count(*articles));
  return {Notice::Kind::kSuggestion, text, query};
}

std::vector<Notice> report_missing_words(const Plan& plan,
                                         const std::vector<WordReading>& readings) {
  std::vector<Notice> notices;
  for (const std::uint32_t number : plan.preferred) {
    const Leaf& leaf = plan.leaves[number];
    const bool missing = std::all_of(leaf.rows.begin(), leaf.rows.end(), [&](const SlotRow& row) {
      return std::any_of(row.begin(), row.end(),
                         [&](std::uint16_t slot) { return plan.slots[slot].folded_articles == 0; });
    });
    if (!missing)
      continue;
    std::string text = "Không bài nào có " + quoted(leaf.text);
    for (const WordReading& reading : readings)
      if (reading.leaf == number && reading.unknown && !reading.alternatives.empty())
        text += fmt::format("; gần nhất là '{}' ({} bài)", reading.alternatives[0].text,
                            format_count(reading.alternatives[0].articles));
    notices.push_back({Notice::Kind::kInfo, text, {}});
  }
  return notices;
}

}  // namespace timbao
