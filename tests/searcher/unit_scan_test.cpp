#include "searcher/rank/unit_scan.h"

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

}  // namespace

TEST_CASE("units found together are those found one by one") {
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    const std::vector<Unit> units = random_units(kUnitBlock, random);
    std::vector<UnitInterval> intervals;
    for (std::size_t i = random() % 14; i > 0; --i)
      intervals.push_back(random_interval(random));
    REQUIRE(units_within(units.data(), intervals) == units_within_plain(units.data(), intervals));
  }
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
    const std::vector<UnitInterval> intervals = {one, other};
    for_each_unit_within(units, intervals, [&](std::size_t i) {
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
