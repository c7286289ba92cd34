#include "common/store/pair_filter.h"

#include <algorithm>
#include <array>

namespace timbao {
namespace {

/// Number of each syllable without its marks.
const std::array<Unit, kSyllableCount>& folded_syllables() {
  static const auto kFolded = [] {
    std::array<Unit, kSyllableCount> folded{};
    for (std::size_t code = 0; code < folded.size(); ++code)
      folded[code] = fold_range(static_cast<SyllableCode>(code)).first;
    return folded;
  }();
  return kFolded;
}

/// 14 bits of the first unit, 6 of the second: the hash of the folded key (unit.h).
std::uint32_t folded_hash(Unit first, Unit second) {
  return (first & 0x3FFFU) << 6U | (second & 0x3FFFU) >> 8U;
}

struct FoldedSyllable {
  std::uint32_t hash = 0;
  Unit number = 0;
  friend bool operator<(const FoldedSyllable& a, const FoldedSyllable& b) {
    return a.hash < b.hash;
  }
};

/// What syllables without their marks would be were they no syllables, by hash.
const std::vector<FoldedSyllable>& unmarked_syllables() {
  static const auto kUnmarked = [] {
    std::vector<FoldedSyllable> unmarked;
    for (std::size_t code = 0; code < kSyllableCount;) {
      const auto syllable = static_cast<SyllableCode>(code);
      const UnitPair units = other_units(folded_key(syllable), folded_key(syllable));
      unmarked.push_back({folded_hash(units.first, units.second), syllable});
      code = std::size_t{fold_range(syllable).last} + 1;
    }
    std::sort(unmarked.begin(), unmarked.end());
    return unmarked;
  }();
  return kUnmarked;
}

/// Of a word that is no syllable as it is written; viet is still Việt.
std::uint32_t other_number(Unit first, Unit second) {
  const FoldedSyllable wanted{folded_hash(first, second), 0};
  const auto& known = unmarked_syllables();
  const auto found = std::lower_bound(known.begin(), known.end(), wanted);
  return found != known.end() && found->hash == wanted.hash
             ? std::uint32_t{found->number}
             : std::uint32_t{kOtherFirst} << 6U | wanted.hash;
}

}  // namespace

std::uint32_t folded_word(Unit first, Unit second) {
  return first < kSyllableCount ? fold_range(first).first : other_number(first, second);
}

std::uint32_t pair_hash(std::uint32_t word, std::uint32_t next) {
  const std::uint64_t mixed =
      (std::uint64_t{word} << 32U | next) * 0x9E3779B97F4A7C15U ^ std::uint64_t{word} << 29U;
  return static_cast<std::uint32_t>((mixed * 0xC2B2AE3D27D4EB4FU) >> 32U);
}

void make_pair_filter(std::span<const Unit> units, std::vector<std::uint8_t>& bytes) {
  const auto& folded = folded_syllables();
  bytes.assign(filter_bytes(units.size()), 0);
  bool neighbours = false;
  std::uint32_t word = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit first = units[i];
    if (first == kFieldBreak) {
      neighbours = false;
      continue;
    }
    const bool wide = first >= kOtherFirst && i + 1 < units.size();
    const std::uint32_t next = first < kSyllableCount
                                   ? std::uint32_t{folded[first]}
                                   : other_number(first, wide ? units[i + 1] : Unit{0});
    i += wide ? 1 : 0;
    if (neighbours) {
      const std::size_t bit = PairFilter::place(pair_hash(word, next), bytes.size());
      bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] | 1U << (bit % 8));
    }
    word = next;
    neighbours = true;
  }
}

}  // namespace timbao
