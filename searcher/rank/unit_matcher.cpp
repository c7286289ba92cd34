#include "searcher/rank/unit_matcher.h"

#include <algorithm>

namespace timbao {
namespace {

constexpr std::size_t kUnitValues = 65536;
constexpr std::uint8_t kLookIntoOthers = 1;
constexpr std::size_t kMaxGroups = 255;

}  // namespace

UnitMatcher::UnitMatcher(const Plan& plan) : table_(kUnitValues), groups_(2) {
  for (std::size_t slot = 0; slot < std::min(plan.slots.size(), kMaxSlots); ++slot) {
    const SlotMask bit = SlotMask{1} << slot;
    add(plan.slots[slot].folded, 0, bit);
    add(plan.slots[slot].exact, bit, bit);
  }
  filter_ = UnitFilter(intervals_);
}

void UnitMatcher::add(const std::vector<UnitRange>& ranges, SlotMask exact, SlotMask folded) {
  for (const UnitRange& range : ranges) {
    if (range.count == 1 || range.count == 2)
      add_interval(intervals_,
                   {range.first_low, static_cast<Unit>(range.first_high - range.first_low)});
    if (range.count == 1) {
      add_syllables(range, exact, folded);
      continue;
    }
    if (range.count != 2)
      continue;
    const auto same = std::find_if(others_.begin(), others_.end(),
                                   [&](const Other& other) { return other.range == range; });
    if (same == others_.end()) {
      others_.push_back({range, {exact, folded}});
    } else {
      same->masks.exact |= exact;
      same->masks.folded |= folded;
    }
    for (std::uint32_t unit = range.first_low; unit <= range.first_high; ++unit)
      table_[unit] = kLookIntoOthers;
  }
}

void UnitMatcher::add_syllables(const UnitRange& range, SlotMask exact, SlotMask folded) {
  for (std::uint32_t unit = range.first_low; unit <= range.first_high; ++unit) {
    Masks masks = groups_[table_[unit]];
    masks.exact |= exact;
    masks.folded |= folded;
    table_[unit] = group_of(masks);
  }
}

std::uint8_t UnitMatcher::group_of(const Masks& masks) {
  for (std::size_t group = 2; group < groups_.size(); ++group)
    if (groups_[group].exact == masks.exact && groups_[group].folded == masks.folded)
      return static_cast<std::uint8_t>(group);
  if (groups_.size() == kMaxGroups)
    return static_cast<std::uint8_t>(kMaxGroups - 1);  // more than 250 overlapping words
  groups_.push_back(masks);
  return static_cast<std::uint8_t>(groups_.size() - 1);
}

void UnitMatcher::scan(std::span<const Unit> units, std::vector<UnitHit>& hits) const {
  for_each_likely_unit(units, filter_, [&](std::size_t i) {
    add_hit(units, i, hits);
    return true;
  });
}

inline void UnitMatcher::add_hit(std::span<const Unit> units, std::size_t i,
                                 std::vector<UnitHit>& hits) const {
  const std::uint8_t group = table_[units[i]];
  if (group == 0)
    return;
  if (group != kLookIntoOthers) {
    hits.push_back({static_cast<std::uint32_t>(i), 1, groups_[group].exact, groups_[group].folded});
    return;
  }
  if (i + 1 == units.size())
    return;
  UnitHit hit{static_cast<std::uint32_t>(i), 2, 0, 0};
  for (const Other& other : others_) {
    if (units[i] < other.range.first_low || units[i] > other.range.first_high ||
        units[i + 1] < other.range.second_low || units[i + 1] > other.range.second_high)
      continue;
    hit.exact |= other.masks.exact;
    hit.folded |= other.masks.folded;
  }
  if (hit.folded != 0)
    hits.push_back(hit);
}

bool has_row(std::span<const UnitHit> hits, const SlotRow& row, bool exact) {
  bool found = false;
  for_each_row(hits, row, exact, [&](std::size_t, std::size_t) {
    found = true;
    return false;
  });
  return found;
}

}  // namespace timbao
