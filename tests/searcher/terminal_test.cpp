#include "searcher/cli/terminal.h"

#include <doctest/doctest.h>
#include <map>
#include <string>

using namespace timbao;

namespace {

Terminal terminal(bool output, std::map<std::string, std::string> environment) {
  environment.try_emplace("TERM", "xterm-256color");
  environment.try_emplace("PATH", "/usr/bin:/bin");
  return {output, output, 100, [environment](const char* name) {
            const auto found = environment.find(name);
            return found == environment.end() ? std::string() : found->second;
          }};
}

OutputOptions applied(const Terminal& on, const std::vector<std::string>& arguments = {"a"}) {
  SearcherOptions options = parse_searcher_options(arguments, {}, {2024, 1, 1});
  apply_terminal(on, options);
  return options.output;
}

std::string pager(const Terminal& on, const std::vector<std::string>& arguments) {
  return pager_command(on, parse_searcher_options(arguments, {}, {2024, 1, 1}));
}

}  // namespace

TEST_CASE("colours are for terminals, unless asked otherwise") {
  CHECK(applied(terminal(true, {})).colour);
  CHECK_FALSE(applied(terminal(false, {})).colour);
  CHECK_FALSE(applied(terminal(true, {{"NO_COLOR", "1"}})).colour);
  CHECK_FALSE(applied(terminal(true, {{"TERM", "dumb"}})).colour);
  CHECK(applied(terminal(false, {{"NO_COLOR", "1"}}), {"a", "--color=always"}).colour);
  CHECK_FALSE(applied(terminal(true, {}), {"a", "--color=never"}).colour);
}

TEST_CASE("links are for terminals that are known to have them") {
  CHECK_FALSE(applied(terminal(true, {})).links);
  CHECK(applied(terminal(true, {{"VTE_VERSION", "7200"}})).links);
  CHECK_FALSE(applied(terminal(true, {{"VTE_VERSION", "7200"}, {"NO_COLOR", "1"}})).links);
  CHECK_FALSE(applied(terminal(false, {{"VTE_VERSION", "7200"}}), {"a", "--color=always"}).links);
}

TEST_CASE("the width is the one asked for, else the terminal's") {
  CHECK(applied(terminal(true, {})).width == 100);
  CHECK(applied(terminal(true, {}), {"a", "--width=60"}).width == 60);
}

TEST_CASE("the pager is for text that people read on a terminal") {
  CHECK(pager(terminal(true, {{"PAGER", "more"}}), {"a"}) == "more");
  CHECK(pager(terminal(false, {{"PAGER", "more"}}), {"a", "--pager"}).empty());
  CHECK(pager(terminal(true, {{"PAGER", "more"}}), {"a", "--no-pager"}).empty());
  CHECK(pager(terminal(true, {{"PAGER", "more"}}), {"a", "--format=jsonl"}).empty());
  CHECK(pager(terminal(true, {{"PAGER", "more"}}), {"a", "--format=jsonl", "--pager"}) == "more");
  CHECK(pager(terminal(true, {{"PAGER", "cat"}}), {"a"}).empty());
  CHECK(pager(terminal(true, {{"PAGER", "more"}, {"TERM", "dumb"}}), {"a"}).empty());
  CHECK(pager(terminal(true, {{"PATH", "/nowhere"}}), {"a"}).empty());
}
