#include "searcher/rank/candidates.h"

#include "searcher/rank/row_sieve.h"
#include "searcher/rank/slot_sets.h"
#include "searcher/rank/weight_classes.h"

#include <algorithm>
#include <iterator>

namespace timbao {
namespace {

/// Where conditions must be looked up, so many articles are at first, whatever comes of it; then
/// twice as many, until there are enough.
constexpr std::size_t kCheckedAtOnce = 8192;

}  // namespace

FirstStage::FirstStage(const Index& index) : index_(index), sums_(index) {}

/// Calls visit(found, possible) for every article.
template <typename Visit>
void FirstStage::for_each_article(const Plan& plan, Visit visit) const {
  SlotSets sets(plan);
  const auto look = [&](std::uint32_t number, std::uint8_t answer) {
    const float weight = sums_.weight(number);
    visit(Found{weight, number, (answer & SlotSets::kAllWords) != 0},
          weight > 0 && (answer & SlotSets::kPossible) != 0);
  };
  const std::uint16_t* const plane = sums_.only_plane();
  const std::uint8_t* const answers = sets.answers();
  if (plane != nullptr && answers != nullptr)
    for (std::uint32_t number = 0; number < sums_.articles(); ++number)
      look(number, answers[plane[number]]);
  else
    for (std::uint32_t number = 0; number < sums_.articles(); ++number)
      look(number, sets.of(sums_.slots(number)));
}

/// The articles with some word that may satisfy the plan, and whose filters of pairs have room for
/// its phrases.
std::vector<FirstStage::Found> FirstStage::find_all(const Plan& plan,
                                                    const ArticleCheck& check) const {
  std::vector<Found> found;
  found.reserve(sums_.articles());  // only what is filled costs memory
  for_each_article(plan, [&](const Found& article, bool possible) {
    if (possible)
      found.push_back(article);
  });
  sieve(found, check.required_phrases());
  return found;
}

/// Of the articles with some word that may satisfy the plan, those that may be among the heaviest
/// `most`, and those with all the words; `possible` counts all of them. Where nothing must be
/// looked up the others only need counting, and they are nearly all.
std::vector<FirstStage::Found> FirstStage::find_telling(const Plan& plan, std::size_t most,
                                                        std::uint64_t& possible) const {
  constexpr std::uint64_t kFirstLook = 4096;
  WeightClasses classes;
  std::vector<Found> found;
  float least = 0;  // the best of those seen so far reach it: it only rises
  std::uint64_t next_look = kFirstLook;
  possible = 0;
  for_each_article(plan, [&](const Found& article, bool counts) {
    classes.add(article.weight, counts);
    possible += counts ? 1 : 0;
    if (counts && (article.weight >= least || article.all_words))
      found.push_back(article);
    if (possible == next_look) [[unlikely]] {
      least = classes.reached_by(most);
      next_look *= 2;
    }
  });
  least = classes.reached_by(most);
  std::erase_if(found, [least](const Found& article) {
    return article.weight < least && !article.all_words;
  });
  return found;
}

FirstStageResult FirstStage::run(const Plan& plan, ArticleCheck& check, RowFinder* fragment,
                                 const CandidateLimits& limits) {
  FirstStageResult result;
  if (plan.everything)
    return result;
  sums_.add_up(plan);
  std::vector<Found> found;
  if (check.needed()) {
    found = find_all(plan, check);
    result.any_word = found.size();
  } else {
    found = find_telling(plan, limits.best, result.any_word);
  }
  for (const Found& article : found)
    result.all_words += article.all_words ? 1 : 0;
  std::vector<Found> fragments;
  if (fragment != nullptr && result.any_word > limits.best)
    fragments = may_hold_fragment(found, *fragment);
  result.spread = sample_of(found);
  const std::size_t looked = take_best(found, limits.best, check, result);
  if (!fragments.empty()) {
    for (std::size_t i = 0; i < looked; ++i)
      sums_.forget(found[i].number);
    std::erase_if(fragments, [this](const Found& one) { return sums_.weight(one.number) == 0; });
    add_fragments(fragments, limits.fragments, check, *fragment, result);
  }
  result.complete = result.checked == result.any_word;
  return result;
}

void FirstStage::sieve(std::vector<Found>& found, std::span<const RowFinder* const> rows) const {
  if (!rows.empty())
    timbao::sieve(found, rows, index_,
                  [this](const Found& article) { return sums_.ref_of(article.number); });
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
    const ArticleRef ref = sums_.ref_of(article.number);
    if (!fragment.stands_in(index_.units(ref)) || (check.needed() && !check.accepts(ref)))
      continue;
    result.candidates.push_back({ref, article.weight, true});
  }
}

/// Moves those that may be among the heaviest `most` to the front, and gives their end.
std::vector<FirstStage::Found>::iterator FirstStage::heaviest_first(std::vector<Found>& found,
                                                                    std::size_t most) {
  if (found.size() <= 2 * most || most == 0)
    return found.end();
  WeightClasses classes;
  for (const Found& article : found)
    classes.add(article.weight, true);
  const float least = classes.reached_by(most);
  return std::partition(found.begin(), found.end(),
                        [&](const Found& article) { return article.weight >= least; });
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
      if (check.needed() && !check.accepts(sums_.ref_of(article.number)))
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
    result.candidates.push_back({sums_.ref_of(article.number), article.weight, article.all_words});
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
      sample.push_back(sums_.ref_of(article.number));
  return sample;
}

/// Equal weights stand in an order that does not depend on the layout.
bool FirstStage::heavier(const Found& a, const Found& b) const {
  return a.weight != b.weight ? a.weight > b.weight : id_hash_of(a) < id_hash_of(b);
}

std::uint64_t FirstStage::id_hash_of(const Found& article) const {
  const ArticleRef ref = sums_.ref_of(article.number);
  return index_.columns(ref).id_hash[ref.row];
}

}  // namespace timbao
