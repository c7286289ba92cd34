#include "searcher/rank/candidates.h"

#include "common/base/xapian_guard.h"

#include <algorithm>
#include <cmath>

namespace timbao {
namespace {

/// Folded BM25 with the exact frequencies of live articles. A term's "within-query frequency" is
/// the number of its slot plus one: that is how the weight knows which term it is for.
class FoldedBm25 : public Xapian::Weight {
 public:
  FoldedBm25(const std::vector<double>& weights, double average_length)
      : weights_(weights), average_length_(average_length) {
    need_stat(WQF);
    need_stat(WDF);
    need_stat(WDF_MAX);
    need_stat(DOC_LENGTH);
    need_stat(DOC_LENGTH_MIN);
  }
  [[nodiscard]] FoldedBm25* clone() const override {
    return new FoldedBm25(weights_, average_length_);  // NOLINT: Xapian takes it over
  }
  void init(double factor) override {
    weight_ = factor == 0 ? 0 : weights_[get_wqf() - 1];
    most_ =
        weight_ * bm25_part(get_wdf_upper_bound(), get_doclength_lower_bound(), average_length_);
  }
  [[nodiscard]] double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                                   Xapian::termcount /*unique*/) const override {
    return weight_ * bm25_part(wdf, length, average_length_);
  }
  [[nodiscard]] double get_maxpart() const override { return most_; }
  [[nodiscard]] double get_sumextra(Xapian::termcount, Xapian::termcount) const override {
    return 0;
  }
  [[nodiscard]] double get_maxextra() const override { return 0; }
  [[nodiscard]] std::string name() const override { return "timbao-folded-bm25"; }

 private:
  const std::vector<double>& weights_;
  double average_length_;
  double weight_ = 0;
  double most_ = 0;
};

class Decider : public Xapian::MatchDecider {
 public:
  Decider(const Index& index, ArticleCheck& check) : index_(index), check_(check) {}
  bool operator()(const Xapian::Document& document) const override {
    return check_.accepts(index_.ref(document.get_docid()));
  }

 private:
  const Index& index_;
  ArticleCheck& check_;
};

Xapian::Query slot_query(const Plan& plan, std::uint16_t slot) {
  std::vector<Xapian::Query> terms;
  for (const std::string& term : plan.slots[slot].terms)
    terms.emplace_back(term, slot + 1U);
  return terms.size() == 1 ? terms[0]
                           : Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

/// Articles that may satisfy the leaf.
Xapian::Query rows_query(const Plan& plan, const std::vector<SlotRow>& rows) {
  std::vector<Xapian::Query> any;
  for (const SlotRow& row : rows) {
    std::vector<Xapian::Query> all;
    for (const std::uint16_t slot : row)
      all.push_back(slot_query(plan, slot));
    any.emplace_back(Xapian::Query::OP_AND, all.begin(), all.end());
  }
  return {Xapian::Query::OP_OR, any.begin(), any.end()};
}

Xapian::Query condition_query(const Plan& plan, const Condition& condition) {
  const auto group = [&](Xapian::Query::op op) {
    std::vector<Xapian::Query> parts;
    for (const Condition& child : condition.children)
      parts.push_back(condition_query(plan, child));
    return Xapian::Query(op, parts.begin(), parts.end());
  };
  switch (condition.kind) {
    case Condition::Kind::kAnd:
      return group(Xapian::Query::OP_AND);
    case Condition::Kind::kOr:
      return group(Xapian::Query::OP_OR);
    case Condition::Kind::kLeaf: {
      const Leaf& leaf = plan.leaves[condition.leaf];
      if (leaf.kind == Leaf::Kind::kText || leaf.kind == Leaf::Kind::kTitle)
        return rows_query(plan, leaf.rows);
      if (leaf.kind == Leaf::Kind::kNear) {
        std::vector<Xapian::Query> all;
        for (const auto& rows : leaf.near)
          all.push_back(rows_query(plan, rows));
        return {Xapian::Query::OP_AND, all.begin(), all.end()};
      }
      return leaf.kind == Leaf::Kind::kNothing ? Xapian::Query::MatchNothing
                                               : Xapian::Query::MatchAll;
    }
    default:
      return Xapian::Query::MatchAll;  // NOT is left to the check
  }
}

std::vector<double> slot_weights(const Plan& plan, const Index& index) {
  std::vector<double> weights;
  const auto articles = static_cast<double>(index.statistics().articles);
  for (const Slot& slot : plan.slots)
    weights.push_back(slot.factor * slot.count * (kBm25K1 + 1) *
                      bm25_idf(articles, static_cast<double>(slot.folded_articles)));
  return weights;
}

Xapian::Query stage_one_query(const Plan& plan, bool all_words) {
  std::vector<Xapian::Query> words;
  for (std::uint16_t slot = 0; slot < plan.slots.size(); ++slot)
    if (plan.slots[slot].factor > 0)
      words.push_back(slot_query(plan, slot));
  Xapian::Query query(Xapian::Query::OP_OR, words.begin(), words.end());
  if (all_words) {
    std::vector<Xapian::Query> all;
    for (const std::uint32_t leaf : plan.preferred)
      all.push_back(rows_query(plan, plan.leaves[leaf].rows));
    if (words.size() == all.size())
      query = Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end());
    else
      query = Xapian::Query(Xapian::Query::OP_FILTER, query,
                            Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end()));
  }
  if (plan.required.kind == Condition::Kind::kTrue)
    return query;
  const Xapian::Query filter = condition_query(plan, plan.required);
  return {Xapian::Query::OP_FILTER, query, filter};
}

}  // namespace

double bm25_idf(double articles, double with_term) {
  return std::log1p(std::max(0.0, articles - with_term + 0.5) / (with_term + 0.5));
}

double bm25_part(double frequency, double length, double average) {
  return frequency /
         (frequency + kBm25K1 * (1 - kBm25B + kBm25B * length / std::max(average, 1.0)));
}

std::vector<Candidate> best_candidates(const Plan& plan, const Index& index, ArticleCheck& check,
                                       std::uint32_t most, bool all_words) {
  std::vector<Candidate> candidates;
  if (index.parts().empty() || plan.slots.empty() || plan.everything)
    return candidates;
  const std::vector<double> weights = slot_weights(plan, index);
  const Statistics& statistics = index.statistics();
  const double average = static_cast<double>(statistics.tokens) /
                         static_cast<double>(std::max<std::uint64_t>(statistics.articles, 1));
  xapian_guard("index", [&] {
    Xapian::Enquire enquire(index.terms());
    enquire.set_weighting_scheme(FoldedBm25(weights, average));
    enquire.set_query(stage_one_query(plan, all_words));
    const Decider decider(index, check);
    const Xapian::MSet matches =
        enquire.get_mset(0, most, 0, nullptr, check.needed() ? &decider : nullptr);
    candidates.reserve(matches.size());
    for (auto match = matches.begin(); match != matches.end(); ++match)
      candidates.push_back({index.ref(*match), match.get_weight()});
  });
  return candidates;
}

}  // namespace timbao
