#include "common/store/string_table.h"

#include "common/base/error.h"
#include "tests/support/temp_folder.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>

namespace timbao {

TEST_CASE("equal strings have one number, the empty one has 0") {
  StringTableWriter writer;
  CHECK(writer.number("") == 0);
  const std::uint32_t first = writer.number("Đời sống");
  CHECK(first == 1);
  CHECK(writer.number("Thể thao") == 2);
  CHECK(writer.number("Đời sống") == first);
}

TEST_CASE("every string comes back by its number") {
  const TempFolder folder;
  StringTableWriter writer;
  for (int i = 0; i < 5000; ++i)
    (void)writer.number(std::string(static_cast<std::size_t>(i % 50), 'x') + fmt::format("{}", i));
  writer.write(folder.file("strings"), false);
  const StringTable table(folder.file("strings"));
  REQUIRE(table.size() == 5001);
  CHECK(table[0].empty());
  for (std::uint32_t i = 0; i < 5000; ++i)
    REQUIRE(table[i + 1] == std::string(i % 50, 'x') + fmt::format("{}", i));
  CHECK_THROWS_AS((void)table[5001], Error);
}

TEST_CASE("a table cut short is an error, at once or at the string that is missing") {
  const TempFolder folder;
  StringTableWriter writer;
  (void)writer.number("thứ nhất");
  (void)writer.number("thứ hai");
  writer.write(folder.file("strings"), false);
  std::filesystem::resize_file(folder.file("strings"),
                               std::filesystem::file_size(folder.file("strings")) - 1);
  const StringTable table(folder.file("strings"));
  CHECK(table[1] == "thứ nhất");
  CHECK_THROWS_AS((void)table[2], Error);
  std::filesystem::resize_file(folder.file("strings"), 20);
  CHECK_THROWS_AS(StringTable(folder.file("strings")), Error);
}

}  // namespace timbao
