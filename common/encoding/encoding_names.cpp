#include "common/encoding/encoding_names.h"

#include <algorithm>

namespace timbao {

void EncodingNames::add(std::string_view name, std::size_t weight) {
  if (weight == 0) {
    return;
  }
  const auto found = std::find_if(weights_.begin(), weights_.end(),
                                  [name](const auto& one) { return one.first == name; });
  if (found == weights_.end()) {
    weights_.emplace_back(name, weight);
  } else {
    found->second += weight;
  }
}

std::string EncodingNames::joined(std::string_view none) const {
  auto sorted = weights_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string names;
  for (const auto& [name, weight] : sorted) {
    names += (names.empty() ? "" : "+") + name;
  }
  return names.empty() ? std::string(none) : names;
}

}  // namespace timbao
