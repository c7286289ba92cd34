#pragma once

#include "common/store/index.h"
#include "common/text/unit.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// A word of the archive that another one may be a slip for.
struct NearSpelling {
  std::string text;  ///< canonical
  std::string term;  ///< folded
  SyllableCode code = kNoSyllable;
  std::uint64_t articles = 0;
  double cost = 0;  ///< in slips: 1 a letter, 0.5 a mark or a pair of letters often mixed up
};

/// Cost of the slips between two words in canonical spelling: a letter put in, left out, changed
/// or swapped with its neighbour costs 1; other marks on a letter, or s for x, l for n and the
/// like, 0.5. When `typed` has no mark at all, marks cost nothing. Gives a number above `most` as
/// soon as it is over.
[[nodiscard]] double spelling_cost(std::string_view typed, std::string_view other, double most);

/// The words of the archive at most `most` slips from `typed` (canonical) that at least `known`
/// articles hold, cheapest first, then most frequent. Syllables all; other words when `typed` has
/// four letters or more. Cost: 18,000 comparisons (2 ms), and a walk of the terms that begin with
/// its first or its second letter.
[[nodiscard]] std::vector<NearSpelling> near_spellings(std::string_view typed, const Index& index,
                                                       double most, std::uint64_t known);

}  // namespace timbao
