#pragma once

#include "common/store/index.h"
#include "common/text/unit.h"
#include "searcher/query/query.h"

#include <cstdint>
#include <string>
#include <vector>

namespace timbao {

/// One word of a query as the index sees it: which terms find it and which units are it.
struct Slot {
  std::vector<std::string> terms;  ///< folded terms in Xapian: one, or an expansion's many
  std::vector<UnitRange> exact;   ///< units that count as this word: as typed when marks were typed
  std::vector<UnitRange> folded;  ///< units of any spelling that folds alike
  std::string text;               ///< canonical, for messages
  bool marked = false;            ///< typed with marks: `exact` is narrower than `folded`
  bool joined = false;            ///< a joined token (tphcm): found in the joined stretch
  double factor = 1;              ///< of its weight; less than 1 for expansions, 0 under NOT
  std::uint32_t count = 1;        ///< how often it was typed
  std::uint64_t folded_articles = 0;  ///< live articles with any of `terms`
  std::uint64_t exact_articles = 0;   ///< with any of `exact`; an upper bound for non-syllables
};

inline constexpr std::uint16_t kNoSlot = 0xFFFF;

/// A row of slots: a word is one, a phrase several.
using SlotRow = std::vector<std::uint16_t>;

/// Something an article has or has not.
struct Leaf {
  enum class Kind : std::uint8_t {
    kText,     ///< any of `rows` in title or body
    kTitle,    ///< any of `rows` in the title
    kNear,     ///< every group of `near` (rows) within `distance` words, any order
    kField,    ///< all of `words` in a row in the value of `field`
    kDate,     ///< date inside `dates`
    kNothing,  ///< never: a word that folds to nothing
  };
  Kind kind = Kind::kText;
  /// Marks must be as typed. Words side by side (preferred) may have others, but rank lower.
  bool exact = false;
  bool literal = false;       ///< quoted, =word or under NOT: nothing else may stand for it
  std::vector<SlotRow> rows;  ///< alternatives
  std::vector<std::vector<SlotRow>> near;
  int distance = 0;
  Field field = Field::kText;
  std::vector<std::string> words;  ///< folded
  DateRange dates;
  std::string text;  ///< as typed, for --explain
  SourceSpan span;   ///< of the query string
};

/// What an article must satisfy: a tree over leaves.
struct Condition {
  enum class Kind : std::uint8_t { kTrue, kLeaf, kAnd, kOr, kNot };
  Kind kind = Kind::kTrue;
  std::uint32_t leaf = 0;
  std::vector<Condition> children;
};

/// A query ready to run on one index.
struct Plan {
  std::vector<Slot> slots;
  /// Slots in the order typed, kNoSlot where two neighbours are no pair (an operator between).
  SlotRow words;
  std::vector<Leaf> leaves;
  std::vector<std::uint32_t> preferred;  ///< leaves of words side by side: all of them first
  Condition required;                    ///< beside the preferred ones
  bool everything = false;               ///< no words at all: every article that satisfies
  bool asks_everything = false;          ///< '*' was typed, or an order alone
  DateRange dates;
  std::uint32_t added_after = 0;  ///< only articles indexed later than this (Unix seconds)
  SortOrder sort = SortOrder::kRelevance;
  std::vector<std::string> expansions;  ///< what else is searched for: "UBND = ủy ban nhân dân"

  /// Always less than kNoSlot: no more than 1,024 words of a query are read.
  [[nodiscard]] std::uint16_t slot_count() const {
    return static_cast<std::uint16_t>(slots.size());
  }

  /// Nothing was asked for: no words, no conditions.
  [[nodiscard]] bool nothing() const {
    return everything && !asks_everything && required.kind == Condition::Kind::kTrue &&
           dates.empty() && added_after == 0;
  }
};

struct PlanOptions {
  std::uint32_t max_expansion = 200;  ///< words that a prefix or fuzzy word may stand for
};

/// Tokens, terms and frequencies for a parsed query. Words the analyser finds nothing in are left
/// out. Cost: a term lookup a word; a prefix walks its terms.
[[nodiscard]] Plan make_plan(const ParsedQuery& query, const Index& index,
                             const PlanOptions& options);

/// For --explain and tests: slots with their frequencies, then the condition.
[[nodiscard]] std::string to_string(const Plan& plan);

}  // namespace timbao
