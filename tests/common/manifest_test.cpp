#include "common/store/manifest.h"

#include "common/base/error.h"
#include "common/store/schema.h"
#include "tests/support/temp_folder.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <regex>

namespace timbao {
namespace {

Manifest example() {
  Manifest manifest;
  manifest.generation = 12;
  manifest.next_part = 31;
  manifest.catalog = "catalog-12";
  manifest.created = "2026-01-02T03:04:05Z";
  manifest.updated = "2026-02-03T04:05:06Z";
  manifest.program = "timbao 0.1.0";
  manifest.parts = {{"part-3", 1000, 5'000'000'000, "", 0},
                    {"part-30", 20, 9000, "deleted-12", 4, 77}};
  manifest.catalog_checksum = ~std::uint64_t{0};
  return manifest;
}

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void rewrite(const std::string& path, const std::string& pattern, const std::string& with) {
  const std::string text = std::regex_replace(content(path), std::regex(pattern), with);
  std::ofstream(path, std::ios::binary) << text;
}

std::string refusal(const std::string& index_dir) {
  try {
    (void)read_manifest(index_dir);
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a published manifest is read back as it was") {
  const TempFolder folder;
  CHECK_FALSE(has_manifest(folder.path()));
  publish_manifest(folder.path(), example());
  CHECK(has_manifest(folder.path()));
  const Manifest read = read_manifest(folder.path());
  CHECK(read.generation == 12);
  CHECK(read.next_part == 31);
  CHECK(read.catalog == "catalog-12");
  CHECK(read.created == example().created);
  CHECK(read.updated == example().updated);
  CHECK(read.program == example().program);
  REQUIRE(read.parts.size() == 2);
  CHECK(read.parts[0].bytes == 5'000'000'000);
  CHECK(read.parts[1].name == "part-30");
  CHECK(read.parts[1].articles == 20);
  CHECK(read.parts[1].deletions == "deleted-12");
  CHECK(read.parts[1].deleted == 4);
  CHECK(read.parts[1].deletions_checksum == 77);
  CHECK(read.catalog_checksum == ~std::uint64_t{0});
}

TEST_CASE("the stub names the term databases of the state, for Xapian's own tools") {
  const TempFolder folder;
  publish_manifest(folder.path(), example());
  CHECK(content(folder.file(std::string(kStubName))) == "auto part-3/terms\nauto part-30/terms\n");
}

TEST_CASE("what is no index, or another version's, is refused with a hint") {
  const TempFolder folder;
  CHECK(refusal(folder.path()).starts_with("no index at"));
  CHECK(refusal(folder.file("none")).starts_with("no index at"));
  const std::string path = folder.file(std::string(kManifestName));
  publish_manifest(folder.path(), example());
  rewrite(path, "\"schema_version\": [0-9]+", "\"schema_version\": 99999");
  CHECK(refusal(folder.path()).find("has format 99999") != std::string::npos);
  publish_manifest(folder.path(), example());
  rewrite(path, "\"analyzer\": \"[0-9a-f]+\"", "\"analyzer\": \"00\"");
  CHECK(refusal(folder.path()).find("splits words otherwise") != std::string::npos);
  publish_manifest(folder.path(), example());
  rewrite(path, "\"generation\": 12", "\"generation\": 13");
  CHECK(refusal(folder.path()).find("has changed since it was written") != std::string::npos);
  publish_manifest(folder.path(), example());
  rewrite(path, "\"xxh3\"", "\"xxh4\"");
  CHECK(refusal(folder.path()).find("is damaged") != std::string::npos);
  for (const std::string text : {"", "{", "[]", "{\"schema_version\": 1}", "không phải"}) {
    CAPTURE(text);
    std::ofstream(path, std::ios::binary) << text;
    CHECK_FALSE(refusal(folder.path()).empty());
  }
}

}  // namespace timbao
