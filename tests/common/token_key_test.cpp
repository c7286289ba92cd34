#include "common/text/token_key.h"

#include "common/text/analyzer.h"
#include "common/text/well_formed.h"

#include <doctest/doctest.h>
#include <string>

namespace timbao {

TEST_CASE("a key is its canonical form, then its folded form when that differs") {
  TokenList list;
  Token plain;
  set_key(list.arena, plain, "facebook");
  CHECK(list.canonical(plain) == "facebook");
  CHECK(list.folded(plain) == "facebook");
  CHECK(plain.folded_size == 0);
  Token marked;
  set_key(list.arena, marked, "đắk");
  CHECK(list.canonical(marked) == "đắk");
  CHECK(list.folded(marked) == "dak");
  CHECK(list.canonical(plain) == "facebook");
}

TEST_CASE("long keys are cut at a code point, both forms alike") {
  std::string word;
  for (int i = 0; i < 1000; ++i)
    word += "ắ";
  TokenList list;
  analyze(word + " x", list);
  REQUIRE(list.tokens.size() == 2);
  const Token& token = list.tokens[0];
  CHECK(list.canonical(token).size() <= kMaxKeyBytes);
  CHECK(list.canonical(token).size() > kMaxKeyBytes - 4);
  CHECK(is_valid_utf8(list.canonical(token)));
  CHECK(list.folded(token).size() <= kMaxKeyBytes);
  CHECK(token.begin == 0);
  CHECK(token.end == word.size());
}

TEST_CASE("a joined token has the place and flags of its first, and no code") {
  TokenList list;
  analyze("TP", list);
  const Token joined = make_joined(list.arena, list.tokens[0], 9, "tpđn");
  CHECK(joined.kind == TokenKind::kJoined);
  CHECK(joined.position == 1);
  CHECK(joined.end == 9);
  CHECK(joined.code == kNoSyllable);
  CHECK(bool{joined.has_marks});
  CHECK(list.canonical(joined) == "tpđn");
  CHECK(list.folded(joined) == "tpdn");
}

}  // namespace timbao
