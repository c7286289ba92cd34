#include "common/base/range_file.h"

#include "common/base/error.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <cstdint>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <random>
#include <vector>

namespace timbao {
namespace {

constexpr std::size_t kValues = 100000;

std::vector<std::uint16_t> write_values(const std::string& path) {
  std::vector<std::uint16_t> values(kValues);
  std::iota(values.begin(), values.end(), std::uint16_t{7});
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(values.data()),
             static_cast<std::streamsize>(values.size() * sizeof(std::uint16_t)));
  return values;
}

TEST_CASE("ranges are the same copied and mapped, also of a file that is unlinked") {
  const TempFolder folder;
  const std::string path = folder.file("values");
  const auto values = write_values(path);
  RangeFile file(path);
  std::filesystem::remove(path);
  std::mt19937 random(1);
  bool copied = false;
  bool mapped = false;
  std::vector<FileRange<std::uint16_t>> kept;
  for (int i = 0; i < 3000; ++i) {
    const std::size_t count = random() % 500;
    const std::size_t first = random() % (kValues - count);
    auto range = file.array<std::uint16_t>(first * sizeof(std::uint16_t), count);
    REQUIRE(std::equal(range.values.begin(), range.values.end(),
                       values.begin() + static_cast<std::ptrdiff_t>(first),
                       values.begin() + static_cast<std::ptrdiff_t>(first + count)));
    (range.copy != nullptr ? copied : mapped) = true;
    if (i % 100 == 0 && count > 0)
      kept.push_back(std::move(range));
  }
  CHECK(copied);
  CHECK(mapped);
  for (const auto& range : kept)
    CHECK(static_cast<std::uint16_t>(range.values.front() + range.values.size() - 1) ==
          range.values.back());
}

TEST_CASE("a long range is mapped at once") {
  const TempFolder folder;
  const auto values = write_values(folder.file("values"));
  RangeFile file(folder.file("values"));
  const auto range = file.array<std::uint16_t>(0, kValues);
  CHECK(range.copy == nullptr);
  CHECK(std::equal(range.values.begin(), range.values.end(), values.begin(), values.end()));
}

TEST_CASE("a file that is too short is damaged, whichever way it is read") {
  const TempFolder folder;
  write_values(folder.file("values"));
  RangeFile file(folder.file("values"));
  const std::uint64_t end = kValues * sizeof(std::uint16_t);
  CHECK(file.array<std::uint16_t>(end - 20, 10).values.size() == 10);
  CHECK_THROWS_AS(file.array<std::uint16_t>(end - 20, 11), Error);
  CHECK_THROWS_AS(file.array<std::uint16_t>(end + 2, 1), Error);
  CHECK_THROWS_AS(file.array<std::uint16_t>(0, kValues + 1), Error);
  CHECK_THROWS_AS(file.array<std::uint16_t>(end - 20, 11), Error);
  CHECK_THROWS_AS(RangeFile(folder.file("none")), Error);
}

}  // namespace
}  // namespace timbao
