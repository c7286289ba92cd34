#include "searcher/results/facets.h"

#include <doctest/doctest.h>

namespace timbao {
namespace {

Facet folders_of(const std::vector<std::string>& folders) {
  FacetCounter counter(FacetKind::kPath);
  for (const std::string& folder : folders) {
    ArticleRow row;
    row.folder = folder;
    counter.add(row);
  }
  return counter.build(10);
}

TEST_CASE("path counts the first folder, also of a file that lies in it") {
  const Facet facet = folders_of({"2019", "2019/03", "2020/a/b", "./2020", ""});
  REQUIRE(facet.values.size() == 2);
  CHECK(facet.values[0].value == "2019");
  CHECK(facet.values[0].count == 2);
  CHECK(facet.values[1].value == "2020");
  CHECK(facet.values[1].count == 2);
  CHECK(facet.missing == 1);
}

}  // namespace
}  // namespace timbao
