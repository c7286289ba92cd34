#include "searcher/rank/candidates.h"

#include "searcher/rank/row_sieve.h"
#include "searcher/rank/unit_matcher.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>

namespace timbao {
namespace {

/// Where conditions must be looked up, so many articles are at first, whatever comes of it; then
/// twice as many, until there are enough.
constexpr std::size_t kCheckedAtOnce = 8192;

double norm_of(double length, double average) {
  return kBm25K1 * (1 - kBm25B + kBm25B * length / std::max(average, 1.0));
}

double slot_weight(const Slot& slot, const Index& index) {
  return slot.factor * slot.count * (kBm25K1 + 1) *
         bm25_idf(static_cast<double>(index.statistics().articles),
                  static_cast<double>(slot.folded_articles));
}

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

/// What a set of slots means for an article. There are few sets in one query, so the answers are
/// kept.
class SlotSets {
 public:
  struct Answer {
    bool possible = false;   ///< may satisfy the plan's conditions
    bool all_words = false;  ///< every preferred word
  };
  explicit SlotSets(const Plan& plan) : plan_(plan) {}

  [[nodiscard]] Answer of(SlotMask slots) {
    Known& known = known_[(slots * 0x9E3779B97F4A7C15U) >> 58U];
    if (!known.set || known.slots != slots)
      known = {slots, {may_hold(plan_.required, plan_, slots), all_words(slots)}, true};
    return known.answer;
  }

 private:
  struct Known {
    SlotMask slots = 0;
    Answer answer;
    bool set = false;
  };
  [[nodiscard]] bool all_words(SlotMask slots) const {
    return std::all_of(plan_.preferred.begin(), plan_.preferred.end(), [&](std::uint32_t leaf) {
      return may_hold(plan_.leaves[leaf].rows, plan_, slots);
    });
  }

  const Plan& plan_;
  std::array<Known, 64> known_{};
};

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
      const float* const norms = norms_.data() + first_[number];
      Sum* const sums = sums_.data() + first_[number];
      index_.parts()[number].postings().for_each(term, [&](std::uint32_t row, std::uint32_t count) {
        const auto frequency = static_cast<float>(count);
        sums[row].weight += scale * frequency / (frequency + norms[row]);
        sums[row].slots |= bit;
      });
    }
}

/// The articles with some word that may satisfy the plan.
std::vector<FirstStage::Found> FirstStage::touched(const Plan& plan,
                                                   const ArticleCheck& check) const {
  SlotSets sets(plan);
  std::vector<Found> found;
  found.reserve(sums_.size());  // only what is filled costs memory
  for (std::uint32_t number = 0; number < sums_.size(); ++number) {
    const Sum& sum = sums_[number];
    if (sum.slots == 0 && sum.weight == 0)
      continue;
    const SlotSets::Answer answer = sets.of(sum.slots);
    if (answer.possible)
      found.push_back({sum.weight, number, answer.all_words});
  }
  sieve(found, check.required_phrases());
  return found;
}

FirstStageResult FirstStage::run(const Plan& plan, ArticleCheck& check, RowFinder* fragment,
                                 const CandidateLimits& limits) {
  FirstStageResult result;
  if (plan.everything)
    return result;
  sums_.assign(norms_.size(), {});
  for (std::uint16_t slot = 0; slot < plan.slot_count(); ++slot)
    if (plan.slots[slot].factor > 0)
      add_postings(plan, slot, slot_weight(plan.slots[slot], index_));
  std::vector<Found> found = touched(plan, check);
  result.any_word = found.size();
  for (const Found& article : found)
    result.all_words += article.all_words ? 1 : 0;
  std::vector<Found> fragments;
  if (fragment != nullptr && found.size() > limits.best)
    fragments = may_hold_fragment(found, *fragment);
  const std::size_t looked = take_best(found, limits.best, check, result);
  if (!fragments.empty()) {
    for (std::size_t i = 0; i < looked; ++i)
      sums_[found[i].number] = {};
    std::erase_if(fragments, [this](const Found& one) { return sums_[one.number].slots == 0; });
    add_fragments(fragments, limits.fragments, check, *fragment, result);
  }
  result.complete = result.checked == result.any_word;
  return result;
}

