#include "common/text/unit.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace timbao {
namespace {

constexpr unsigned kFoldedBits = 20;
constexpr unsigned kCanonicalBits = 8;
constexpr Unit kCanonicalMask = (1U << kCanonicalBits) - 1;
constexpr std::uint32_t kHalfMask = 0x3FFF;

std::uint32_t hash(std::string_view text, unsigned bits) {
  return static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size()) >> (64U - bits));
}

}  // namespace

UnitPair other_units(std::string_view canonical, std::string_view folded) {
  const std::uint32_t number =
      hash(folded, kFoldedBits) << kCanonicalBits | hash(canonical, kCanonicalBits);
  return {static_cast<Unit>(kOtherFirst | number >> 14U),
          static_cast<Unit>(kOtherSecond | (number & kHalfMask)), 2};
}

UnitPair to_units(const TokenList& list, const Token& token) {
  if (token.code != kNoSyllable)
    return {token.code, 0, 1};
  return other_units(list.canonical(token), list.folded(token));
}

UnitRange exact_range(const UnitPair& units) {
  return {units.first, units.first, units.second, units.second, units.count};
}

UnitRange folded_range(const UnitPair& units) {
  if (units.count == 1) {
    const CodeRange codes = fold_range(units.first);
    return {codes.first, codes.last, 0, 0, 1};
  }
  return {units.first, units.first, static_cast<Unit>(units.second & ~kCanonicalMask),
          static_cast<Unit>(units.second | kCanonicalMask), units.count};
}

void append_units(const TokenList& list, std::vector<Unit>& units) {
  for (const Token& token : list.tokens) {
    if (token.kind == TokenKind::kJoined)
      continue;
    const UnitPair pair = to_units(list, token);
    units.push_back(pair.first);
    if (pair.count == 2)
      units.push_back(pair.second);
  }
}

}  // namespace timbao
