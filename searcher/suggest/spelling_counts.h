#pragma once

#include "common/store/index.h"
#include "searcher/query/keystroke_query.h"

namespace timbao {

/// What `index`, which must outlive it, knows of words: exact counts of live articles.
[[nodiscard]] SpellingCounts spelling_counts(const Index& index);

}  // namespace timbao
