#pragma once

#include "common/text/token.h"
#include "searcher/rank/term_finder.h"
#include "searcher/rank/term_match.h"

#include <string_view>
#include <vector>

namespace timbao {

/// The piece of a body (see pieces.h) that holds most of the query by the weights of its words,
/// the first of equals: nearly always the whole body. `tokens` and `matches` are then the piece's.
/// Reads all of the body; memory for one piece.
[[nodiscard]] std::string_view telling_piece(std::string_view body, TermFinder& finder,
                                             TokenList& tokens, std::vector<TermMatch>& matches);

}  // namespace timbao
