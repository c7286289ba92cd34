#pragma once

#include "common/store/index.h"
#include "common/text/syllable.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// A word of the archive that another one may be a slip for.
struct NearSpelling {
  std::string text;  ///< canonical; folded where the word is no syllable
  std::string term;  ///< folded
  SyllableCode code = kNoSyllable;
  std::uint64_t articles = 0;  ///< with this spelling; of words that are no syllables: any marks
  double cost = 0;             ///< by WordDistance
};

/// The words of the archive near `typed` (canonical), itself among them, that at least `known`
/// articles hold, nearest first, then most frequent: syllables at most `most` slips away, other
/// words at most `most_of_others` (below 0: none). Cost: about 1 ms for the syllables; 1 to 3 ms
/// for a hundred thousand other words.
[[nodiscard]] std::vector<NearSpelling> near_spellings(std::string_view typed, const Index& index,
                                                       double most, double most_of_others,
                                                       std::uint64_t known);

}  // namespace timbao
