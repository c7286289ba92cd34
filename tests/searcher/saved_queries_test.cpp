#include "searcher/cli/saved_queries.h"

#include "common/base/error.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace timbao;

namespace {

struct Folder {
  std::string path = (std::filesystem::temp_directory_path() /
                      ("timbao-saved-" + std::to_string(getpid()) + "/deep"))
                         .string();
  ~Folder() { std::filesystem::remove_all(std::filesystem::path(path).parent_path()); }
};

}  // namespace

TEST_CASE("a query comes back as it was kept, and a second save replaces it") {
  const Folder folder;
  const SavedQueries saved(folder.path);
  saved.save({"giá xăng", {"--sort=newest", "--", "giá", "\"xăng dầu\""}, 17});
  saved.save({"a.b-c", {"--", "x"}, 0});
  const SavedQuery query = saved.load("giá xăng");
  CHECK(query.arguments == std::vector<std::string>{"--sort=newest", "--", "giá", "\"xăng dầu\""});
  CHECK(query.seen == 17);
  saved.save({"giá xăng", {"--", "y"}, 18});
  CHECK(saved.load("giá xăng").arguments == std::vector<std::string>{"--", "y"});
  REQUIRE(saved.list().size() == 2);
  CHECK(saved.list()[0].name == "a.b-c");
}

TEST_CASE("names stay inside the folder") {
  const Folder folder;
  const SavedQueries saved(folder.path);
  const std::vector<std::string> names{"", "../x", "a/b", ".hidden", "a\nb", std::string(300, 'x')};
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK_THROWS_AS(saved.save({name, {}, 0}), Error);
    CHECK_THROWS_AS((void)saved.load(name), Error);
  }
}

TEST_CASE("a query that is not there, or damaged, is said with what to do") {
  const Folder folder;
  const SavedQueries saved(folder.path);
  CHECK_THROWS_WITH_AS((void)saved.load("x"), "no saved query 'x'", Error);
  CHECK(saved.list().empty());
  saved.save({"good", {}, 0});
  std::ofstream(folder.path + "/bad.json") << R"({"name":"bad","arguments":[1],"seen":0})";
  std::ofstream(folder.path + "/cut.json") << R"({"name":"cut",)";
  CHECK_THROWS_AS((void)saved.load("bad"), Error);
  CHECK_THROWS_AS((void)saved.load("cut"), Error);
  CHECK(saved.list().size() == 1);
}

TEST_CASE("arguments are shown as a shell reads them") {
  CHECK(shell_word("xăng") == "xăng");
  CHECK(shell_word("") == "''");
  CHECK(shell_word("giá xăng") == "'giá xăng'");
  CHECK(shell_word("a'b") == "'a'\\''b'");
  CHECK(describe_arguments({"--sort=newest", "--", "a b"}) == "--sort=newest -- 'a b'");
}
