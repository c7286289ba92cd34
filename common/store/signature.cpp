#include "common/store/signature.h"

#include <algorithm>
#include <array>
#include <vector>

namespace timbao {
namespace {

std::uint32_t pair_of(std::span<const Unit> units, std::size_t i) {
  return (std::uint32_t{units[i]} << 16) | units[i + 1];
}

/// Finaliser of SplitMix64: every input bit moves every output bit.
std::uint64_t mix(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

void sort_distinct(std::vector<std::uint32_t>& pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

std::vector<std::uint32_t> distinct_pairs(std::span<const Unit> units) {
  std::vector<std::uint32_t> pairs;
  for (std::size_t i = 0; i + 1 < units.size(); ++i)
    pairs.push_back(pair_of(units, i));
  sort_distinct(pairs);
  return pairs;
}

/// Pairs that a multiplicative hash puts into one sixteenth of its range.
std::vector<std::uint32_t> sampled_pairs(std::span<const Unit> units) {
  std::vector<std::uint32_t> pairs;
  for (std::size_t i = 0; i + 1 < units.size(); ++i)
    if (const std::uint32_t pair = pair_of(units, i); (pair * 0x9E3779B1U) >> 28 == 0)
      pairs.push_back(pair);
  sort_distinct(pairs);
  return pairs;
}

/// Shared values over all values of two sorted sets, of which one may be empty but not both.
double jaccard(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
    shared += left[i] == right[j] ? 1 : 0;
    const bool step_left = left[i] <= right[j];
    const bool step_right = right[j] <= left[i];
    i += step_left ? 1 : 0;
    j += step_right ? 1 : 0;
  }
  return static_cast<double>(shared) / static_cast<double>(left.size() + right.size() - shared);
}

}  // namespace

std::uint64_t near_copy_signature(std::span<const Unit> body) {
  if (body.size() < 2)
    return 0;
  std::array<std::uint64_t, 8> minimum;
  minimum.fill(~std::uint64_t{0});
  for (std::size_t i = 0; i + 1 < body.size(); ++i) {
    const std::uint64_t hash = mix(pair_of(body, i));
    std::uint64_t& bin = minimum[hash & 7];
    bin = std::min(bin, hash >> 3);
  }
  std::uint64_t signature = 0;
  for (const std::uint64_t bin : minimum)
    signature = (signature << 8) | (mix(bin) & 0xFF);
  return signature;
}

int signature_agreement(std::uint64_t a, std::uint64_t b) {
  int agreement = 0;
  for (std::uint64_t difference = a ^ b, i = 0; i < 8; ++i, difference >>= 8)
    agreement += (difference & 0xFF) == 0 ? 1 : 0;
  return agreement;
}

double sampled_similarity(std::span<const Unit> a, std::span<const Unit> b) {
  const std::vector<std::uint32_t> left = sampled_pairs(a);
  const std::vector<std::uint32_t> right = sampled_pairs(b);
  return left.empty() && right.empty() ? 1.0 : jaccard(left, right);
}

double pair_similarity(std::span<const Unit> a, std::span<const Unit> b) {
  const std::vector<std::uint32_t> left = distinct_pairs(a);
  const std::vector<std::uint32_t> right = distinct_pairs(b);
  if (left.empty() || right.empty())
    return std::equal(a.begin(), a.end(), b.begin(), b.end()) ? 1.0 : 0.0;
  return jaccard(left, right);
}

}  // namespace timbao
