#pragma once

#include "common/text/token.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace timbao {

/// Appends the folded form of the canonical key that ends the arena, unless it is the same.
void append_folded_key(std::string& arena, Token& token);

/// Gives `token` a canonical key (cut to kMaxKeyBytes at a code point) and its folded key.
void set_key(std::string& arena, Token& token, std::string_view canonical);

/// A joined token with `key`, from where `first` begins to byte `end`.
[[nodiscard]] Token make_joined(std::string& arena, const Token& first, std::uint32_t end,
                                std::string_view key);

}  // namespace timbao
