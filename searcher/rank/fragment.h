#pragma once

#include "common/store/part.h"
#include "searcher/rank/plan.h"
#include "searcher/rank/unit_matcher.h"

#include <cstdint>
#include <span>
#include <vector>

namespace timbao {

/// The whole query as words in a row, in case it is a fragment of an article that somebody
/// remembers.
///
/// An article is looked through for the rarest of the words alone, sixteen units at a time; only
/// around it the others are compared. About 0.1 µs an article. For one thread.
class Fragment {
 public:
  Fragment(const Plan& plan, const UnitMatcher& matcher);

  /// False when the query is no fragment: operators in it, too few words or too many.
  [[nodiscard]] bool possible() const { return !row_.empty(); }
  [[nodiscard]] const SlotRow& row() const { return row_; }

  /// True when the row stands in title or body, marks as typed.
  [[nodiscard]] bool stands_in(const ArticleUnits& units);

 private:
  [[nodiscard]] bool stands_in(std::span<const Unit> stretch);
  [[nodiscard]] bool stands_around(std::span<const Unit> stretch, std::size_t place);

  SlotRow row_;
  const UnitMatcher& matcher_;
  std::vector<UnitRange> rarest_;
  std::vector<UnitHit> hits_;
};

/// Words of a fragment, at least and at most. Questions and headlines are longer, and hardly ever
/// stand anywhere verbatim.
inline constexpr std::size_t kLeastFragmentWords = 3;
inline constexpr std::size_t kMostFragmentWords = 12;

}  // namespace timbao
