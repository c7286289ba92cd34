#pragma once

#include <string>
#include <string_view>

namespace timbao {

/// What a number written with '.' and ',' can mean.
struct NumberReading {
  std::string key;    ///< digits alone when the separators part thousands, else as written
  std::string other;  ///< a second reading (1,500 as thousands; 0912.345.678 as digits), or empty
};

/// Reads `written`: ASCII digits in groups parted by single '.' or ','. A dot parts thousands
/// and a comma decimals, as Vietnamese newspapers write; the other way round only where it can
/// not be otherwise (100,000,000 and 1,234.5).
[[nodiscard]] NumberReading read_number(std::string_view written);

/// `number` (a key of read_number, one decimal separator at most) times 10^`zeros`, in digits,
/// decimals after a comma; empty when it is no such number or has more than 18 digits.
[[nodiscard]] std::string scale_number(std::string_view number, unsigned zeros);

}  // namespace timbao
