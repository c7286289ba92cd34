#pragma once

#include "common/text/token.h"

#include <string_view>

namespace timbao::test {

/// Tokens of words between spaces and punctuation (, . ! ? “ ” ( ) -), a sentence beginning after
/// . ! ? or a line break: enough for tests of what is built on tokens, whatever the analyser does.
inline TokenList plain_tokens(std::string_view text) {
  TokenList list;
  bool sentence = true;
  std::size_t pos = 0;
  const auto is_word = [&](std::size_t at) {
    constexpr std::string_view kPunctuation = " \n\t,.!?()-\"\x01\x1b";
    return kPunctuation.find(text[at]) == std::string_view::npos &&
           !text.substr(at).starts_with("“") && !text.substr(at).starts_with("”");
  };
  while (pos < text.size()) {
    if (!is_word(pos)) {
      const bool quote = static_cast<unsigned char>(text[pos]) >= 0x80;
      sentence =
          sentence || text[pos] == '.' || text[pos] == '!' || text[pos] == '?' || text[pos] == '\n';
      pos += quote ? 3 : 1;
      continue;
    }
    Token token;
    token.begin = static_cast<std::uint32_t>(pos);
    while (pos < text.size() && is_word(pos)) {
      ++pos;
    }
    token.end = static_cast<std::uint32_t>(pos);
    token.position = static_cast<std::uint32_t>(list.tokens.size() + 1);
    token.sentence_start = sentence;
    sentence = false;
    list.tokens.push_back(token);
  }
  return list;
}

}  // namespace timbao::test
