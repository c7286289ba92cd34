#include "indexer/files/walker.h"

#include "tests/support/temp_folder.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <vector>

using timbao::FoundFile;
using timbao::Rejection;
using timbao::TempFolder;
using timbao::WalkOptions;

namespace {

/// Names found, then "reason path" of problems, sorted, one a line.
std::string walk(const std::string& root, const WalkOptions& options = {}) {
  std::vector<std::string> lines;
  timbao::walk_files(
      root, options, [&lines](FoundFile& file) { lines.push_back(file.name); },
      [&](const Rejection& why) {
        lines.push_back(why.reason + ' ' + std::filesystem::path(why.source).filename().string());
      });
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) {
    text += line + '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("files with the name of a format are found, with their place, size and time") {
  const TempFolder folder;
  const std::string path = folder.write("b/c.txt", "12345");
  folder.write("a.html", "");
  folder.write("ảnh.jpg", "");
  folder.write("x.gz", "");
  CHECK(walk(folder.path()) == "a.html\nb/c.txt\n");
  timbao::walk_files(
      path, {},
      [&](const FoundFile& file) {
        CHECK(file.path == path);
        CHECK(file.name == "c.txt");
        CHECK(file.size == 5);
        CHECK(file.mtime_ns > 0);
        CHECK(file.inode != 0);
      },
      [](const Rejection&) { FAIL("a problem"); });
}

TEST_CASE("names that are not UTF-8, or could drive a terminal, are escaped and stay apart") {
  const TempFolder folder;
  folder.write("t\xEAn.txt", "");
  folder.write("x\x1B[2J.txt", "");
  folder.write("100%.txt", "");
  CHECK(walk(folder.path()) == "100%.txt\nt%EAn.txt\nx%1B[2J.txt\n");
}

TEST_CASE("hidden names and links only when asked; loops end; one file, one name") {
  const TempFolder folder;
  folder.write("kho/.an/a.txt", "");
  folder.write("kho/b.txt", "");
  folder.write("ngoai/c.txt", "");
  std::filesystem::create_symlink("../ngoai", folder.file("kho/m"));
  std::filesystem::create_symlink("../ngoai", folder.file("kho/n"));
  std::filesystem::create_symlink(".", folder.file("kho/z"));
  std::filesystem::create_symlink("khong-co.txt", folder.file("kho/o.txt"));
  const std::string root = folder.file("kho");
  CHECK(walk(root) == "b.txt\n");
  WalkOptions options;
  options.hidden = true;
  CHECK(walk(root, options) == ".an/a.txt\nb.txt\n");
  options = {};
  options.follow_links = true;
  CHECK(walk(root, options) == "b.txt\nm/c.txt\n");
}

TEST_CASE("pipes that are named like articles are told, an index is passed over") {
  const TempFolder folder;
  folder.write("a.txt", "");
  REQUIRE(::mkfifo(folder.file("b.txt").c_str(), 0600) == 0);
  REQUIRE(::mkfifo(folder.file("c.pipe").c_str(), 0600) == 0);
  folder.write("ix/INDEX", "");
  folder.write("ix/lock", "");
  folder.write("ix/part-1/part.json", "{}");
  CHECK(walk(folder.path()) == "a.txt\nnot-regular b.txt\n");
}

TEST_CASE("ignore files hold for their folder and below, the nearest wins") {
  const TempFolder folder;
  folder.write(".timbaoignore", "*.md\n/nhap/\n");
  folder.write("a.md", "");
  folder.write("b.txt", "");
  folder.write("nhap/c.txt", "");
  folder.write("x/nhap/d.txt", "");
  folder.write("x/.timbaoignore", "!e.md\n");
  folder.write("x/e.md", "");
  folder.write("x/f.md", "");
  CHECK(walk(folder.path()) == "b.txt\nx/e.md\nx/nhap/d.txt\n");
}

TEST_CASE("a root that is not there is a problem") {
  const TempFolder folder;
  CHECK(walk(folder.file("khong-co")) == "unreadable khong-co\n");
}
