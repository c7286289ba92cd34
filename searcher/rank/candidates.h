#pragma once

#include "common/store/index.h"
#include "searcher/rank/article_check.h"
#include "searcher/rank/plan.h"

#include <cstdint>
#include <vector>

namespace timbao {

/// An article that the first stage brings to the second, with its folded BM25 weight (0 when it
/// was found without one).
struct Candidate {
  ArticleRef ref;
  double weight = 0;
};

/// First stage: the best `most` articles by BM25 over folded terms, among those that satisfy the
/// plan. `all_words`: only articles that hold every preferred word.
///
/// One Xapian query. Frequencies are those of live articles; deleted articles are left out.
/// k1 1.2, b 0.75: measured better than (.9, .4) on Vietnamese news.
[[nodiscard]] std::vector<Candidate> best_candidates(const Plan& plan, const Index& index,
                                                     ArticleCheck& check, std::uint32_t most,
                                                     bool all_words);

inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.75;

/// ln(1 + (N - n + 0.5) / (n + 0.5)): Robertson and Spärck Jones, kept above zero (Lucene's form).
[[nodiscard]] double bm25_idf(double articles, double with_term);

/// BM25's part of one word in a text of `length` words; `average` is over all articles.
[[nodiscard]] double bm25_part(double frequency, double length, double average);

}  // namespace timbao
