#pragma once

#include "common/text/unit.h"

#include <algorithm>
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

/// With more intervals, looking units up one by one is as fast.
inline constexpr std::size_t kMostUnitIntervals = 12;

/// Bit i tells whether unit i of the kUnitBlock units at `block` lies in one of `intervals`.
/// 16 units an instruction where the processor has AVX2, 8 with SSE2, one elsewhere.
[[nodiscard]] std::uint64_t units_within(const Unit* block,
                                         std::span<const UnitInterval> intervals);
/// The same, one unit at a time: what the others must equal.
[[nodiscard]] std::uint64_t units_within_plain(const Unit* block,
                                               std::span<const UnitInterval> intervals);

/// Index of the first unit from `from` on that lies in one of the two intervals (give one twice if
/// there is one), or units.size().
[[nodiscard]] std::size_t find_unit_within(std::span<const Unit> units, std::size_t from,
                                           UnitInterval one, UnitInterval other);

/// Adds `interval` to a list of disjoint, ascending ones, joining those that touch.
void add_interval(std::vector<UnitInterval>& intervals, UnitInterval interval);

/// Calls visit(index) for each unit of `stretch` in one of `intervals`, rising, until it gives
/// false.
template <typename Visit>
void for_each_unit_within(std::span<const Unit> stretch, std::span<const UnitInterval> intervals,
                          Visit visit) {
  for (std::size_t at = 0; at < stretch.size(); at += kUnitBlock) {
    const std::size_t left = stretch.size() - at;
    Unit rest[kUnitBlock];
    const Unit* block = stretch.data() + at;
    if (left < kUnitBlock) {
      std::copy_n(block, left, rest);
      std::fill(rest + left, rest + kUnitBlock, Unit{0});
      block = rest;
    }
    std::uint64_t bits = units_within(block, intervals);
    if (left < kUnitBlock)
      bits &= (std::uint64_t{1} << left) - 1;
    for (; bits != 0; bits &= bits - 1)
      if (!visit(at + static_cast<std::size_t>(std::countr_zero(bits))))
        return;
  }
}

}  // namespace timbao
