#include "common/store/columns.h"

#include "common/base/error.h"
#include "common/base/output_file.h"
#include "tests/support/temp_folder.h"

#include <cstring>
#include <doctest/doctest.h>
#include <filesystem>
#include <vector>

namespace timbao {
namespace {

/// A row in which every byte of every field differs from its neighbours'.
Row make_row(unsigned char seed) {
  Row row;
  auto* bytes = reinterpret_cast<unsigned char*>(&row);
  for (std::size_t i = 0; i < sizeof row; ++i)
    bytes[i] = static_cast<unsigned char>(seed + 31 * i);
  return row;
}

void write(const std::vector<Row>& rows, const std::string& rows_path, const std::string& path) {
  OutputFile file(rows_path);
  for (const Row& row : rows)
    file.write_value(row);
  file.close(false);
  write_columns(rows_path, path, false);
}

}  // namespace

TEST_CASE("rows come back from columns as they were, any number of them") {
  const TempFolder folder;
  for (const std::size_t count : {0, 1, 2, 3, 1000}) {
    CAPTURE(count);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < count; ++i)
      rows.push_back(make_row(static_cast<unsigned char>(7 * i)));
    write(rows, folder.file("rows"), folder.file("columns"));
    const Columns columns(folder.file("columns"));
    REQUIRE(columns.size() == count);
    for (std::uint32_t i = 0; i < count; ++i) {
      const Row row = columns.row(i);
      REQUIRE(std::memcmp(&row, &rows[i], sizeof row) == 0);
      REQUIRE(columns.date[i] == rows[i].date);
      REQUIRE(columns.file_hash[i] == rows[i].file_hash);
    }
  }
}

TEST_CASE("a file that is cut short, or another file, is no columns file") {
  const TempFolder folder;
  write({make_row(1), make_row(2)}, folder.file("rows"), folder.file("columns"));
  CHECK_THROWS_AS(Columns(folder.file("rows")), Error);
  CHECK_THROWS_AS(Columns(folder.file("missing")), Error);
  for (const std::uintmax_t size : {std::filesystem::file_size(folder.file("columns")) - 1,
                                    std::uintmax_t{17}, std::uintmax_t{3}, std::uintmax_t{0}}) {
    std::filesystem::resize_file(folder.file("columns"), size);
    CHECK_THROWS_AS(Columns(folder.file("columns")), Error);
  }
}

}  // namespace timbao
