#pragma once

#include "common/text/token.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace timbao {

/// What the byte behind a word lets one expect between it and the next.
enum class Behind : std::uint8_t {
  kNothing,  ///< no rule has a gap that starts so
  kSpace,
  kStop,   ///< the full stop of initials, TP.HCM and hosts, the slash of A/H1N1
  kOther,  ///< - & and what clean_char may turn into a sign or leave out
};

constexpr std::array<Behind, 256> make_behind() {
  std::array<Behind, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    const bool control = (c < 0x20 && !(c >= 0x0A && c <= 0x0D) && c != '\t') || c >= 0x7F;
    table[c] = control ? Behind::kOther : Behind::kNothing;
  }
  table['.'] = table['/'] = Behind::kStop;
  table['-'] = table['&'] = Behind::kOther;
  table[' '] = table['\t'] = Behind::kSpace;
  return table;
}
inline constexpr std::array<Behind, 256> kBehind = make_behind();

/// The Behinds with which a rule may start at a word, one bit each.
[[nodiscard]] std::uint8_t joins_of(const TokenList& list, const Token& word);

/// Whether an ampersand of any kind, or what clean_char leaves out, may start with the byte: no
/// letter of Vietnamese does.
constexpr std::array<bool, 256> make_ampersands() {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    table[c] = c == '&' || c < ' ' || c == 0x7F || c == 0xC2 || c == 0xE2 || c >= 0xEF;
  return table;
}
inline constexpr std::array<bool, 256> kAmpersands = make_ampersands();

/// True when a rule may start at a word with `joins` and `behind`, and `next` the byte after that.
/// Most words have a plain space behind and another word, and no rule is tried.
inline bool may_join(unsigned joins, Behind behind, char next) {
  return (joins >> static_cast<unsigned>(behind) & 1U) != 0 ||
         (behind == Behind::kSpace && kAmpersands[static_cast<unsigned char>(next)]);
}

/// True when no rule reads across the line break behind the last token of `list`: it is known
/// already which of the tokens so far are joined.
[[nodiscard]] bool joins_end_here(const TokenList& list);

/// Finds the joined tokens of `list`, which holds the base tokens of `text` so far, and puts them
/// in after the base token they begin with, together with those already in its join_work: the
/// second of the two steps of analyze(). What was joined before stays. The rules are told in
/// analyzer.cpp.
void join_tokens(std::string_view text, TokenList& list);

}  // namespace timbao
