#pragma once

#include "searcher/rank/plan.h"
#include "searcher/rank/unit_scan.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace timbao {

/// Sets of slots as bits; slots past the 64th are not scored.
using SlotMask = std::uint64_t;
inline constexpr std::size_t kMaxSlots = 64;

/// One token of an article that is a word of the query.
struct UnitHit {
  std::uint32_t index = 0;  ///< of its first unit in the stretch that was scanned
  std::uint32_t width = 1;  ///< units
  SlotMask exact = 0;       ///< slots it matches with their marks
  SlotMask folded = 0;      ///< slots it matches without; includes `exact`
};

/// Finds the words of a plan in unit streams: the units that may match are found many at a time, a
/// look-up a unit says which words they are.
class UnitMatcher {
 public:
  explicit UnitMatcher(const Plan& plan);

  /// Appends the tokens of `units` that match some slot, in order.
  void scan(std::span<const Unit> units, std::vector<UnitHit>& hits) const;

 private:
  struct Masks {
    SlotMask exact = 0;
    SlotMask folded = 0;
  };
  struct Other {
    UnitRange range;
    Masks masks;
  };
  void add(const std::vector<UnitRange>& ranges, SlotMask exact, SlotMask folded);
  void add_hit(std::span<const Unit> units, std::size_t i, std::vector<UnitHit>& hits) const;
  void add_syllables(const UnitRange& range, SlotMask exact, SlotMask folded);
  std::uint8_t group_of(const Masks& masks);

  std::vector<std::uint8_t> table_;  ///< by unit: 0 no match, else number of a group
  std::vector<Masks> groups_;        ///< [0] unused; [1] "look into others_"
  std::vector<Other> others_;
  std::vector<UnitInterval> intervals_;  ///< units that may match
  UnitFilter filter_;
};

/// True when the slots of `row` stand in a row somewhere in `hits` (of one stretch): each as typed
/// (`exact`) or folded.
[[nodiscard]] bool has_row(std::span<const UnitHit> hits, const SlotRow& row, bool exact);

/// Calls found(first hit number, hits in the row) for each place where the row stands.
template <typename Found>
void for_each_row(std::span<const UnitHit> hits, const SlotRow& row, bool exact, Found found) {
  for (std::size_t i = 0; i + row.size() <= hits.size(); ++i) {
    std::size_t k = 0;
    while (k < row.size()) {
      const UnitHit& hit = hits[i + k];
      const SlotMask mask = exact ? hit.exact : hit.folded;
      if (row[k] >= kMaxSlots || ((mask >> row[k]) & 1U) == 0 ||
          (k > 0 && hit.index != hits[i + k - 1].index + hits[i + k - 1].width))
        break;
      ++k;
    }
    if (k == row.size() && !found(i, k))
      return;
  }
}

}  // namespace timbao
