#include "searcher/rank/weight_classes.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <functional>
#include <random>
#include <vector>

namespace timbao {
namespace {

std::size_t reaching(const std::vector<float>& weights, float least) {
  return static_cast<std::size_t>(
      std::count_if(weights.begin(), weights.end(), [&](float weight) { return weight >= least; }));
}

TEST_CASE("as many weights as wanted reach the weight named, and hardly more") {
  std::mt19937 random(3);
  for (const double spread : {0.01, 1.0, 4.0}) {
    CAPTURE(spread);
    std::lognormal_distribution<float> weight(1, static_cast<float>(spread));
    WeightClasses classes;
    std::vector<float> weights;
    for (int i = 0; i < 20000; ++i) {
      weights.push_back(weight(random));
      classes.add(weights.back(), true);
      classes.add(weight(random), false);
    }
    std::vector<float> sorted = weights;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    for (const std::size_t most : {1U, 10U, 500U, 20000U}) {
      CAPTURE(most);
      const float least = classes.reached_by(most);
      CHECK(reaching(weights, least) >= most);
      CHECK(least <= sorted[most - 1]);
      CHECK(least > sorted[most - 1] * 0.96F);
    }
    CHECK(classes.reached_by(20001) == 0);
  }
  CHECK(WeightClasses().reached_by(1) == 0);
}

}  // namespace
}  // namespace timbao
