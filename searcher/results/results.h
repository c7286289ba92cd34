#pragma once

#include "common/article/article.h"

#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace timbao {

/// Bytes [begin, end) of the UTF-8 text beside it.
struct Highlight {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Highlight&, const Highlight&) = default;
};

/// The passage shown for a hit: original letters, cut at whole words; fragments are joined by
/// " … ". Highlights rise and do not overlap.
struct Snippet {
  std::string text;
  std::vector<Highlight> highlights;
};

/// One line of a score's explanation; the values add up to Hit::score.
struct ScorePart {
  std::string what;
  double value = 0;
};

/// One article found.
struct Hit {
  std::uint64_t rank = 0;  ///< from 1, over all pages
  double score = 0;
  Article article;  ///< body empty unless asked for
  std::vector<Highlight> title_highlights;
  Snippet snippet;
  std::uint32_t similar = 0;                 ///< near-copies folded into this hit
  std::vector<std::string> similar_ids;      ///< their ids, best first, some at most
  std::vector<std::string> similar_sources;  ///< their sources, distinct
  std::vector<ScorePart> score_parts;        ///< with --explain
};

/// How many articles match. When !exact, the true number is in [low, high] and value between.
struct Count {
  std::uint64_t value = 0;
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  bool exact = true;
};

struct FacetValue {
  std::string value;
  std::uint64_t count = 0;
};
struct Facet {
  std::string name;                ///< "source", "category", "author", "year", "month", "path"
  std::vector<FacetValue> values;  ///< most frequent first; years and months in order of time
  std::uint64_t others = 0;        ///< articles in values left out
  std::uint64_t missing = 0;       ///< articles without a value
};

enum class TimelineUnit : std::uint8_t { kDay, kMonth, kYear };
struct TimelinePoint {
  std::string period;       ///< "2020", "2020-03", "2020-03-12"
  std::uint64_t count = 0;  ///< matching articles
  std::uint64_t total = 0;  ///< all articles of the period
};
struct Timeline {
  std::string query;
  TimelineUnit unit = TimelineUnit::kMonth;
  bool per_1000 = false;
  std::vector<TimelinePoint> points;  ///< in order of time, gaps filled with zeros
  std::uint64_t undated = 0;

  /// Matches of the query, dated or not.
  [[nodiscard]] std::uint64_t articles() const {
    return std::accumulate(points.begin(), points.end(), undated,
                           [](std::uint64_t sum, const auto& point) { return sum + point.count; });
  }
};

/// Something the user should know, on stderr or in a footer: what was understood, suggested.
struct Notice {
  enum class Kind : std::uint8_t { kInfo, kKeystrokes, kSuggestion, kExpansion };
  Kind kind = Kind::kInfo;
  std::string text;   ///< a sentence, ready to show
  std::string query;  ///< the query it suggests, if any
};

/// How often each spelling of a query's words occurs (--variants).
struct Variant {
  std::string spelling;
  std::uint64_t articles = 0;
};

/// The answer to one query. Every output format is written from this alone.
struct SearchResults {
  std::string query;  ///< as typed
  std::vector<Hit> hits;
  std::uint64_t offset = 0;  ///< hits skipped before the first
  Count total;
  double elapsed_ms = 0;
  std::vector<Facet> facets;
  std::vector<Timeline> timelines;
  std::vector<Notice> notices;
  std::string explanation;  ///< --explain: stages of the query, many lines
};

}  // namespace timbao
