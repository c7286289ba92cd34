#pragma once

#include "common/store/index.h"
#include "searcher/rank/scorer.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace timbao {

/// A hit and the articles further down that say the same.
struct CopyGroup {
  std::size_t best = 0;             ///< place in the ranking
  std::vector<std::size_t> copies;  ///< places further down, best first
};

/// True when one body is an edited copy of the other: most of their neighbouring pairs are shared.
///
/// The signatures must agree in two bytes of eight, then the bodies in the pairs themselves
/// (Jaccard, kCopySimilarity). Bodies of under kLeastCopyUnits units are never copies: short texts
/// are alike by chance.
[[nodiscard]] bool is_near_copy(const Index& index, ArticleRef a, ArticleRef b);
inline constexpr double kCopySimilarity = 0.5;
inline constexpr std::uint32_t kLeastCopyUnits = 60;

/// Folds near-copies into the best-ranked article of each group: the first `groups` groups of a
/// ranking, with all their copies in it. Cost: one compare of signatures an article and group,
/// 50 µs a likely pair.
[[nodiscard]] std::vector<CopyGroup> group_copies(const Index& index,
                                                  std::span<const Scored> ranking,
                                                  std::size_t groups);

}  // namespace timbao
