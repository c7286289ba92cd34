#pragma once

#include "common/store/index.h"
#include "searcher/rank/candidates.h"
#include "searcher/rank/plan.h"
#include "searcher/rank/unit_matcher.h"
#include "searcher/results/results.h"

#include <cstdint>
#include <span>
#include <vector>

namespace timbao {

// Weights of the second stage.

/// A pair of neighbours counts half of a word (measured: +.020 nDCG@10 over words alone).
inline constexpr double kPairFactor = 0.5;
/// The words' BM25 over the title alone. Not tuned: the dev sets have hardly any titles.
inline constexpr double kTitleFactor = 0.5;

/// A word typed with marks is weighed by exact^(1 - s) · folded^s articles, those that have it as
/// typed and in any spelling: a word whose marks were left out should not count for less by that
/// alone. Chosen on half of the queries of three sets; of the other half s = .3 brings nDCG@10
/// +.0010 (marks typed; .0022 on news titles) and +.0008 (half of the marks typed), .2 and .4 less.
inline constexpr double kFoldedShare = 0.3;

/// An article that holds the whole query verbatim (row_finder.h) gets this share of the weights of
/// all its pairs besides: the plainest answer to a remembered fragment. Chosen on 400 fragments of
/// news: .5 gives nDCG@10 .969, 1 gives .974, 3 the same; other queries lose nothing.
inline constexpr double kVerbatimFactor = 1.0;

/// An article with its final score.
struct Scored {
  ArticleRef ref;
  double score = 0;
  std::uint32_t date = 0;       ///< Date::key()
  std::uint32_t candidate = 0;  ///< its place among the candidates
  bool all_words = false;       ///< holds every preferred word, marks as typed
};

/// Second stage: scores candidates from their unit streams, in the order of `candidates`.
///
/// score = Σ words BM25 (marks as typed; any where none were typed) + kPairFactor · Σ neighbouring
/// pairs BM25 + kTitleFactor · Σ words BM25 of the title. The document frequency of a pair is
/// estimated among the candidates: df_rarer · (n_pair + .5) / (n_rarer + 1), at most df_rarer.
/// `parts`, when given, gets the parts of each score, in the same order. 1 to 2 µs a candidate.
[[nodiscard]] std::vector<Scored> score_candidates(const Plan& plan, const Index& index,
                                                   const UnitMatcher& matcher,
                                                   const std::vector<Candidate>& candidates,
                                                   std::vector<std::vector<ScorePart>>* parts);

}  // namespace timbao
