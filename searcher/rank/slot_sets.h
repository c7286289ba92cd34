#pragma once

#include "searcher/rank/plan.h"
#include "searcher/rank/unit_matcher.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace timbao {

/// What it means for an article to hold a set of slots, and no others. There are few sets in one
/// query, so the answers are kept.
class SlotSets {
 public:
  /// Bits of an answer.
  static constexpr std::uint8_t kPossible = 1;  ///< may satisfy the plan's conditions
  static constexpr std::uint8_t kAllWords = 2;  ///< besides, every preferred word

  explicit SlotSets(const Plan& plan);

  [[nodiscard]] std::uint8_t of(SlotMask slots) {
    if (few_.empty())
      return of_many(slots);
    std::uint8_t& answer = few_[slots];
    if (answer == 0) [[unlikely]]
      answer = static_cast<std::uint8_t>(ask(slots) | kAsked);
    return answer;
  }

 private:
  struct Known {
    SlotMask slots = 0;
    std::uint8_t answer = 0;
  };
  static constexpr std::uint8_t kAsked = 4;
  static constexpr std::size_t kFewSlots = 16;  ///< so many slots, and each set has its place
  static constexpr unsigned kHashBits = 10;

  [[nodiscard]] std::uint8_t ask(SlotMask slots) const;
  [[nodiscard]] std::uint8_t of_many(SlotMask slots);

  const Plan& plan_;
  std::vector<std::uint8_t> few_;  ///< by set; 0: not asked yet
  std::vector<Known> many_;        ///< by hash
};

}  // namespace timbao
