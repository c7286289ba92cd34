#include "searcher/rank/row_finder.h"

#include "searcher/rank/unit_matcher.h"

#include <algorithm>

namespace timbao {
namespace {

/// Units of the token at `place` if it is the word, else 0.
std::size_t token_width(const std::vector<UnitRange>& word, std::span<const Unit> stretch,
                        std::size_t place) {
  const Unit first = stretch[place];
  const std::size_t width = first >= kOtherFirst ? 2 : 1;
  if (place + width > stretch.size())
    return 0;
  const Unit second = width == 2 ? stretch[place + 1] : Unit{0};
  const bool same = std::any_of(word.begin(), word.end(), [&](const UnitRange& range) {
    return first >= range.first_low && first <= range.first_high &&
           (range.count == 1 || (second >= range.second_low && second <= range.second_high));
  });
  return same ? width : 0;
}

}  // namespace

RowFinder::RowFinder(const SlotRow& row, const Plan& plan) : row_(row) {
  const auto articles = [&](std::size_t i) { return plan.slots[row_[i]].exact_articles; };
  for (std::size_t i = 0; i < row_.size(); ++i) {
    words_.push_back(plan.slots[row_[i]].exact);
    rarest_ = articles(i) < articles(rarest_) ? i : rarest_;
  }
  for (const UnitRange& range : words_[rarest_])
    if (range.count != 0)
      add_interval(rarest_units_,
                   {range.first_low, static_cast<Unit>(range.first_high - range.first_low)});
}

bool RowFinder::stands_in(const ArticleUnits& units) {
  return stands_in(units.body) || stands_in(units.title);
}

bool RowFinder::stands_in(std::span<const Unit> stretch) {
  if (rarest_units_.size() == 1 || rarest_units_.size() == 2) {
    const UnitInterval one = rarest_units_.front();
    const UnitInterval other = rarest_units_.back();
    std::size_t place = find_unit_within(stretch, 0, one, other);
    while (place != stretch.size() && !stands_at(stretch, place))
      place = find_unit_within(stretch, place + 1, one, other);
    return place != stretch.size();
  }
  bool found = false;
  for_each_unit_within(stretch, rarest_units_, [&](std::size_t place) {
    found = stands_at(stretch, place);
    return !found;
  });
  return found;
}

/// The row stands with its rarest word at `place`.
bool RowFinder::stands_at(std::span<const Unit> stretch, std::size_t place) const {
  std::size_t before = place;
  for (std::size_t i = rarest_; i-- > 0;) {
    const std::size_t width = before > 0 && stretch[before - 1] >= kOtherSecond ? 2 : 1;
    if (before < width || token_width(words_[i], stretch, before - width) != width)
      return false;
    before -= width;
  }
  for (std::size_t i = rarest_; i < words_.size(); ++i) {
    const std::size_t width = place < stretch.size() ? token_width(words_[i], stretch, place) : 0;
    if (width == 0)
      return false;
    place += width;
  }
  return true;
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
