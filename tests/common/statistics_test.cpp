#include "common/store/statistics.h"

#include "common/base/error.h"
#include "tests/support/temp_folder.h"

#include <doctest/doctest.h>
#include <filesystem>

namespace timbao {
namespace {

Statistics make(std::uint32_t seed) {
  Statistics statistics{seed, 100ULL * seed, 10ULL * seed, 1000ULL * seed};
  for (std::uint32_t code = 0; code < kSyllableCount; ++code)
    statistics.syllable_articles[code] = (code * seed) % 97;
  return statistics;
}

bool same(const Statistics& a, const Statistics& b) {
  return a.articles == b.articles && a.tokens == b.tokens && a.title_tokens == b.title_tokens &&
         a.raw_bytes == b.raw_bytes && a.syllable_articles == b.syllable_articles;
}

}  // namespace

TEST_CASE("what is added and taken off again leaves the counts as they were") {
  Statistics sum = make(5);
  sum.add(make(11));
  CHECK(sum.articles == 16);
  CHECK(sum.syllable_articles[3] == 15 + 33);
  sum.subtract(make(11));
  CHECK(same(sum, make(5)));
}

TEST_CASE("statistics come back from their file, and a cut file is an error") {
  const TempFolder folder;
  write_statistics(make(7), folder.file("statistics"), false);
  CHECK(same(read_statistics(folder.file("statistics")), make(7)));
  std::filesystem::resize_file(folder.file("statistics"),
                               std::filesystem::file_size(folder.file("statistics")) - 1);
  CHECK_THROWS_AS((void)read_statistics(folder.file("statistics")), Error);
}

}  // namespace timbao
