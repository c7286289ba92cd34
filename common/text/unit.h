#pragma once

#include "common/text/token.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace timbao {

/// One 16-bit element of an article's token stream.
///
/// A syllable is one unit, its code (below 0x8000). Any other base token is two: 0x8000 + 14 bits,
/// then 0xC000 + 14 bits of a 28-bit number: 20 bits of hash of the folded key, then 8 bits of
/// hash of the canonical key. So "the same word without marks" is, as for syllables, a range:
/// equal first unit and the second unit's top 6 bits. A phrase is a row of units in both worlds.
/// Joined tokens are not in the row; see token_stream.h.
using Unit = std::uint16_t;

inline constexpr Unit kOtherFirst = 0x8000;   ///< first unit of a two-unit token
inline constexpr Unit kOtherSecond = 0xC000;  ///< second unit
inline constexpr Unit kFieldBreak = 0x7FFF;   ///< between title and body; nothing matches it

/// A token as units; count is 1 or 2.
struct UnitPair {
  Unit first = 0;
  Unit second = 0;
  int count = 0;
};

/// Units that match one token: exactly (as written, with marks), or any spelling that folds alike.
struct UnitRange {
  Unit first_low = 1, first_high = 0;    ///< range of the first unit, both included
  Unit second_low = 0, second_high = 0;  ///< range of the second; used when count == 2
  int count = 0;

  friend bool operator==(const UnitRange&, const UnitRange&) = default;
};

[[nodiscard]] UnitPair to_units(const TokenList& list, const Token& token);
[[nodiscard]] UnitPair other_units(std::string_view canonical, std::string_view folded);
[[nodiscard]] UnitRange exact_range(const UnitPair& units);
[[nodiscard]] UnitRange folded_range(const UnitPair& units);

/// Appends the base tokens of `list` to `units`. Joined tokens are left out.
void append_units(const TokenList& list, std::vector<Unit>& units);

}  // namespace timbao
