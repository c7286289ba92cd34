#pragma once

#include "common/lang/keystrokes.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace timbao {

/// What an archive knows of words: articles that hold a folded key in any spelling, and articles
/// that hold a syllable exactly so.
struct SpellingCounts {
  std::function<std::uint64_t(std::string_view folded)> folded;
  std::function<std::uint64_t(SyllableCode code)> exact;
  /// Articles that hold both folded keys; 0 also where counting would take long. May be empty.
  std::function<std::uint64_t(std::string_view folded, std::string_view other)> together;
  std::uint64_t articles = 0;  ///< in the archive
};

/// A query typed with the input method off, as it was meant.
struct KeystrokeReading {
  std::string query;  ///< the query string, its words decoded where they stand
  KeystrokeMethod method = KeystrokeMethod::kTelex;
  std::string notice;  ///< "Đang tìm: bảo hiểm xã hội (gõ Telex)"
};

/// Reads `typed` as keystrokes when the archive says it must be: some word is unknown as typed
/// (folded, in fewer than 5 articles) and known decoded; then every word that decodes is decoded,
/// unless it is better known as typed, or the archive knows it as typed and has it with the word
/// beside it far more often so (Hari Won, Lee Hyori, AS Monaco: not Hải, Lê, Á). Operators, quotes,
/// fields and dates stay as they are.
///
/// Never when a word has a Vietnamese mark (the input method was on), nor on the word of English
/// words, codes or abbreviations alone, nor of a capitalised word beside a foreign one or among
/// words without their marks (Karl Marx, Son Doong). 5 articles are fewer in archives of under
/// 10,000: a two-thousandth, at least one. Measured: all of 4,348 long queries in Telex and VNI
/// found, 99.6 % of 3,920 short ones, none of 4,348 others and 2 of 5,700 with rare names.
[[nodiscard]] std::optional<KeystrokeReading> read_keystrokes(std::string_view typed,
                                                              const SpellingCounts& counts);

}  // namespace timbao
