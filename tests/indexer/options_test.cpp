#include "indexer/options.h"

#include "common/base/error.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using timbao::Error;
using timbao::IndexerOptions;
using timbao::parse_indexer_options;

namespace {

std::string message(const std::vector<std::string>& arguments) {
  try {
    (void)parse_indexer_options(arguments);
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
  return "(accepted)";
}

}  // namespace

TEST_CASE("options reach the run") {
  const IndexerOptions options = parse_indexer_options({"--index",
                                                        "ix",
                                                        "--include",
                                                        "*.txt",
                                                        "--include=*.md",
                                                        "--exclude",
                                                        "nhap",
                                                        "--hidden",
                                                        "--follow-links",
                                                        "--map",
                                                        "title=t,body=b",
                                                        "--map",
                                                        "date=d",
                                                        "--memory",
                                                        "1G",
                                                        "--threads=3",
                                                        "--max-file-size=64K",
                                                        "--retry-failed",
                                                        "-n",
                                                        "--report",
                                                        "--format",
                                                        "json",
                                                        "-q",
                                                        "kho",
                                                        "a.zip"});
  CHECK(options.action == IndexerOptions::Action::kIndex);
  CHECK(options.run.index_dir == "ix");
  CHECK(options.run.paths == std::vector<std::string>{"kho", "a.zip"});
  CHECK(options.run.walk.include == std::vector<std::string>{"*.txt", "*.md"});
  CHECK(options.run.walk.exclude == std::vector<std::string>{"nhap"});
  CHECK(options.run.walk.hidden);
  CHECK(options.run.walk.follow_links);
  CHECK(options.run.read.field_map ==
        std::map<std::string, std::string>{{"title", "t"}, {"body", "b"}, {"date", "d"}});
  CHECK(options.run.memory_bytes == 1ULL << 30);
  CHECK(options.run.threads == 3);
  CHECK(options.run.read.limits.max_file_bytes == 64 << 10);
  CHECK(options.run.retry_failed);
  CHECK(options.run.dry_run);
  CHECK(options.report);
  CHECK(options.json);
  CHECK(options.quiet);
  CHECK_FALSE(options.watch);
}

TEST_CASE("names after -- are paths, and so is a lone dash") {
  CHECK(parse_indexer_options({"--", "--kho"}).run.paths == std::vector<std::string>{"--kho"});
  CHECK(parse_indexer_options({"-"}).run.paths == std::vector<std::string>{"-"});
}

TEST_CASE("actions need no path, indexing does") {
  using Action = IndexerOptions::Action;
  CHECK(parse_indexer_options({"--stats"}).action == Action::kStats);
  CHECK(parse_indexer_options({"--check"}).action == Action::kCheck);
  CHECK(parse_indexer_options({"--compact"}).action == Action::kCompact);
  CHECK(parse_indexer_options({"--failures"}).action == Action::kFailures);
  CHECK(parse_indexer_options({"--help"}).action == Action::kHelp);
  CHECK(parse_indexer_options({"--version"}).action == Action::kShowVersion);
  CHECK(message({}) == "no PATH given");
}

TEST_CASE("wrong values are refused with a hint") {
  for (const char* size : {"", "x", "0", "12X", "99999999999G", "-1", "1.5G"}) {
    CAPTURE(size);
    CHECK(message({"--memory", size, "kho"}).find("is not a size") != std::string::npos);
  }
  CHECK(message({"--map", "title", "kho"}) == "--map: 'title' is not OURS=THEIRS");
  CHECK(message({"--map", "titel=t", "kho"}) == "--map: 'titel' is no field of ours");
  CHECK(message({"--format", "xml", "kho"}) == "--format: 'xml' is not a format");
  CHECK(message({"--watch", "-"}) == "--watch does not go with '-'");
  CHECK(message({"--watch", "-n", "kho"}) == "--watch does not go with --dry-run");
  CHECK(message({"--inde", "x", "kho"}).find("unrecognised option") != std::string::npos);
}
