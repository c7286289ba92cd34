#include "searcher/rank/unit_scan.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>
#include <vector>

namespace timbao {
namespace {

std::vector<Unit> random_units(std::size_t size, std::mt19937& random) {
  std::vector<Unit> units(size);
  for (Unit& unit : units)  // the ends of the range often, where signed and unsigned differ
    unit = static_cast<Unit>(random() % 3 == 0 ? random() % 4 * 0x5555 : random());
  return units;
}

UnitInterval random_interval(std::mt19937& random) {
  const auto low = static_cast<Unit>(random());
  const auto most = static_cast<Unit>(0xFFFF - low);
  return {low, static_cast<Unit>(random() % (random() % 4 == 0 ? most + 1U : 200U) % (most + 1U))};
}

bool is_in(Unit unit, const std::vector<UnitInterval>& intervals) {
  return std::any_of(intervals.begin(), intervals.end(), [&](const UnitInterval& interval) {
    return static_cast<Unit>(unit - interval.low) <= interval.width;
  });
}

}  // namespace

TEST_CASE(
    "a filter tells every unit of its intervals, and the same units together and one by one") {
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    const std::vector<Unit> units = random_units(kUnitBlock, random);
    std::vector<UnitInterval> intervals;
    for (std::size_t i = random() % 30; i > 0; --i)
      add_interval(intervals, random_interval(random));
    const UnitFilter filter(intervals);
    const std::uint64_t told = filter.look(units.data());
    REQUIRE(told == filter.look_plain(units.data()));
    for (std::size_t i = 0; i < units.size(); ++i)
      if (is_in(units[i], intervals))
        REQUIRE((told >> i & 1U) == 1);
    if (intervals.empty())
      REQUIRE(told == 0);
  }
}

TEST_CASE("of units in no interval of a long query few are told") {
  std::mt19937 random(4);
  std::size_t outside = 0;
  std::size_t told = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<UnitInterval> intervals;
    for (int i = 0; i < 20; ++i)
      add_interval(intervals,
                   {static_cast<Unit>(random() % 18000), static_cast<Unit>(random() % 30)});
    const UnitFilter filter(intervals);
    std::vector<Unit> units(kUnitBlock);
    for (Unit& unit : units)
      unit = static_cast<Unit>(random() % 18696);
    const std::uint64_t bits = filter.look(units.data());
    for (std::size_t i = 0; i < units.size(); ++i) {
      const bool in = is_in(units[i], intervals);
      outside += in ? 0 : 1;
      told += !in && (bits >> i & 1U) == 1 ? 1 : 0;
    }
  }
  CHECK(static_cast<double>(told) < 0.1 * static_cast<double>(outside));
}

TEST_CASE("a stretch of any length is looked through to its end and no further") {
  std::mt19937 random(2);
  for (std::size_t size = 0; size < 200; ++size) {
    const std::vector<Unit> units = random_units(size, random);
    const UnitInterval one = random_interval(random);
    const UnitInterval other = random_interval(random);
    std::vector<std::size_t> expected;
    for (std::size_t i = 0; i < size; ++i)
      if (static_cast<Unit>(units[i] - one.low) <= one.width ||
          static_cast<Unit>(units[i] - other.low) <= other.width)
        expected.push_back(i);
    std::vector<std::size_t> found;
    std::vector<UnitInterval> intervals;
    add_interval(intervals, one);
    add_interval(intervals, other);
    for_each_likely_unit(units, UnitFilter(intervals), [&](std::size_t i) {
      if (is_in(units[i], intervals))
        found.push_back(i);
      return true;
    });
    CHECK(found == expected);
    found.clear();
    for (std::size_t i = find_unit_within(units, 0, one, other); i != size;
         i = find_unit_within(units, i + 1, one, other))
      found.push_back(i);
    CHECK(found == expected);
  }
}

TEST_CASE("intervals that touch become one") {
  std::vector<UnitInterval> intervals;
  add_interval(intervals, {10, 4});
  add_interval(intervals, {30, 0});
  add_interval(intervals, {20, 4});
  CHECK(intervals == std::vector<UnitInterval>{{10, 4}, {20, 4}, {30, 0}});
  add_interval(intervals, {15, 4});
  CHECK(intervals == std::vector<UnitInterval>{{10, 14}, {30, 0}});
  add_interval(intervals, {0, 0xFFFF});
  CHECK(intervals == std::vector<UnitInterval>{{0, 0xFFFF}});
}

}  // namespace timbao
