#include "searcher/rank/scorer.h"

#include "searcher/rank/row_finder.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace timbao {
namespace {

/// Two words side by side in the query.
struct Pair {
  std::uint16_t first = 0;
  std::uint16_t second = 0;
  std::uint32_t count = 1;
};

std::vector<Pair> pairs_of(const Plan& plan) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i + 1 < plan.words.size(); ++i) {
    const std::uint16_t first = plan.words[i];
    const std::uint16_t second = plan.words[i + 1];
    if (first >= kMaxSlots || second >= kMaxSlots)
      continue;
    const auto same = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) {
      return pair.first == first && pair.second == second;
    });
    if (same == pairs.end())
      pairs.push_back({first, second, 1});
    else
      ++same->count;
  }
  return pairs;
}

/// How often each word and pair occurs in each candidate.
class Counts {
 public:
  Counts(std::size_t slots, std::size_t pairs, std::size_t candidates)
      : width_(2 * slots + pairs), slots_(slots), values_(width_ * candidates) {}
  std::uint16_t* words(std::size_t candidate) { return values_.data() + candidate * width_; }
  std::uint16_t* title(std::size_t candidate) { return words(candidate) + slots_; }
  std::uint16_t* pairs(std::size_t candidate) { return words(candidate) + 2 * slots_; }

 private:
  std::size_t width_;
  std::size_t slots_;
  std::vector<std::uint16_t> values_;
};

void bump(std::uint16_t& count) {
  count = static_cast<std::uint16_t>(count + (count < 65535 ? 1 : 0));
}

void count_words(std::span<const UnitHit> hits, std::uint16_t* counts) {
  for (const UnitHit& hit : hits)
    for (SlotMask bits = hit.exact; bits != 0; bits &= bits - 1)
      bump(counts[std::countr_zero(bits)]);
}

void count_pairs(std::span<const UnitHit> hits, const std::vector<Pair>& pairs,
                 std::uint16_t* counts) {
  for (std::size_t i = 0; i + 1 < hits.size(); ++i) {
    if (hits[i + 1].index != hits[i].index + hits[i].width)
      continue;
    for (std::size_t p = 0; p < pairs.size(); ++p)
      if (((hits[i].exact >> pairs[p].first) & (hits[i + 1].exact >> pairs[p].second) & 1U) != 0)
        bump(counts[p]);
  }
}

class Scorer {
 public:
  Scorer(const Plan& plan, const Index& index, const UnitMatcher& matcher,
         const std::vector<Candidate>& candidates)
      : plan_(plan),
        index_(index),
        matcher_(matcher),
        candidates_(candidates),
        slots_(std::min(plan.slots.size(), kMaxSlots)),
        pairs_(pairs_of(plan)),
        counts_(slots_, pairs_.size(), candidates.size()),
        fragment_(fragment_row(plan)) {}

