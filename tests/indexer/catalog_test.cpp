#include "indexer/files/catalog.h"

#include "common/base/error.h"
#include "tests/support/temp_folder.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using timbao::Catalog;
using timbao::CatalogEntry;
using timbao::CatalogWriter;

TEST_CASE("what a catalogue was told of each file is found again by its path") {
  const timbao::TempFolder folder;
  CatalogWriter writer;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    CatalogEntry entry;
    entry.size = i;
    entry.mtime_ns = -5;
    entry.inode = i + 7;
    entry.articles = 3;
    entry.rejected = i % 2 == 0 ? 0 : 1;
    entry.content_hash = i * 31;
    const std::string name = std::to_string(i) + ".txt";
    writer.add(entry, "/kho/" + name, name, i % 2 == 0 ? "" : "empty: không có gì");
  }
  CHECK(writer.size() == 1000);
  CHECK(writer.roots() == std::vector<std::string>{"/kho"});
  writer.write(folder.file("catalog"));
  const Catalog catalog(folder.file("catalog"));
  REQUIRE(catalog.entries().size() == 1000);
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const auto number = catalog.find("/kho/" + std::to_string(i) + ".txt");
    REQUIRE(number);
    const CatalogEntry& entry = catalog.entries()[*number];
    CHECK(entry.size == i);
    CHECK(entry.mtime_ns == -5);
    CHECK(entry.inode == i + 7);
    CHECK(entry.content_hash == i * 31);
    CHECK(catalog.name(entry) == std::to_string(i) + ".txt");
    CHECK(catalog.reason(entry) == (i % 2 == 0 ? "" : "empty: không có gì"));
  }
  CHECK_FALSE(catalog.find("/kho/1000.txt"));
  CHECK_FALSE(Catalog().find("/kho/1.txt"));
}

TEST_CASE("a damaged catalogue is an error, not a crash") {
  const timbao::TempFolder folder;
  CHECK_THROWS_AS(Catalog(folder.write("ngan", "TB")), timbao::Error);
  CHECK_THROWS_AS(Catalog(folder.write("la", std::string(100, 'x'))), timbao::Error);
  CatalogWriter writer;
  writer.add({}, "/a", "a", "");
  writer.write(folder.file("cut"));
  std::filesystem::resize_file(folder.file("cut"), 60);
  CHECK_THROWS_AS(Catalog(folder.file("cut")), timbao::Error);
}
