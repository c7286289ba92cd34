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

/// The words a slot stands for, marks left out; empty when they are too many to be worth it, or
/// some range is no single word.
std::vector<std::uint32_t> folded_words(const std::vector<UnitRange>& ranges) {
  constexpr std::size_t kMost = 4;
  std::vector<std::uint32_t> words;
  for (const UnitRange& range : ranges) {
    if (range.count == 0)
      continue;
    const std::uint32_t word = folded_word(range.first_low, range.second_low);
    if (word != folded_word(range.first_high, range.second_high) || words.size() == kMost)
      return {};
    if (std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(word);
  }
  return words;
}

std::vector<std::uint32_t> pair_hashes(const std::vector<UnitRange>& one,
                                       const std::vector<UnitRange>& next) {
  std::vector<std::uint32_t> hashes;
  const std::vector<std::uint32_t> seconds = folded_words(next);
  for (const std::uint32_t first : folded_words(one))
    for (const std::uint32_t second : seconds)
      hashes.push_back(pair_hash(first, second));
  return hashes;
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
  rarest_filter_ = UnitFilter(rarest_units_);
  for (std::size_t i = 1; i < words_.size(); ++i)
    if (auto hashes = pair_hashes(words_[i - 1], words_[i]); !hashes.empty())
      pairs_.push_back(std::move(hashes));
}

bool RowFinder::may_stand_in(PairFilter filter) const {
  return std::all_of(pairs_.begin(), pairs_.end(), [&](const auto& hashes) {
    return std::any_of(hashes.begin(), hashes.end(),
                       [&](std::uint32_t pair) { return filter.may_hold(pair); });
  });
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
  for_each_likely_unit(stretch, rarest_filter_, [&](std::size_t place) {
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
