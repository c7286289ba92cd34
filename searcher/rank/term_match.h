#pragma once

#include <cstdint>

namespace timbao {

/// Where a query term was found in a text, in base tokens of its TokenList (joined tokens not
/// counted): tokens [first, first + count). Phrases are one match.
struct TermMatch {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  std::uint16_t term = 0;  ///< which query term (0 ..); same term = same word of the query
  float weight = 0;        ///< importance (idf × factor); 0 for words that are only marked
  bool exact = false;      ///< marks as typed, or query word typed without marks
};

}  // namespace timbao
