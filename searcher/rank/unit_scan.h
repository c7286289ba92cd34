#pragma once

#include "common/text/unit.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace timbao {

/// Units from `low` to `low + width`, both included.
struct UnitInterval {
  Unit low = 0;
  Unit width = 0;
  friend bool operator==(const UnitInterval&, const UnitInterval&) = default;
};

/// Units looked at together.
inline constexpr std::size_t kUnitBlock = 64;

/// Tells which units may lie in some of many intervals, at one cost however many they are.
///
/// Each interval belongs to one of eight classes, the bits of a byte; three tables say which
/// classes have each value of a unit's upper three half-bytes, and a unit may be in an interval
/// when a class has all three (G. Langdale, "shufti" in Hyperscan: a table of 16 bytes is one
/// instruction for 32 units). A unit that is in an interval is always told; of those told
/// one in three is in none (measured on news, queries of five to ten words).
class UnitFilter {
 public:
  UnitFilter() = default;
  /// Of disjoint intervals, ascending: neighbours share a class.
  explicit UnitFilter(std::span<const UnitInterval> intervals);

  /// Bit i tells whether unit i of the kUnitBlock units at `block` may lie in an interval.
  [[nodiscard]] std::uint64_t look(const Unit* block) const;
  /// The same, one unit at a time: what the other must equal.
  [[nodiscard]] std::uint64_t look_plain(const Unit* block) const;

 private:
  using Classes = std::array<std::uint8_t, 16>;
  [[nodiscard]] std::uint64_t look_avx2(const Unit* block) const;

  Classes first_{}, second_{}, third_{};  ///< by half-byte, the uppermost first
};

/// Index of the first unit from `from` on that lies in one of the two intervals (give one twice if
/// there is one), or units.size().
[[nodiscard]] std::size_t find_unit_within(std::span<const Unit> units, std::size_t from,
                                           UnitInterval one, UnitInterval other);

/// Adds `interval` to a list of disjoint, ascending ones, joining those that touch.
void add_interval(std::vector<UnitInterval>& intervals, UnitInterval interval);

/// Calls visit(index) for each unit of `stretch` that `filter` tells, rising, until it gives false.
template <typename Visit>
void for_each_likely_unit(std::span<const Unit> stretch, const UnitFilter& filter, Visit visit) {
  for (std::size_t at = 0; at < stretch.size(); at += kUnitBlock) {
    const std::size_t left = stretch.size() - at;
    Unit rest[kUnitBlock];
    const Unit* block = stretch.data() + at;
    if (left < kUnitBlock) {
      std::copy_n(block, left, rest);
      std::fill(rest + left, rest + kUnitBlock, Unit{0});
      block = rest;
    }
    std::uint64_t bits = filter.look(block);
    if (left < kUnitBlock)
      bits &= (std::uint64_t{1} << left) - 1;
    for (; bits != 0; bits &= bits - 1)
      if (!visit(at + static_cast<std::size_t>(std::countr_zero(bits))))
        return;
  }
}

}  // namespace timbao
