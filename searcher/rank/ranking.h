#pragma once

#include "common/article/date.h"
#include "common/store/index.h"
#include "searcher/rank/article_check.h"
#include "searcher/rank/candidates.h"
#include "searcher/rank/match_set.h"
#include "searcher/rank/plan.h"
#include "searcher/rank/scorer.h"
#include "searcher/rank/unit_matcher.h"
#include "searcher/results/results.h"

#include <cstdint>
#include <vector>

namespace timbao {

/// A plan with what runs it.
struct RunningPlan {
  const Plan& plan;
  const Index& index;
  const UnitMatcher& matcher;
  ArticleCheck& check;
};

/// Freshness: the score of an article is multiplied by (1 + 2^(-age / half_life)) / 2.
struct Freshness {
  double half_life_days = 0;  ///< 0: none
  Date today;
};

/// Articles in the order they are shown.
struct Ranking {
  std::vector<Scored> articles;
  std::vector<std::vector<ScorePart>> parts;  ///< by Scored::candidate; with `explain`
  Count total;  ///< articles with all words as typed; if none, with all words; if none, with any
  Matching matching = Matching::kAsTyped;  ///< which of these it is
  /// Articles that hold the folded terms of all words: how many, and all or some hundreds of them
  /// that stand for the rest. Of rank_best().
  std::uint64_t all_words = 0;
  std::vector<ArticleRef> spread;
};

/// The best articles of both stages, best first; ties: spelled as typed first, then newest first,
/// then by id. At least `most`
/// of them when so many satisfy the plan; articles without some of the words come behind.
[[nodiscard]] Ranking rank_best(RunningPlan running, FirstStage& first_stage, std::uint64_t most,
                                const Freshness& freshness, bool explain);

/// Every article that matches, in the order asked for; the count is exact.
[[nodiscard]] Ranking rank_all(RunningPlan running, SortOrder order, const Freshness& freshness,
                               bool explain);

/// The articles of the strictest kind of matching that has any.
struct Matches {
  MatchSet set;
  Matching matching = Matching::kAsTyped;
};
[[nodiscard]] Matches find_strictest_matches(RunningPlan running);

}  // namespace timbao
