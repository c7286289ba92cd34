#include "common/store/abbreviation_counts.h"

#include "common/base/error.h"
#include "common/base/mapped_file.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <string>
#include <unistd.h>

namespace timbao {

TEST_CASE("counts of several parts add up, and come back as written") {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("timbao-counts-" + std::to_string(::getpid())))
          .string();
  write_abbreviations({{{"PTTĐ", "phong trào thi đua"}, 3}, {{"BQLC", "ban quản lý chợ"}, 1}}, path,
                      false);
  AbbreviationCounts counts;
  for (int part = 0; part < 2; ++part)
    add_abbreviations(MappedFile(path).bytes(), counts);
  std::filesystem::remove(path);
  CHECK(counts.size() == 2);
  CHECK(counts[{"PTTĐ", "phong trào thi đua"}] == 6);
  CHECK(counts[{"BQLC", "ban quản lý chợ"}] == 2);
}

TEST_CASE("damaged counts are an error") {
  AbbreviationCounts counts;
  for (const std::string_view bytes : {"PTTĐ\tphong trào\t3", "PTTĐ\t3\n", "\n", "A\tb\tx\n"}) {
    CAPTURE(bytes);
    CHECK_THROWS_AS(add_abbreviations(bytes, counts), Error);
  }
}

}  // namespace timbao
