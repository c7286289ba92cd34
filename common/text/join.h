#pragma once

#include "common/text/token.h"

#include <string_view>
#include <vector>

namespace timbao {

/// Finds the joined tokens of `list`, which holds the base tokens of `text`, and puts them in
/// after the base token they begin with, together with those already in `joined`: the second of
/// the two steps of analyze(). The rules are told in analyzer.cpp.
void join_tokens(std::string_view text, TokenList& list, std::vector<Token>& joined);

}  // namespace timbao
