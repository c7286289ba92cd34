#include "indexer/files/failures.h"

#include <doctest/doctest.h>

using timbao::Failure;
using timbao::join_failures;
using timbao::Rejection;
using timbao::split_failures;

TEST_CASE("failures of a file come back with their records and reasons") {
  const std::vector<Rejection> rejections = {
      {"bad-json", "2019/a.jsonl#1", 0, "a quote: never closed"},
      {"record-too-large", "2019/a.jsonl#12", 77, "over the limit"},
      {"unreadable", "2019/a.jsonl", 0, "Input/output error"}};
  const std::string text = join_failures(rejections, "2019/a.jsonl");
  CHECK(text.starts_with("bad-json: a quote"));
  const std::vector<Failure> failures = split_failures(text);
  REQUIRE(failures.size() == 3);
  CHECK(failures[0].record == "#1");
  CHECK(failures[0].reason == "bad-json");
  CHECK(failures[0].why == "a quote: never closed");
  CHECK(failures[1].record == "#12");
  CHECK(failures[2].record.empty());
  CHECK(failures[2].reason == "unreadable");
}

TEST_CASE("separators inside a name or message do not split it") {
  const std::string text =
      join_failures({{"bad-json", "a.zip!/x\x1fy\x1e.txt", 0, "w\x1e z\x1f."}}, "a.zip");
  const std::vector<Failure> failures = split_failures(text);
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].record == "!/x y .txt");
  CHECK(failures[0].why == "w  z .");
}

TEST_CASE("no failures, and what an older index holds") {
  CHECK(join_failures({}, "a").empty());
  CHECK(split_failures("").empty());
  const auto old = split_failures("empty: the file is empty");
  REQUIRE(old.size() == 1);
  CHECK(old[0].reason == "empty");
  CHECK(old[0].why == "the file is empty");
}
