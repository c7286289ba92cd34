#include "common/store/statistics.h"

#include "common/base/error.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>

namespace timbao {
namespace {

Totals make_totals(std::uint32_t seed) {
  return {seed, 100ULL * seed, 10ULL * seed, 1000ULL * seed};
}

TEST_CASE("what is added and taken off again leaves the counts as they were") {
  Totals sum = make_totals(5);
  sum.add(make_totals(11));
  CHECK(sum == make_totals(16));
  sum.subtract(make_totals(11));
  CHECK(sum == make_totals(5));
}

TEST_CASE("statistics come back from their file, and a cut file is an error") {
  const TempFolder folder;
  const std::string path = folder.file("statistics");
  Statistics written;
  written.totals = make_totals(7);
  for (std::uint32_t code = 0; code < kSyllableCount; ++code)
    written.syllable_articles[code] = (code * 7) % 97;
  write_statistics(written, path, false);
  {
    const StatisticsFile read(path);
    CHECK(read.totals() == written.totals);
    CHECK(std::ranges::equal(read.syllable_articles(), written.syllable_articles));
  }
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - 1);
  CHECK_THROWS_AS(StatisticsFile{path}, Error);
}

}  // namespace
}  // namespace timbao
