#pragma once

#include <string_view>

namespace timbao {

/// How Vietnamese a text looks. Counted are its words with a letter beyond ASCII; words of ASCII
/// alone say nothing (the grammar of the syllable accepts most English words).
struct SyllableScore {
  int words = 0;  ///< words with a letter beyond ASCII, or with a symbol beside a letter
  int valid = 0;  ///< of these, Vietnamese syllables written in one case (an, An, AN)
  int junk = 0;   ///< U+FFFD, control characters beyond ASCII, private use
  int cost = 0;   ///< bits: how rare each character beyond ASCII is in the press, more for words
                  ///< that are no syllable and for junk; the right reading costs least

  /// Valid words less the others, junk counted twice: above zero for Vietnamese.
  [[nodiscard]] int total() const { return valid - (words - valid) - 2 * junk; }
  /// Enough of the words are syllables for this to be Vietnamese, foreign names and all.
  [[nodiscard]] bool is_vietnamese() const { return total() > 0 && valid * 5 >= words * 3; }

  SyllableScore& operator+=(const SyllableScore& other) {
    words += other.words;
    valid += other.valid;
    junk += other.junk;
    cost += other.cost;
    return *this;
  }
};

/// Scores UTF-8 text, composed or not; ill-formed sequences are junk. About 100 MB/s.
[[nodiscard]] SyllableScore score_syllables(std::string_view text);

}  // namespace timbao
