#pragma once

#include <string>
#include <vector>

namespace timbao {

/// Two phrases that are the same without marks. The second need not mean anything: what people
/// mistype does not either.
struct LookAlike {
  std::string one;
  std::string other;
};

/// 100 pairs, all phrases different.
[[nodiscard]] const std::vector<LookAlike>& look_alikes();

}  // namespace timbao
