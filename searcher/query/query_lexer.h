#pragma once

#include "searcher/query/query.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// Longest query read, in bytes, and most words kept; what is beyond is left out, with a notice.
inline constexpr std::size_t kMaxQueryBytes = 65536;
inline constexpr std::size_t kMaxQueryWords = 1024;
/// Most words with * or ~, each of which stands for up to 200; the others are read without it.
inline constexpr std::size_t kMaxExpandedWords = 16;
/// Farthest NEAR, in words.
inline constexpr int kMaxNearDistance = 1000;

/// One element of a query: the first stage of reading it.
struct QueryElement {
  enum class Kind : std::uint8_t {
    kWord,
    kPhrase,      ///< distance > 0: "a b"~5
    kPrefix,      ///< text: the letters before *
    kFuzzy,       ///< distance: 1 or 2
    kEverything,  ///< *
    kDate,        ///< dates
    kOpen,
    kClose,
    kAnd,
    kOr,
    kNot,
    kNear,   ///< distance
    kMinus,  ///< these four belong to the element that follows
    kPlus,
    kExact,
    kField,
  };
  Kind kind = Kind::kWord;
  Field field = Field::kText;
  std::string text;  ///< words: as typed; operators: as typed, should they turn out to be words
  int distance = 0;
  DateRange dates;
  SourceSpan span;
};

/// The elements of a query, and what is said of the query as a whole.
struct LexedQuery {
  std::vector<QueryElement> elements;
  SortOrder sort = SortOrder::kRelevance;
  bool sort_given = false;
  std::vector<std::string> notices;
};

/// First stage: string → elements. Linear; takes any bytes. Throws Error for a date or order that
/// cannot be read (since:xyz, sort:banana); everything else has a reading.
[[nodiscard]] LexedQuery lex_query(std::string_view typed, const Date& today);

/// One line: bảo hiểm AND "y tế" - title: ngh*
[[nodiscard]] std::string to_string(const std::vector<QueryElement>& elements);

}  // namespace timbao
