#pragma once

#include "common/text/analyzer.h"

#include <string>
#include <string_view>

namespace timbao::test {

/// The tokens of `text` for tables: canonical keys with spaces between, joined ones in brackets
/// behind the token they begin with: "tp [tphcm] hcm".
inline std::string token_text(std::string_view text) {
  TokenList list;
  analyze(text, list);
  std::string out;
  for (const Token& token : list.tokens) {
    const bool joined = token.kind == TokenKind::kJoined;
    out += (out.empty() ? "" : " ") + std::string(joined ? "[" : "");
    out += list.canonical(token);
    out += joined ? "]" : "";
  }
  return out;
}

/// The same without joined tokens.
inline std::string base_text(std::string_view text) {
  TokenList list;
  analyze(text, list);
  std::string out;
  for (const Token& token : list.tokens) {
    if (token.kind != TokenKind::kJoined)
      out += (out.empty() ? "" : " ") + std::string(list.canonical(token));
  }
  return out;
}

}  // namespace timbao::test
