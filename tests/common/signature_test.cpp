#include "common/store/signature.h"

#include <cmath>
#include <doctest/doctest.h>
#include <random>

namespace timbao {
namespace {

std::vector<Unit> random_units(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Unit> units(count);
  for (Unit& unit : units)
    unit = static_cast<Unit>(random() % 6000);
  return units;
}

/// The same with a share of its units replaced.
std::vector<Unit> edited(std::vector<Unit> units, double share, unsigned seed) {
  std::mt19937 random(seed);
  std::bernoulli_distribution change(share);
  for (Unit& unit : units)
    if (change(random))
      unit = static_cast<Unit>(6000 + random() % 6000);
  return units;
}

}  // namespace

TEST_CASE("equal bodies agree in all bytes, unrelated ones in hardly any") {
  int unrelated = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    const auto units = random_units(400, seed);
    const auto signature = near_copy_signature(units);
    CHECK(signature_agreement(signature, near_copy_signature(units)) == 8);
    unrelated += signature_agreement(signature, near_copy_signature(random_units(400, seed + 999)));
  }
  CHECK(unrelated < 200 * 8 / 50);
}

TEST_CASE("agreement grows with the similarity of the bodies, about eightfold of it") {
  for (const double share : {0.01, 0.05, 0.15, 0.4}) {
    CAPTURE(share);
    double similarity = 0;
    double agreement = 0;
    constexpr int kPairs = 300;
    for (unsigned seed = 0; seed < kPairs; ++seed) {
      const auto a = random_units(300, seed);
      const auto b = edited(a, share, seed + 5000);
      similarity += pair_similarity(a, b) / kPairs;
      agreement +=
          signature_agreement(near_copy_signature(a), near_copy_signature(b)) / (8.0 * kPairs);
    }
    CHECK(std::abs(agreement - similarity) < 0.05);
  }
}

TEST_CASE("similarity is that of the sets of neighbouring pairs") {
  using Units = std::vector<Unit>;
  CHECK(pair_similarity(Units{1, 2, 3}, Units{1, 2, 3}) == 1.0);
  CHECK(pair_similarity(Units{1, 2, 3}, Units{2, 3, 4}) == doctest::Approx(1.0 / 3));
  CHECK(pair_similarity(Units{1, 2, 1, 2, 1}, Units{1, 2, 1}) == 1.0);
  CHECK(pair_similarity(Units{1, 2}, Units{2, 1}) == 0.0);
  CHECK(pair_similarity(Units{1}, Units{1}) == 1.0);
  CHECK(pair_similarity(Units{1}, Units{2, 3}) == 0.0);
}

TEST_CASE("a body of under two units has no signature") {
  CHECK(near_copy_signature({}) == 0);
  CHECK(near_copy_signature(std::vector<Unit>{7}) == 0);
  CHECK(near_copy_signature(std::vector<Unit>{7, 8}) != 0);
}

}  // namespace timbao
