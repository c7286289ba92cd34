#pragma once

#include "common/text/token.h"

#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// A short form and the words an article says it stands for.
struct MinedAbbreviation {
  std::string key;        ///< as abbreviation_key() writes it
  std::string long_form;  ///< canonical words, one space between
  friend auto operator<=>(const MinedAbbreviation&, const MinedAbbreviation&) = default;
};

/// Appends the abbreviations that `text`, whose tokens are `tokens`, defines:
/// "phong trào thi đua (PTTĐ)" and "PTTĐ (phong trào thi đua)".
///
/// Two to ten capitals in brackets. Each letter is the initial of a word, in order, in the clause
/// beside them; between those words only connectors (và, của, các, về ...) and at most one other
/// small word may stand. Linear; after Schwartz and Hearst (2003), stricter for Vietnamese, whose
/// words are short. A pair said twice is appended twice.
void mine_abbreviations(std::string_view text, const TokenList& tokens,
                        std::vector<MinedAbbreviation>& found);

}  // namespace timbao
