#pragma once

#include "common/store/statistics.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace timbao {

/// The rows of one part that no longer count, with what they had added to the frequencies: rows of
/// a sealed part are never taken out of its files before the part is merged, yet every count an
/// answer is made from stays exact.
struct Deletions {
  std::vector<std::uint64_t> bits;  ///< bit r of word r/64: row r is deleted; may be short
  std::uint64_t count = 0;
  Totals lost;                                           ///< to subtract from the part's
  std::map<SyllableCode, std::uint32_t> lost_syllables;  ///< syllable as written → articles
  std::map<std::string, std::uint32_t, std::less<>> lost_terms;  ///< folded term → articles

  [[nodiscard]] bool contains(std::uint32_t row) const {
    const std::size_t word = row / 64;
    return word < bits.size() && ((bits[word] >> (row % 64)) & 1U) != 0;
  }
  /// Marks a row; false when it was marked already.
  bool insert(std::uint32_t row);
};

void write_deletions(const Deletions& deletions, const std::string& path);
[[nodiscard]] Deletions read_deletions(const std::string& path);

}  // namespace timbao
