#pragma once

#include <span>
#include <string_view>

namespace timbao {

/// A short form of the press as abbreviation_key() writes it, and its long form in the canonical
/// spelling (lower case, hòa, ủy).
struct PressAbbreviation {
  std::string_view short_form;
  std::string_view long_form;
};

/// Those that are common enough to know without being told: UBND, BHXH, WHO ...
[[nodiscard]] std::span<const PressAbbreviation> press_abbreviations();

}  // namespace timbao
