#include "common/store/deletions.h"

#include "common/base/error.h"
#include "tests/support/temp_folder.h"

#include <doctest/doctest.h>
#include <filesystem>

namespace timbao {
namespace {

Deletions some_deletions() {
  Deletions deletions;
  for (const std::uint32_t row : {0U, 63U, 64U, 1000U})
    deletions.insert(row);
  deletions.lost.articles = 4;
  deletions.lost.tokens = 900;
  deletions.lost.title_tokens = 30;
  deletions.lost.raw_bytes = 5000;
  deletions.lost_syllables = {{SyllableCode{0}, 4}, {SyllableCode{kSyllableCount - 1}, 1}};
  deletions.lost_terms = {{"a", 4}, {"covid19", 2}, {"hoa", 3}, {"nghe", 1}};
  return deletions;
}

}  // namespace

TEST_CASE("a row is deleted once, and only that row") {
  Deletions deletions;
  CHECK_FALSE(deletions.contains(0));
  CHECK(deletions.insert(70));
  CHECK_FALSE(deletions.insert(70));
  CHECK(deletions.count == 1);
  CHECK(deletions.contains(70));
  for (const std::uint32_t row : {0U, 6U, 69U, 71U, 127U, 128U, 4'000'000'000U})
    CHECK_FALSE(deletions.contains(row));
}

TEST_CASE("deletions come back from their file") {
  const TempFolder folder;
  const Deletions written = some_deletions();
  write_deletions(written, folder.file("deleted-2"));
  const Deletions read = read_deletions(folder.file("deleted-2"));
  CHECK(read.bits == written.bits);
  CHECK(read.count == 4);
  CHECK(read.lost.articles == 4);
  CHECK(read.lost.tokens == 900);
  CHECK(read.lost.title_tokens == 30);
  CHECK(read.lost.raw_bytes == 5000);
  CHECK(read.lost_syllables == written.lost_syllables);
  CHECK(read.lost_terms == written.lost_terms);
  write_deletions(Deletions{}, folder.file("deleted-3"));
  CHECK(read_deletions(folder.file("deleted-3")).count == 0);
}

TEST_CASE("a deletions file cut anywhere is an error") {
  const TempFolder folder;
  const std::string path = folder.file("deleted-2");
  write_deletions(some_deletions(), path);
  for (std::uintmax_t size = std::filesystem::file_size(path); size-- > 0;) {
    std::filesystem::resize_file(path, size);
    CHECK_THROWS_AS((void)read_deletions(path), Error);
  }
}

}  // namespace timbao
