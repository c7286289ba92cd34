#include "common/text/token_key.h"

#include "common/text/analyzer.h"
#include "common/text/clean.h"

#include <algorithm>

namespace timbao {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

/// The longest start of `text` that fits a key and does not cut a code point.
std::string_view cut(std::string_view text) {
  if (text.size() <= kMaxKeyBytes)
    return text;
  std::size_t size = kMaxKeyBytes;
  while (size > 0 && (text[size] & 0xC0) == 0x80)
    --size;
  return text.substr(0, size);
}

}  // namespace

void append_folded_key(std::string& arena, Token& token) {
  const std::string canonical = arena.substr(token.key, token.key_size);
  const std::size_t start = arena.size();
  append_folded(arena, canonical);
  const std::string_view folded = cut(std::string_view(arena).substr(start));
  const std::size_t size = folded == canonical ? 0 : folded.size();
  arena.resize(start + size);
  token.folded_size = static_cast<std::uint16_t>(size);
}

void set_key(std::string& arena, Token& token, std::string_view canonical) {
  canonical = cut(canonical);
  token.key = static_cast<std::uint32_t>(arena.size());
  token.key_size = static_cast<std::uint16_t>(canonical.size());
  arena += canonical;
  if (!is_ascii(canonical))
    append_folded_key(arena, token);
}

Token make_joined(std::string& arena, const Token& first, std::uint32_t end, std::string_view key) {
  Token token = first;
  token.end = end;
  token.code = kNoSyllable;
  token.kind = TokenKind::kJoined;
  token.folded_size = 0;
  set_key(arena, token, key);
  token.has_marks = token.folded_size != 0;
  return token;
}

}  // namespace timbao