void FirstStage::sieve(std::vector<Found>& found, std::span<const RowFinder* const> rows) const {
  if (!rows.empty())
    timbao::sieve(found, rows, index_,
                  [this](const Found& article) { return ref_of(article.number); });
}

/// Those with all words whose filters of pairs have room for the fragment.
std::vector<FirstStage::Found> FirstStage::may_hold_fragment(const std::vector<Found>& found,
                                                             const RowFinder& fragment) const {
  std::vector<Found> fragments;
  std::copy_if(found.begin(), found.end(), std::back_inserter(fragments),
               [](const Found& article) { return article.all_words; });
  const RowFinder* const row = &fragment;
  sieve(fragments, {&row, 1});
  return fragments;
}

/// The heaviest `most` of those found are looked through for the fragment.
void FirstStage::add_fragments(std::vector<Found>& found, std::size_t most, ArticleCheck& check,
                               RowFinder& fragment, FirstStageResult& result) const {
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

/// Moves those as heavy as number `most` to the front: comparing bare weights is cheaper. Gives
/// their end.
std::vector<FirstStage::Found>::iterator FirstStage::heaviest_first(std::vector<Found>& found,
                                                                    std::size_t most) {
  if (found.size() <= 2 * most || most == 0)
    return found.end();
  std::vector<float> weights(found.size());
  std::transform(found.begin(), found.end(), weights.begin(),
                 [](const Found& article) { return article.weight; });
  const auto least = weights.begin() + static_cast<std::ptrdiff_t>(most - 1);
  std::nth_element(weights.begin(), least, weights.end(), std::greater<>());
  return std::partition(found.begin(), found.end(),
                        [&](const Found& article) { return article.weight >= *least; });
}

/// Takes the heaviest `most` that satisfy the plan; gives how many, at the front of `found`, were
/// looked at. Where conditions must be looked up, as many are looked at as is cheap, so that most
/// counts are exact; which ones does not depend on the layout.
std::size_t FirstStage::take_best(std::vector<Found>& found, std::size_t most, ArticleCheck& check,
                                  FirstStageResult& result) const {
  const auto before = [this](const Found& a, const Found& b) { return heavier(a, b); };
  const auto place = [&](std::size_t i) { return found.begin() + static_cast<std::ptrdiff_t>(i); };
  std::vector<Found> accepted;
  std::size_t looked = 0;
  std::size_t step = check.needed() ? std::max(most, kCheckedAtOnce) : most;
  for (; looked < found.size() && accepted.size() < most; step *= 2) {
    const std::size_t end = looked + std::min(step, found.size() - looked);
    if (end != found.size())
      std::nth_element(place(looked), place(end),
                       looked == 0 ? heaviest_first(found, end) : found.end(), before);
    for (; looked < end; ++looked) {
      const Found& article = found[looked];
      result.all_words_seen += article.all_words ? 1 : 0;
      if (check.needed() && !check.accepts(ref_of(article.number)))
        continue;
      result.all_words_accepted += article.all_words ? 1 : 0;
      accepted.push_back(article);
    }
    if (!check.needed())
      break;
  }
  result.sample = sample_of(std::span(found).subspan(looked));
  result.checked = looked;
  result.accepted = accepted.size();
  if (accepted.size() > most) {
    std::nth_element(accepted.begin(), accepted.begin() + static_cast<std::ptrdiff_t>(most),
                     accepted.end(), before);
    accepted.resize(most);
  }
  for (const Found& article : accepted)
    result.candidates.push_back({ref_of(article.number), article.weight, article.all_words});
  result.best = result.candidates.size();
  return looked;
}

std::vector<ArticleRef> FirstStage::sample_of(std::span<const Found> found) const {
  constexpr std::uint64_t kSampled = 200;  // a twentieth of the time of a search
  const auto with_all = static_cast<std::uint64_t>(std::count_if(
      found.begin(), found.end(), [](const Found& article) { return article.all_words; }));
  const std::uint64_t one_of = (with_all + kSampled - 1) / kSampled;
  std::vector<ArticleRef> sample;
  for (const Found& article : found)
    if (article.all_words && (one_of == 1 || id_hash_of(article) % one_of == 0))
      sample.push_back(ref_of(article.number));
  return sample;
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
