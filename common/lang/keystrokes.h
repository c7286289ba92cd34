#pragma once

#include "common/text/syllable.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timbao {

/// How Vietnamese is typed on a keyboard of plain letters.
enum class KeystrokeMethod : std::uint8_t { kTelex, kVni, kViqr };

/// A word as it would read with the input method on.
struct DecodedKeystrokes {
  std::string text;                 ///< NFC, capitals as typed, tone in its old-style place
  SyllableCode code = kNoSyllable;  ///< of `text`; none for Đắk and ĐBQH
};

/// `word` (one run of ASCII letters, digits and, for VIQR, its marks) typed with the input method
/// off: "tieengs", "tieesng" or "tiengse" for tiếng. nullopt when no key made a mark or when the
/// result is nothing Vietnamese: English words and codes mostly stay as they are.
///
/// Keys may stand right after their letter or anywhere later; w makes ươ of uo. VIQR's ? and . at
/// the end of a word count only when another mark is there. VNI leaves capitals followed by digits
/// (U23, CO2) alone; `sure`, when the query is known to be typed so, lets it take A1 and Y1.
/// Whether the word was meant so is for the caller to weigh: "his" is hí.
[[nodiscard]] std::optional<DecodedKeystrokes> decode_keystrokes(std::string_view word,
                                                                 KeystrokeMethod method,
                                                                 bool sure = false);

/// "Telex", "VNI", "VIQR".
[[nodiscard]] std::string_view method_name(KeystrokeMethod method);

}  // namespace timbao
