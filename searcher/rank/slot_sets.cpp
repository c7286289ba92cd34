#include "searcher/rank/slot_sets.h"

#include <algorithm>

namespace timbao {
namespace {

/// Slots as bits; those that were not added up are left out.
SlotMask mask_of(const SlotRow& row, const Plan& plan) {
  SlotMask mask = 0;
  for (const std::uint16_t slot : row)
    mask |= slot < kMaxSlots && plan.slots[slot].factor > 0 ? SlotMask{1} << slot : 0;
  return mask;
}

bool may_hold(const std::vector<SlotRow>& rows, const Plan& plan, SlotMask slots) {
  return std::any_of(rows.begin(), rows.end(), [&](const SlotRow& row) {
    const SlotMask mask = mask_of(row, plan);
    return (slots & mask) == mask;
  });
}

bool may_hold(const Leaf& leaf, const Plan& plan, SlotMask slots) {
  switch (leaf.kind) {
    case Leaf::Kind::kText:
    case Leaf::Kind::kTitle:
      return may_hold(leaf.rows, plan, slots);
    case Leaf::Kind::kNear:
      return std::all_of(leaf.near.begin(), leaf.near.end(),
                         [&](const auto& rows) { return may_hold(rows, plan, slots); });
    default:
      return leaf.kind != Leaf::Kind::kNothing;
  }
}

/// Whether an article with these slots, and no others, may satisfy the condition.
bool may_hold(const Condition& condition, const Plan& plan, SlotMask slots) {
  const auto child_may = [&](const Condition& child) { return may_hold(child, plan, slots); };
  switch (condition.kind) {
    case Condition::Kind::kLeaf:
      return may_hold(plan.leaves[condition.leaf], plan, slots);
    case Condition::Kind::kAnd:
      return std::all_of(condition.children.begin(), condition.children.end(), child_may);
    case Condition::Kind::kOr:
      return std::any_of(condition.children.begin(), condition.children.end(), child_may);
    default:
      return true;
  }
}

}  // namespace

SlotSets::SlotSets(const Plan& plan) : plan_(plan) {
  if (plan.slots.size() > kFewSlots) {
    known_.resize(std::size_t{1} << kHashBits);
    return;
  }
  answers_.resize(std::size_t{1} << plan.slots.size());
  for (std::size_t slots = 0; slots < answers_.size(); ++slots)
    answers_[slots] = ask(slots);
}

std::uint8_t SlotSets::of(SlotMask slots) {
  if (!answers_.empty())
    return answers_[slots];
  Known& known = known_[(slots * 0x9E3779B97F4A7C15U) >> (64 - kHashBits)];
  if (!known.set || known.slots != slots)
    known = {slots, ask(slots), true};
  return known.answer;
}

std::uint8_t SlotSets::ask(SlotMask slots) const {
  if (!may_hold(plan_.required, plan_, slots))
    return 0;
  const bool all = std::all_of(
      plan_.preferred.begin(), plan_.preferred.end(),
      [&](std::uint32_t leaf) { return may_hold(plan_.leaves[leaf].rows, plan_, slots); });
  return static_cast<std::uint8_t>(kPossible | (all ? kAllWords : 0));
}

}  // namespace timbao
