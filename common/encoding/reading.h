#pragma once

#include "common/encoding/charset.h"
#include "common/encoding/decode.h"
#include "common/encoding/syllable_score.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace timbao {

/// A way to read bytes that are not valid UTF-8: as UTF-8 with replacements, by one of our tables,
/// or by an encoding of ICU's (its IANA name).
struct DamagedUtf8 {
  friend bool operator==(const DamagedUtf8&, const DamagedUtf8&) = default;
};
using Way = std::variant<DamagedUtf8, Charset, std::string>;

/// Name as in DecodedText::encoding.
[[nodiscard]] std::string_view way_name(const Way& way);

/// Bytes read one way, and how Vietnamese the result looks.
struct Reading {
  Way way;
  std::string text;  ///< UTF-8
  SyllableScore score;
  std::size_t replacements = 0;
};
[[nodiscard]] Reading read_as(const Way& way, std::string_view bytes);

/// Sets `reading.text` to all of `bytes`, read its way; the score stays that of a part.
void read_text(std::string_view bytes, Reading& reading);

/// Damaged UTF-8 and the old Vietnamese encodings.
[[nodiscard]] const std::vector<Way>& vietnamese_ways();

struct Choice {
  Way way;
  bool found = false;     ///< there is a reading that is Vietnamese
  bool doubtful = false;  ///< another reading comes near, or none is Vietnamese
};

/// The way that makes the best Vietnamese of `sample`; a hint counts as two or three letters.
[[nodiscard]] Choice choose_way(std::string_view sample, const DecodeHints& hints);

/// The way for a sample of which no reading is Vietnamese: UTF-8 where it has more sequences of
/// UTF-8 than other bytes, then what is declared, then what the letters look like.
[[nodiscard]] Choice choose_foreign_way(std::string_view sample, const DecodeHints& hints);

}  // namespace timbao
