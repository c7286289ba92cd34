#include "searcher/rank/near_copies.h"

#include "common/store/signature.h"

#include <algorithm>

namespace timbao {
namespace {

constexpr int kLeastAgreement = 2;
/// Distinct pairs are at least this share of all pairs in ordinary text.
constexpr double kRepeats = 0.7;
/// What the sampled similarity may be off by before the exact one is asked.
constexpr double kSampleError = 0.25;

std::uint64_t signature_of(const Index& index, ArticleRef ref) {
  return index.columns(ref).signature[ref.row];
}

bool is_long_enough(const Index& index, ArticleRef ref) {
  return index.columns(ref).body_units[ref.row] >= kLeastCopyUnits;
}

}  // namespace

bool is_near_copy(const Index& index, ArticleRef a, ArticleRef b) {
  if (signature_agreement(signature_of(index, a), signature_of(index, b)) < kLeastAgreement ||
      !is_long_enough(index, a) || !is_long_enough(index, b))
    return false;
  const ArticleUnits left_units = index.units(a);
  const ArticleUnits right_units = index.units(b);
  const auto left = left_units.body;
  const auto right = right_units.body;
  const std::size_t shorter = std::min(left.size(), right.size());
  // A body cannot share more pairs than the shorter one has.
  if (static_cast<double>(shorter) <
      kCopySimilarity * kRepeats * static_cast<double>(std::max(left.size(), right.size())))
    return false;
  return sampled_similarity(left, right) >= kCopySimilarity - kSampleError &&
         pair_similarity(left, right) >= kCopySimilarity;
}

std::vector<CopyGroup> group_copies(const Index& index, std::span<const Scored> ranking,
                                    std::size_t groups) {
  std::vector<CopyGroup> result;
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    bool copied = false;
    for (CopyGroup& group : result) {
      copied = is_near_copy(index, ranking[group.best].ref, ranking[i].ref);
      if (copied) {
        group.copies.push_back(i);
        break;
      }
    }
    if (!copied && result.size() < groups)
      result.push_back({i, {}});
  }
  return result;
}

}  // namespace timbao
