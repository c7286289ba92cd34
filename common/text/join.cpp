#include "common/text/join.h"

#include <algorithm>

namespace timbao {
namespace {

/// Puts each of `joined` after the base token with its position.
void merge(std::vector<Token>& tokens, std::vector<Token>& joined) {
  std::stable_sort(joined.begin(), joined.end(),
                   [](const Token& a, const Token& b) { return a.position < b.position; });
  std::size_t base = tokens.size();
  std::size_t next = joined.size();
  tokens.resize(base + next);
  for (std::size_t to = tokens.size(); next > 0;) {
    if (joined[next - 1].position >= tokens[base - 1].position)
      tokens[--to] = joined[--next];
    else
      tokens[--to] = tokens[--base];
  }
}

}  // namespace

void join_tokens(std::string_view text, TokenList& list, std::vector<Token>& joined) {
  (void)text;
  if (!joined.empty())
    merge(list.tokens, joined);
}

}  // namespace timbao
