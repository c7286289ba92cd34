#include "searcher/rank/posting_sums.h"

#include <algorithm>
#include <cmath>

namespace timbao {
namespace {

double average_length(const Index& index) {
  const Totals& statistics = index.statistics();
  return std::max(1.0, static_cast<double>(statistics.tokens) /
                           static_cast<double>(std::max<std::uint64_t>(statistics.articles, 1)));
}

double slot_weight(const Slot& slot, const Index& index) {
  return slot.factor * slot.count * (kBm25K1 + 1) *
         bm25_idf(static_cast<double>(index.statistics().articles),
                  static_cast<double>(slot.folded_articles));
}

}  // namespace

double bm25_idf(double articles, double with_term) {
  return std::log1p(std::max(0.0, articles - with_term + 0.5) / (with_term + 0.5));
}

double bm25_part(double frequency, double length, double average) {
  return frequency /
         (frequency + kBm25K1 * (1 - kBm25B + kBm25B * length / std::max(average, 1.0)));
}

PostingSums::PostingSums(const Index& index)
    : index_(index),
      first_{0},
      norm_(static_cast<float>(kBm25K1 * (1 - kBm25B))),
      norm_by_length_(static_cast<float>(kBm25K1 * kBm25B / average_length(index))) {
  for (const Part& part : index.parts())
    first_.push_back(first_.back() + part.rows());
}

ArticleRef PostingSums::ref_of(std::uint32_t number) const {
  const auto part = static_cast<std::uint32_t>(
      std::upper_bound(first_.begin(), first_.end(), number) - first_.begin() - 1);
  return {part, number - first_[part]};
}

void PostingSums::add_up(const Plan& plan) {
  const std::size_t scored = std::min(plan.slots.size(), kMaxSlots);
  weights_.assign(articles(), 0);
  planes_.resize(std::max<std::size_t>(1, (scored + kPlaneSlots - 1) / kPlaneSlots));
  for (auto& plane : planes_)
    plane.assign(articles(), 0);
  for (std::uint16_t slot = 0; slot < plan.slot_count(); ++slot)
    if (plan.slots[slot].factor > 0)
      add_postings(plan.slots[slot], slot);
}

void PostingSums::add_postings(const Slot& slot, std::uint16_t number) {
  const bool has_bit = number < kMaxSlots;
  auto& plane = planes_[has_bit ? number / kPlaneSlots : 0];
  const auto bit = static_cast<std::uint16_t>(has_bit ? 1U << (number % kPlaneSlots) : 0U);
  const auto scale = static_cast<float>(slot_weight(slot, index_));
  for (const std::string& term : slot.terms)
    for (std::size_t i = 0; i < index_.parts().size(); ++i) {
      const std::uint32_t* const lengths = index_.parts()[i].columns().tokens.data();
      float* const weights = weights_.data() + first_[i];
      std::uint16_t* const bits = plane.data() + first_[i];
      const float norm = norm_;
      const float by_length = norm_by_length_;
      index_.parts()[i].postings().for_each(term, [=](std::uint32_t row, std::uint32_t count) {
        const auto frequency = static_cast<float>(count);
        const auto length = static_cast<float>(static_cast<std::int32_t>(lengths[row]));
        weights[row] += scale * frequency / (frequency + norm + by_length * length);
        bits[row] = static_cast<std::uint16_t>(bits[row] | bit);
      });
    }
}

}  // namespace timbao
