#include "searcher/rank/candidates.h"

#include "common/base/xapian_guard.h"
#include "searcher/rank/match_set.h"
#include "searcher/rank/unit_matcher.h"

#include <algorithm>
#include <cmath>

namespace timbao {
namespace {

/// When conditions turn articles down, the next ones are sorted out this many at a time.
constexpr std::size_t kLaterStep = 2048;

double norm_of(double length, double average) {
  return kBm25K1 * (1 - kBm25B + kBm25B * length / std::max(average, 1.0));
}

double slot_weight(const Slot& slot, const Index& index) {
  return slot.factor * slot.count * (kBm25K1 + 1) *
         bm25_idf(static_cast<double>(index.statistics().articles),
                  static_cast<double>(slot.folded_articles));
}

/// For each preferred leaf the slot sets that are it.
std::vector<std::vector<SlotMask>> preferred_masks(const Plan& plan) {
  std::vector<std::vector<SlotMask>> all;
  for (const std::uint32_t leaf : plan.preferred) {
    std::vector<SlotMask>& masks = all.emplace_back();
    for (const SlotRow& row : plan.leaves[leaf].rows) {
      SlotMask mask = 0;
      for (const std::uint16_t slot : row)
        mask |= slot < kMaxSlots ? SlotMask{1} << slot : 0;
      masks.push_back(mask);
    }
  }
  return all;
}

bool holds_all(const std::vector<std::vector<SlotMask>>& preferred, SlotMask slots) {
  return std::all_of(preferred.begin(), preferred.end(), [&](const auto& masks) {
    return std::any_of(masks.begin(), masks.end(),
                       [&](SlotMask mask) { return (slots & mask) == mask; });
  });
}

}  // namespace

double bm25_idf(double articles, double with_term) {
  return std::log1p(std::max(0.0, articles - with_term + 0.5) / (with_term + 0.5));
}

double bm25_part(double frequency, double length, double average) {
  return frequency / (frequency + norm_of(length, average));
}

FirstStage::FirstStage(const Index& index) : index_(index), first_{0} {
  const Statistics& statistics = index.statistics();
  const double average = static_cast<double>(statistics.tokens) /
                         static_cast<double>(std::max<std::uint64_t>(statistics.articles, 1));
  for (const Part& part : index.parts()) {
    for (const std::uint32_t length : part.columns().tokens)
      norms_.push_back(static_cast<float>(norm_of(length, average)));
    first_.push_back(static_cast<std::uint32_t>(norms_.size()));
  }
}

ArticleRef FirstStage::ref_of(std::uint32_t number) const {
  const auto part = static_cast<std::uint32_t>(
      std::upper_bound(first_.begin(), first_.end(), number) - first_.begin() - 1);
  return {part, number - first_[part]};
}

void FirstStage::add_postings(const Plan& plan, std::uint16_t slot, double weight) {
  const SlotMask bit = slot < kMaxSlots ? SlotMask{1} << slot : 0;
  const auto scale = static_cast<float>(weight);
  for (const std::string& term : plan.slots[slot].terms)
    for (std::size_t number = 0; number < index_.parts().size(); ++number) {
      const Part& part = index_.parts()[number];
      xapian_guard(part.folder(), [&] {
        const Xapian::Database& terms = part.terms();
        const auto end = terms.postlist_end(term);
        for (auto posting = terms.postlist_begin(term); posting != end; ++posting) {
          const std::uint32_t row = first_[number] + *posting - 1;
          const auto frequency = static_cast<float>(posting.get_wdf());
          sums_[row].weight += scale * frequency / (frequency + norms_[row]);
          sums_[row].slots |= bit;
        }
      });
    }
}

std::vector<FirstStage::Found> FirstStage::touched(const Plan& plan) const {
  const auto preferred = preferred_masks(plan);
  const bool filtered = plan.required.kind != Condition::Kind::kTrue;
  const MatchSet possible =
      filtered ? condition_superset(plan, plan.required, index_) : MatchSet(index_);
  std::vector<Found> found;
  for (std::uint32_t number = 0; number < sums_.size(); ++number) {
    const Sum& sum = sums_[number];
    if (sum.slots == 0 && sum.weight == 0)
      continue;
    if (filtered && !possible.contains(ref_of(number)))
      continue;
    found.push_back({sum.weight, number, holds_all(preferred, sum.slots)});
  }
  return found;
}

FirstStageResult FirstStage::run(const Plan& plan, ArticleCheck& check, RowFinder* fragment,
                                 const CandidateLimits& limits) {
  FirstStageResult result;
  if (plan.everything)
    return result;
  sums_.assign(norms_.size(), {});
  for (std::uint16_t slot = 0; slot < plan.slots.size(); ++slot)
    if (plan.slots[slot].factor > 0)
      add_postings(plan, slot, slot_weight(plan.slots[slot], index_));
  std::vector<Found> found = touched(plan);
  result.any_word = found.size();
  for (const Found& article : found)
    result.all_words += article.all_words ? 1 : 0;
  const std::size_t looked = take_best(found, limits.best, check, result);
  if (fragment != nullptr && result.all_words_seen < result.all_words) {
    found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(looked));
    add_fragments(found, limits.fragments, check, *fragment, result);
  }
  result.complete = result.checked == result.any_word;
  return result;
}