  std::vector<Scored> run(std::vector<std::vector<ScorePart>>* parts) {
    count();
    weigh();
    std::vector<Scored> scored;
    scored.reserve(candidates_.size());
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      std::vector<ScorePart>* explained = nullptr;
      if (parts != nullptr)
        explained = &parts->emplace_back();
      const ArticleRef ref = candidates_[i].ref;
      scored.push_back({ref, score(i, explained), index_.columns(ref).date[ref.row],
                        static_cast<std::uint32_t>(i), all_words_[i]});
    }
    return scored;
  }

 private:
  void count() {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const ArticleUnits units = index_.units(candidates_[i].ref);
      title_hits_.clear();
      body_hits_.clear();
      joined_hits_.clear();
      matcher_.scan(units.title, title_hits_);
      matcher_.scan(units.body, body_hits_);
      matcher_.scan(units.joined, joined_hits_);
      count_words(title_hits_, counts_.title(i));
      count_words(title_hits_, counts_.words(i));
      count_words(body_hits_, counts_.words(i));
      count_words(joined_hits_, counts_.words(i));
      count_pairs(title_hits_, pairs_, counts_.pairs(i));
      count_pairs(body_hits_, pairs_, counts_.pairs(i));
      all_words_.push_back(candidates_[i].all_words && holds_all_words(i));
      verbatim_.push_back(
          candidates_[i].all_words && !fragment_.empty() &&
          (has_row(body_hits_, fragment_, true) || has_row(title_hits_, fragment_, true)));
    }
  }

  /// Every preferred word stands in the article just counted, marks as typed.
  bool holds_all_words(std::size_t i) {
    const auto stands = [&](const SlotRow& row) {
      if (row.size() == 1)
        return row[0] >= kMaxSlots || counts_.words(i)[row[0]] != 0;
      return has_row(title_hits_, row, true) || has_row(body_hits_, row, true);
    };
    return std::all_of(plan_.preferred.begin(), plan_.preferred.end(), [&](std::uint32_t leaf) {
      const auto& rows = plan_.leaves[leaf].rows;
      return std::any_of(rows.begin(), rows.end(), stands);
    });
  }

  /// Document frequencies of words as typed, then of pairs, and their weights.
  void weigh() {
    const auto articles = static_cast<double>(index_.statistics().articles);
    std::vector<double> word_articles(slots_);
    std::vector<double> word_seen(slots_);
    std::vector<double> pair_seen(pairs_.size());
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      for (std::size_t slot = 0; slot < slots_; ++slot)
        word_seen[slot] += counts_.words(i)[slot] != 0 ? 1 : 0;
      for (std::size_t p = 0; p < pairs_.size(); ++p)
        pair_seen[p] += counts_.pairs(i)[p] != 0 ? 1 : 0;
    }
    for (std::size_t slot = 0; slot < slots_; ++slot) {
      const Slot& word = plan_.slots[slot];
      word_articles[slot] =
          static_cast<double>(std::min(word.exact_articles, word.folded_articles));
      word_weights_.push_back(word.factor * word.count * (kBm25K1 + 1) *
                              bm25_idf(articles, articles_for_weight(word, word_articles[slot])));
    }
    for (std::size_t p = 0; p < pairs_.size(); ++p) {
      const Pair& pair = pairs_[p];
      const std::uint16_t rarer =
          word_articles[pair.first] <= word_articles[pair.second] ? pair.first : pair.second;
      const double estimate = word_articles[rarer] * (pair_seen[p] + 0.5) / (word_seen[rarer] + 1);
      const double factor =
          std::min(plan_.slots[pair.first].factor, plan_.slots[pair.second].factor);
      pair_weights_.push_back(factor * pair.count * kPairFactor * (kBm25K1 + 1) *
                              bm25_idf(articles, std::min(word_articles[rarer], estimate)));
    }
  }

  /// See kFoldedShare.
  static double articles_for_weight(const Slot& word, double as_typed) {
    const auto folded = static_cast<double>(word.folded_articles);
    if (!word.marked || as_typed <= 0)
      return as_typed;
    return std::pow(as_typed, 1 - kFoldedShare) * std::pow(folded, kFoldedShare);
  }

  double score(std::size_t i, std::vector<ScorePart>* parts) {
    const ArticleRef ref = candidates_[i].ref;
    const Columns& columns = index_.columns(ref);
    const Totals& statistics = index_.statistics();
    const auto articles = static_cast<double>(std::max<std::uint64_t>(statistics.articles, 1));
    const double length = columns.tokens[ref.row];
    const double average = static_cast<double>(statistics.tokens) / articles;
    const double title_length = columns.title_tokens[ref.row];
    const double title_average = static_cast<double>(statistics.title_tokens) / articles;
    double total = 0;
    const auto add = [&](double value, const std::string& what) {
      total += value;
      if (parts != nullptr && value != 0)
        parts->push_back({what, value});
    };
    for (std::size_t slot = 0; slot < slots_; ++slot) {
      const double weight = word_weights_[slot];
      if (counts_.words(i)[slot] != 0)
        add(weight * bm25_part(counts_.words(i)[slot], length, average),
            parts == nullptr ? "" : "word " + plan_.slots[slot].text);
      if (counts_.title(i)[slot] != 0)
        add(kTitleFactor * weight * bm25_part(counts_.title(i)[slot], title_length, title_average),
            parts == nullptr ? "" : "title " + plan_.slots[slot].text);
    }
    for (std::size_t p = 0; p < pairs_.size(); ++p)
      if (counts_.pairs(i)[p] != 0)
        add(pair_weights_[p] * bm25_part(counts_.pairs(i)[p], length, average),
            parts == nullptr ? ""
                             : fmt::format("pair {} {}", plan_.slots[pairs_[p].first].text,
                                           plan_.slots[pairs_[p].second].text));
    if (verbatim_[i])
      add(kVerbatimFactor * std::accumulate(pair_weights_.begin(), pair_weights_.end(), 0.0),
          "verbatim");
    return total;
  }

  const Plan& plan_;
  const Index& index_;
  const UnitMatcher& matcher_;
  const std::vector<Candidate>& candidates_;
  std::size_t slots_;
  std::vector<Pair> pairs_;
  Counts counts_;
  std::vector<double> word_weights_;
  std::vector<double> pair_weights_;
  SlotRow fragment_;  ///< empty: the query is none
  std::vector<bool> all_words_;
  std::vector<bool> verbatim_;
  std::vector<UnitHit> title_hits_, body_hits_, joined_hits_;
};

}  // namespace

std::vector<Scored> score_candidates(const Plan& plan, const Index& index,
                                     const UnitMatcher& matcher,
                                     const std::vector<Candidate>& candidates,
                                     std::vector<std::vector<ScorePart>>* parts) {
  return Scorer(plan, index, matcher, candidates).run(parts);
}

}  // namespace timbao
