#pragma once

#include "common/text/token.h"
#include "searcher/rank/plan.h"

#include <cstdint>
#include <string_view>

namespace timbao {

/// The slot of one token of the query.
///
/// Without marks it matches any spelling that folds alike. With marks it matches that spelling (and
/// its i/y variant); when the archive hardly knows the spelling (under a fiftieth of the articles
/// of the spellings that add marks to it) it is read as one with marks left out: đuong as đường,
/// đương, ... `strict`: only the very spelling.
[[nodiscard]] Slot make_word_slot(const TokenList& tokens, const Token& token, bool strict,
                                  const Index& index);

/// Words that begin with `letters` (marks count where typed), the `most` most frequent.
[[nodiscard]] Slot expand_prefix(std::string_view letters, const Index& index, std::uint32_t most);

/// The `most` words nearest to `word` that the archive has, at most `distance` slips away
/// (WordDistance).
[[nodiscard]] Slot expand_fuzzy(std::string_view word, int distance, const Index& index,
                                std::uint32_t most);

}  // namespace timbao
