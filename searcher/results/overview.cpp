#include "searcher/results/overview.h"

#include <utility>

namespace timbao {
namespace {

ArticleRow row_of(const Index& index, ArticleRef ref) {
  const Columns& columns = index.columns(ref);
  const StringTable& strings = index.parts()[ref.part].strings();
  return {columns.date[ref.row], strings[columns.source[ref.row]],
          strings[columns.category[ref.row]], strings[columns.author[ref.row]],
          strings[columns.folder[ref.row]]};
}

}  // namespace

std::vector<Facet> facets_of(const MatchSet& matches, const Index& index,
                             const std::vector<FacetKind>& kinds, std::size_t values) {
  std::vector<FacetCounter> counters(kinds.begin(), kinds.end());
  matches.for_each([&](ArticleRef ref) {
    const ArticleRow row = row_of(index, ref);
    for (FacetCounter& counter : counters)
      counter.add(row);
    return true;
  });
  std::vector<Facet> facets;
  facets.reserve(counters.size());
  for (const FacetCounter& counter : counters)
    facets.push_back(counter.build(values));
  return facets;
}

Timeline timeline_of(const MatchSet& matches, const Index& index, std::string query,
                     std::optional<TimelineUnit> unit, bool per_1000) {
  TimelineCounter counter;
  matches.for_each([&](ArticleRef ref) {
    counter.add_match(index.columns(ref).date[ref.row]);
    return true;
  });
  for (std::uint32_t part = 0; part < index.parts().size(); ++part)
    for (std::uint32_t row = 0; row < index.parts()[part].rows(); ++row)
      if (!index.deleted({part, row}))
        counter.add_all(index.columns({part, row}).date[row]);
  return counter.build(std::move(query), unit, per_1000);
}

}  // namespace timbao
