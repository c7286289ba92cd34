#include "common/text/number.h"

#include <algorithm>
#include <cstddef>

namespace timbao {
namespace {

/// The groups of a number: how many, and where '.' and ',' stand.
struct Shape {
  std::size_t dots = 0;
  std::size_t commas = 0;
  std::size_t first_group = 0;  ///< digits before the first separator
  std::size_t last_group = 0;   ///< digits after the last
  bool threes = true;           ///< all groups but the first and the last have three digits
  char last = '\0';             ///< the last separator
};

Shape shape_of(std::string_view written) {
  Shape shape;
  std::size_t group = 0;
  for (const char c : written) {
    if (c != '.' && c != ',') {
      ++group;
      continue;
    }
    const bool first = shape.dots + shape.commas == 0;
    if (first)
      shape.first_group = group;
    else
      shape.threes = shape.threes && group == 3;
    (c == '.' ? shape.dots : shape.commas) += 1;
    shape.last = c;
    group = 0;
  }
  shape.last_group = group;
  return shape;
}

std::string without(std::string_view written, char separator) {
  std::string digits(written);
  digits.erase(std::remove(digits.begin(), digits.end(), separator), digits.end());
  return digits;
}

}  // namespace

NumberReading read_number(std::string_view written) {
  const Shape shape = shape_of(written);
  const std::size_t separators = shape.dots + shape.commas;
  const std::string as_written(written);
  if (separators == 0)
    return {as_written, {}};
  const bool thousands = shape.threes && shape.first_group <= 3 && written.front() != '0';
  const bool whole = thousands && shape.last_group == 3;
  if (shape.commas == 0) {
    if (whole)
      return {without(written, '.'), {}};
    const bool digits = separators >= 2 && written.front() == '0' && written.size() >= 11;
    return {as_written, digits ? without(written, '.') : std::string()};  // a telephone number
  }
  if (shape.dots == 0) {
    if (whole && separators >= 2)
      return {without(written, ','), {}};
    return {as_written, whole ? without(written, ',') : std::string()};  // 1,500: both
  }
  if (thousands && shape.last == ',' && shape.commas == 1)
    return {without(written, '.'), {}};
  if (thousands && shape.last == '.' && shape.dots == 1)
    return {without(written, ','), {}};
  return {as_written, {}};
}

std::string scale_number(std::string_view number, unsigned zeros) {
  const std::size_t point = number.find_first_of(".,");
  std::string digits(number.substr(0, point));
  std::string decimals;
  if (point != std::string_view::npos)
    decimals = number.substr(point + 1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::all_of(digits.begin(), digits.end(), is_digit) ||
      !std::all_of(decimals.begin(), decimals.end(), is_digit))
    return {};
  const std::size_t moved = std::min<std::size_t>(zeros, decimals.size());
  digits += decimals.substr(0, moved);
  digits.append(zeros - moved, '0');
  decimals.erase(0, moved);
  while (!decimals.empty() && decimals.back() == '0')
    decimals.pop_back();
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  if (digits.size() + decimals.size() > 18)
    return {};
  return decimals.empty() ? digits : digits + "," + decimals;
}

}  // namespace timbao
