// Any bytes through the analyser: spans inside the text and rising, keys well-formed and not too
// long, the same tokens from a list that has met the words before.
#include "common/text/analyzer.h"
#include "common/text/well_formed.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void require(bool holds) {
  if (!holds)
    std::abort();
}

void check(std::string_view text, const timbao::TokenList& list) {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t position = 0;
  for (const timbao::Token& token : list.tokens) {
    require(token.begin < token.end && token.end <= text.size() && token.begin >= begin);
    begin = token.begin;
    require(!list.canonical(token).empty());
    require(list.canonical(token).size() <= timbao::kMaxKeyBytes);
    require(list.folded(token).size() <= timbao::kMaxKeyBytes);
    require(timbao::is_valid_utf8(list.canonical(token)));
    require(timbao::is_valid_utf8(list.folded(token)));
    if (token.kind == timbao::TokenKind::kJoined) {
      require(token.position == position);
      continue;
    }
    require(token.begin >= end && token.position == position + 1);
    end = token.end;
    position = token.position;
  }
}

void check_same(const timbao::TokenList& one, const timbao::TokenList& other) {
  require(one.tokens.size() == other.tokens.size());
  for (std::size_t i = 0; i < one.tokens.size(); ++i) {
    const timbao::Token& a = one.tokens[i];
    const timbao::Token& b = other.tokens[i];
    require(one.canonical(a) == other.canonical(b) && a.begin == b.begin && a.end == b.end &&
            a.sentence_start == b.sentence_start && a.capitalised == b.capitalised);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  timbao::TokenList fresh;
  timbao::analyze(text, fresh);
  check(text, fresh);
  static timbao::TokenList warm;  // its cache of words begins after 64 KB
  timbao::analyze(text, warm);
  timbao::analyze(text, warm);
  check_same(fresh, warm);
  require(timbao::is_valid_utf8(timbao::to_nfc(text)));
  require(timbao::is_valid_utf8(timbao::fold(text)));
  return 0;
}
