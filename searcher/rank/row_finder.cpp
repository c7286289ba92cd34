#include "searcher/rank/row_finder.h"

#include <algorithm>

namespace timbao {
namespace {

/// Units looked at together; compilers turn the loop over them into a few vector instructions.
constexpr std::size_t kBlock = 64;

bool any_in_range(const Unit* units, std::size_t size, const UnitRange& range) {
  const auto width = static_cast<Unit>(range.first_high - range.first_low);
  Unit found = 0;
  for (std::size_t i = 0; i < size; ++i)
    found |= static_cast<Unit>(static_cast<Unit>(units[i] - range.first_low) <= width ? 1 : 0);
  return found != 0;
}

}  // namespace

RowFinder::RowFinder(const SlotRow& row, const Plan& plan, const UnitMatcher& matcher)
    : row_(row), matcher_(&matcher) {
  const std::uint16_t rarest =
      *std::min_element(row_.begin(), row_.end(), [&](std::uint16_t a, std::uint16_t b) {
        return plan.slots[a].exact_articles < plan.slots[b].exact_articles;
      });
  rarest_ = plan.slots[rarest].exact;
}

bool RowFinder::stands_in(const ArticleUnits& units) {
  return stands_in(units.body) || stands_in(units.title);
}

bool RowFinder::stands_in(std::span<const Unit> stretch) {
  for (std::size_t at = 0; at < stretch.size(); at += kBlock) {
    const std::size_t size = std::min(kBlock, stretch.size() - at);
    const Unit* block = stretch.data() + at;
    const bool here = std::any_of(rarest_.begin(), rarest_.end(), [&](const UnitRange& range) {
      return any_in_range(block, size, range);
    });
    if (here && stands_around(stretch, at))
      return true;
  }
  return false;
}

/// The row touches the block at `place`.
bool RowFinder::stands_around(std::span<const Unit> stretch, std::size_t place) {
  const std::size_t margin = 2 * row_.size();  // words of two units
  const std::size_t from = place > margin ? place - margin : 0;
  const std::size_t to = std::min(stretch.size(), place + kBlock + margin);
  hits_.clear();
  matcher_->scan(stretch.subspan(from, to - from), hits_);
  return has_row(hits_, row_, true);
}

SlotRow fragment_row(const Plan& plan) {
  const SlotRow words(plan.words.begin(), std::find(plan.words.begin(), plan.words.end(), kNoSlot));
  const bool wrong =
      words.size() < kLeastFragmentWords || words.size() > kMostFragmentWords ||
      words.size() < plan.preferred.size() || plan.preferred.empty() ||
      std::any_of(words.begin(), words.end(), [](std::uint16_t slot) { return slot >= kMaxSlots; });
  return wrong ? SlotRow{} : words;
}

}  // namespace timbao
