#pragma once

#include "common/store/index.h"
#include "searcher/rank/row_finder.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace timbao {

/// Takes out of `articles` those that cannot hold all of `rows`, by their filters of pairs.
/// `ref_of` gives an article's ArticleRef. Each filter is a place in memory of its own, asked for
/// well ahead, so that the waits overlap.
template <typename Article, typename RefOf>
void sieve(std::vector<Article>& articles, std::span<const RowFinder* const> rows,
           const Index& index, RefOf ref_of) {
  constexpr std::size_t kAhead = 16;
  std::array<PairFilter, kAhead> filters;
  const auto ask_for = [&](std::size_t i) {
    PairFilter& filter = filters[i % kAhead];
    filter = index.pairs(ref_of(articles[i]));
    for (const RowFinder* row : rows)
      row->prefetch(filter);
  };
  for (std::size_t i = 0; i < std::min(kAhead, articles.size()); ++i)
    ask_for(i);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const PairFilter filter = filters[i % kAhead];
    const bool may = std::all_of(rows.begin(), rows.end(),
                                 [&](const RowFinder* row) { return row->may_stand_in(filter); });
    const Article article = articles[i];
    if (i + kAhead < articles.size())
      ask_for(i + kAhead);
    articles[kept] = article;
    kept += may ? 1 : 0;
  }
  articles.resize(kept);
}

}  // namespace timbao
