#pragma once

#include "searcher/search.h"

#include <string>
#include <vector>

namespace timbao {

/// One timeline for each query, of one unit and over the same periods, from the first to the last
/// with a match of any of them. `request` says the dates, the unit and how words match. No hits.
[[nodiscard]] SearchResults compare_queries(Searcher& searcher, SearchRequest request,
                                            const std::vector<std::string>& queries);

/// Lays `timelines` out over the periods of `frame`, whose totals they take.
void align_timelines(const Timeline& frame, std::vector<Timeline>& timelines);

}  // namespace timbao
