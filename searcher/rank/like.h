#pragma once

#include "common/store/index.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao {

/// A query for articles like this one: its most telling neighbouring pairs, as alternatives.
///
/// A pair's worth is its count in the text times the inverse document frequency of both words
/// (marks as written). Empty when the text has no pair of words the archive knows.
[[nodiscard]] std::string like_query(const Index& index, std::string_view title,
                                     std::string_view body);

/// Pairs of a --like query: more make it slower, not better.
inline constexpr std::size_t kLikePairs = 16;

}  // namespace timbao
