#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace timbao {

/// How many weights there are of about each size: one pass over them tells which weight so many
/// reach, and no sorting is needed. Classes are 3 % wide: a float's exponent and the first five
/// bits of its fraction, which rise as a float above zero does.
class WeightClasses {
 public:
  /// `weight` >= 0; it is counted if `counts`, without a branch.
  void add(float weight, bool counts) { counts_[class_of(weight)] += counts ? 1 : 0; }

  /// The lightest weight of the class in which number `most`, from the heaviest down, stands:
  /// `most` weights reach it, and the rest of one class more. 0 when there are fewer.
  [[nodiscard]] float reached_by(std::size_t most) const {
    std::size_t seen = 0;
    for (std::size_t i = counts_.size(); i-- > 0;) {
      seen += counts_[i];
      if (seen >= most && seen != 0)
        return std::bit_cast<float>(static_cast<std::uint32_t>(i) << kDropped);
    }
    return 0;
  }

 private:
  static constexpr unsigned kDropped = 18;  ///< bits of the fraction
  static std::size_t class_of(float weight) {
    return std::bit_cast<std::uint32_t>(weight) >> kDropped;
  }
  std::array<std::uint32_t, std::size_t{1} << (31 - kDropped)> counts_{};
};

}  // namespace timbao
