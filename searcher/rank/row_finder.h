#pragma once

#include "common/store/part.h"
#include "searcher/rank/plan.h"
#include "searcher/rank/unit_scan.h"

#include <cstdint>
#include <span>
#include <vector>

namespace timbao {

/// Tells whether words stand in a row in an article, marks as typed.
///
/// The article's filter of neighbouring words tells most that have no such row; the others are
/// looked through for the rarest of the words, many units at a time, and where it stands the others
/// are compared. Under a thousand instructions an article, mostly looking. For one thread.
class RowFinder {
 public:
  RowFinder(const SlotRow& row, const Plan& plan);

  /// False only when the row stands nowhere in an article with this filter.
  [[nodiscard]] bool may_stand_in(PairFilter filter) const;
  /// Makes may_stand_in() wait less, some hundred instructions later.
  void prefetch(PairFilter filter) const {
    for (const auto& hashes : pairs_)
      filter.prefetch(hashes.front());
  }
  [[nodiscard]] bool stands_in(std::span<const Unit> stretch);
  /// In title or body.
  [[nodiscard]] bool stands_in(const ArticleUnits& units);

 private:
  [[nodiscard]] bool stands_at(std::span<const Unit> stretch, std::size_t place) const;

  SlotRow row_;
  std::vector<std::vector<UnitRange>> words_;
  std::size_t rarest_ = 0;  ///< its place in the row
  std::vector<UnitInterval> rarest_units_;
  UnitFilter rarest_filter_;
  std::vector<std::vector<std::uint32_t>> pairs_;  ///< hashes of neighbours, any of each
};

/// The whole query as words in a row, in case it is a fragment of an article that somebody
/// remembers; empty when it is none: operators in it, too few words or too many.
[[nodiscard]] SlotRow fragment_row(const Plan& plan);

/// Words of a fragment, at least and at most. Questions and headlines are longer, and hardly ever
/// stand anywhere verbatim.
inline constexpr std::size_t kLeastFragmentWords = 3;
inline constexpr std::size_t kMostFragmentWords = 12;

}  // namespace timbao
