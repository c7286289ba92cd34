#pragma once

#include "common/text/syllable.h"

#include <string_view>

namespace timbao {

/// How far apart two words are, in slips of the pen; 0 when they are the same.
///
/// Syllables are compared part by part: a wrong tone, the wrong marks of a vowel, d for đ or an
/// onset that many people mix up (s/x, ch/tr, d/gi/r, l/n, ...) cost half a letter each; any other
/// letter of onset or rime costs one. Gives up, with a cost above `most`, as soon as it is over.
[[nodiscard]] double slip_cost(SyllableCode a, SyllableCode b, double most);

/// Edits between two folded words: letters put in, left out, changed, or two neighbours swapped
/// (Damerau-Levenshtein, restricted), counted up to `most` + 1. Bytes are compared: for ASCII keys.
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b, int most);

inline constexpr double kHalfSlip = 0.5;

}  // namespace timbao
