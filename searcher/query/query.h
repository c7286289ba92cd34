#pragma once

#include "common/article/date.h"

#include <cstdint>
#include <string>
#include <vector>

namespace timbao {

/// Where a word must stand. kText is title and body.
enum class Field : std::uint8_t {
  kText,
  kTitle,
  kAuthor,
  kSource,
  kCategory,
  kPath,
  kUrl,
  kTag,
  kId
};

enum class SortOrder : std::uint8_t { kRelevance, kNewest, kOldest };

/// First and last day, both included; an unknown Date leaves that side open.
struct DateRange {
  Date first;
  Date last;

  [[nodiscard]] bool empty() const { return !first.known() && !last.known(); }
};

/// Bytes of the query string as typed; for messages that point at a place.
struct SourceSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// One node of a parsed query.
struct QueryNode {
  enum class Kind : std::uint8_t {
    kWords,       ///< children side by side with no operator: all preferred, best first
    kWord,        ///< text: one word as typed (may analyse to several tokens: TP.HCM, 30-12)
    kPhrase,      ///< text: words in a row
    kNear,        ///< children (words or phrases) within `distance` words of one another, any order
    kAnd,         ///< all children
    kOr,          ///< any child
    kNot,         ///< one child: articles without it
    kMust,        ///< one child: +word
    kPrefix,      ///< text: the letters before *
    kFuzzy,       ///< text, distance: word~ (1) or word~2
    kDate,        ///< dates
    kEverything,  ///< *: every article
    kNothing,     ///< empty query
  };
  Kind kind = Kind::kNothing;
  Field field = Field::kText;
  bool exact = false;  ///< =word, or --strict-accents: marks must be exactly as typed
  std::string text;
  int distance = 0;
  DateRange dates;
  SourceSpan span;
  std::vector<QueryNode> children;
};

/// What the parser made of a query string. Nothing a person types is an error of syntax; what was
/// read otherwise than an operator would be is said in `notices`.
struct ParsedQuery {
  QueryNode root;
  SortOrder sort = SortOrder::kRelevance;
  bool sort_given = false;
  DateRange dates;                   ///< since: until: date: of the whole query, intersected
  std::vector<std::string> notices;  ///< one sentence each, for stderr and --explain
};

/// S-expression of the tree, for tests and --explain: (words "bảo hiểm" (not "y")).
[[nodiscard]] std::string to_string(const QueryNode& node);

}  // namespace timbao
