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

  [[nodiscard]] std::uint8_t of(SlotMask slots);

  /// The answers by set, for a plan of few slots; else null.
  [[nodiscard]] const std::uint8_t* answers() const {
    return answers_.empty() ? nullptr : answers_.data();
  }

 private:
  struct Known {
    SlotMask slots = 0;
    std::uint8_t answer = 0;
    bool set = false;
  };
  static constexpr std::size_t kFewSlots = 10;
  static constexpr unsigned kHashBits = 12;

  [[nodiscard]] std::uint8_t ask(SlotMask slots) const;

  const Plan& plan_;
  std::vector<std::uint8_t> answers_;
  std::vector<Known> known_;  ///< by hash
};

}  // namespace timbao