/// Of the articles with all words the heaviest `most` are looked through for the fragment.
void FirstStage::add_fragments(std::vector<Found>& found, std::size_t most, ArticleCheck& check,
                               RowFinder& fragment, FirstStageResult& result) const {
  std::erase_if(found, [](const Found& article) { return !article.all_words; });
  if (found.size() > most) {
    std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(most), found.end(),
                     [this](const Found& a, const Found& b) { return heavier(a, b); });
    found.resize(most);
  }
  for (const Found& article : found) {
    const ArticleRef ref = ref_of(article.number);
    if (!fragment.stands_in(index_.units(ref)) || (check.needed() && !check.accepts(ref)))
      continue;
    result.candidates.push_back({ref, article.weight, true});
  }
}

/// Moves the heaviest to the front, step by step, until `most` of them satisfy the plan; gives how
/// many were looked at.
std::size_t FirstStage::take_best(std::vector<Found>& found, std::size_t most, ArticleCheck& check,
                                  FirstStageResult& result) const {
  const auto before = [this](const Found& a, const Found& b) { return heavier(a, b); };
  std::size_t taken = 0;
  std::size_t i = 0;
  for (std::size_t step = most; i < found.size() && taken < most; step = kLaterStep) {
    const std::size_t end = std::min(found.size(), i + step);
    const auto from = found.begin() + static_cast<std::ptrdiff_t>(i);
    const auto to = found.begin() + static_cast<std::ptrdiff_t>(end);
    if (to != found.end())
      std::nth_element(from, to, found.end(), before);
    if (check.needed())  // which of this step are looked at must not depend on the layout
      std::sort(from, to, before);
    for (; i < end && taken < most; ++i) {
      ++result.checked;
      result.all_words_seen += found[i].all_words ? 1 : 0;
      const ArticleRef ref = ref_of(found[i].number);
      if (check.needed() && !check.accepts(ref))
        continue;
      result.candidates.push_back({ref, found[i].weight, found[i].all_words});
      result.all_words_taken += found[i].all_words ? 1 : 0;
      ++taken;
    }
  }
  return i;
}

/// Equal weights stand in an order that does not depend on the layout.
bool FirstStage::heavier(const Found& a, const Found& b) const {
  return a.weight != b.weight ? a.weight > b.weight : id_hash_of(a) < id_hash_of(b);
}

std::uint64_t FirstStage::id_hash_of(const Found& article) const {
  const ArticleRef ref = ref_of(article.number);
  return index_.columns(ref).id_hash[ref.row];
}

}  // namespace timbao
