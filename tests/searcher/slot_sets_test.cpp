#include "searcher/rank/slot_sets.h"

#include <doctest/doctest.h>
#include <initializer_list>
#include <random>

namespace timbao {
namespace {

/// Words side by side; the first two are required.
Plan plan_of(std::uint16_t words) {
  Plan plan;
  plan.required.kind = Condition::Kind::kAnd;
  for (std::uint16_t word = 0; word < words; ++word) {
    plan.slots.emplace_back();
    Leaf leaf;
    leaf.rows = {{word}};
    plan.leaves.push_back(leaf);
    plan.preferred.push_back(word);
    if (word < 2)
      plan.required.children.push_back({Condition::Kind::kLeaf, word, {}});
  }
  return plan;
}

TEST_CASE("the answers for few slots and for many follow the plan") {
  std::mt19937_64 random(5);
  for (const std::uint16_t words : std::initializer_list<std::uint16_t>{3, 10, 11, 40, 64}) {
    CAPTURE(words);
    const Plan plan = plan_of(words);
    SlotSets sets(plan);
    CHECK((sets.answers() != nullptr) == (words <= 10));
    const SlotMask all = words == 64 ? ~SlotMask{0} : (SlotMask{1} << words) - 1;
    for (int i = 0; i < 5000; ++i) {
      const SlotMask slots = i % 50 == 0 ? all : random() & (random() | 3U) & all;
      const bool possible = (slots & 3U) == 3;
      const bool all_words = slots == all;
      const std::uint8_t answer = sets.of(slots);
      REQUIRE(((answer & SlotSets::kPossible) != 0) == possible);
      REQUIRE(((answer & SlotSets::kAllWords) != 0) == all_words);
      if (sets.answers() != nullptr)
        REQUIRE(sets.answers()[slots] == answer);
    }
  }
}

TEST_CASE("slots that count for nothing are not asked for") {
  Plan plan = plan_of(3);
  plan.slots[1].factor = 0;
  SlotSets sets(plan);
  CHECK(sets.of(1) == SlotSets::kPossible);
  CHECK(sets.of(5) == (SlotSets::kPossible | SlotSets::kAllWords));
  CHECK(sets.of(4) == 0);
}

}  // namespace
}  // namespace timbao
