#include "searcher/options.h"

#include "common/base/error.h"
#include "common/text/display.h"
#include "searcher/cli/option_table.h"

#include <doctest/doctest.h>
#include <set>

using namespace timbao;

namespace {

constexpr Date kToday{2024, 6, 15};

SearcherOptions read(const std::vector<std::string>& arguments,
                     const std::vector<std::string>& saved = {}) {
  return parse_searcher_options(arguments, saved, kToday);
}

/// The message and hint of the Error that the arguments give.
std::string failure(const std::vector<std::string>& arguments) {
  try {
    (void)read(arguments);
  } catch (const Error& error) {
    return std::string(error.what()) + " | " + error.hint();
  }
  return "none";
}

}  // namespace

TEST_CASE("words that begin with a dash belong to the query unless they are options") {
  struct Row {
    std::vector<std::string> arguments;
    std::string query;
  };
  const std::vector<Row> rows{
      {{"covid", "-bóng"}, "covid -bóng"},
      {{"-bóng", "covid"}, "-bóng covid"},
      {{"covid", "-"}, "covid -"},
      {{"-đ"}, "-đ"},
      {{"-title:covid", "xăng"}, "-title:covid xăng"},
      {{"--", "--limit", "-n"}, "--limit -n"},
      {{"a", "--", "-x"}, "a -x"},
      {{"-bóng đá", "c"}, "-bóng đá c"},
      {{"-n5", "covid"}, "covid"},
      {{"30-12", "TP.HCM", "\"mở"}, "30-12 TP.HCM \"mở"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(read(row.arguments).request.query == row.query);
  }
}

TEST_CASE("options that do not exist are named, with what was meant and with --") {
  struct Row {
    std::vector<std::string> arguments;
    std::string message;
    std::string hint;
  };
  const std::vector<Row> rows{
      {{"--limt", "3", "a"}, "unknown option '--limt'", "did you mean --limit?"},
      {{"--xyzzy", "a"}, "unknown option '--xyzzy'", "--help lists the options"},
      {{"-x", "a"}, "unknown option '-x'", "put -- in front"},
      {{"-limit", "3", "a"}, "unknown option '-limit'", "the option is --limit"},
      {{"-format=json", "a"}, "unknown option '-format=json'", "the option is --format"},
      {{"--lim", "3", "a"}, "unknown option '--lim'", ""},
      {{"a", "--limit", "many"}, "--limit: 'many' is not a number", "--limit=20"},
      {{"a", "--limit", "-5"}, "--limit: '-5' is not a number", ""},
      {{"a", "--limit"}, "limit", "--limit N|all: at most N hits"},
      {{"a", "--sort", "banana"}, "unknown order 'banana'", "newest"},
      {{"a", "--since", "xyz"}, "--since: cannot read 'xyz' as a date", "30/12/2020"},
      {{"a", "--since=2020", "--until=2019"}, "no day is in all", "--since is the first"},
      {{"a", "--date=2018", "--since=2020"}, "no day is in all", ""},
      {{"a", "--limit", "99999999999999999999"}, "is too large", ""},
      {{"a", "--save", ""}, "--save is empty", "--help"},
      {{"--saved", ""}, "--saved is empty", ""},
      {{"--batch", ""}, "--batch is empty", ""},
      {{"--like", ""}, "--like is empty", ""},
      {{"a", "--index", ""}, "--index is empty", "folder"},
      {{"a", "--recent=soon"}, "--recent: 'soon' is not a time", "30d"},
      {{"a", "--format=xml"}, "unknown format 'xml'", "jsonl"},
      {{"a", "--fields=banana"}, "unknown field 'banana'", "title"},
      {{"a", "--facets=colour"}, "colour", "source"},
      {{"a", "--timeline=week"}, "week", "month"},
      {{"a", "--color=blue"}, "'blue' is not", ""},
      {{"a", "--new"}, "--new needs a saved query", "--saved"},
      {{"--show=x", "--batch=y"}, "exclude each other", ""},
      {{"--batch=q.tsv", "word"}, "from the file", "word"},
      {{}, "no QUERY given", "examples"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.message);
    const std::string said = failure(row.arguments);
    CAPTURE(said);
    CHECK(said.find(row.message) != std::string::npos);
    CHECK(said.find(row.hint) != std::string::npos);
  }
}

TEST_CASE("an option given again counts as it was given last") {
  const SearcherOptions options =
      read({"-n", "5", "--format=csv", "a", "-q", "--limit=20", "--format", "tsv", "-q"});
  CHECK(options.request.limit == 20);
  CHECK(options.output.format == OutputFormat::kTsv);
  CHECK(options.quiet);
  CHECK(options.request.query == "a");
}

TEST_CASE("the request is what the options say") {
  const SearcherOptions options =
      read({"xăng",         "--limit",          "all",        "--offset=20",
            "--sort",       "newest",           "--since",    "1/2020",
            "--until=2021", "--strict-accents", "--no-telex", "--no-abbrev",
            "--no-suggest", "--no-group",       "--recent",   "--facets",
            "source,year",  "--timeline=auto",  "--per-1000", "--explain"});
  const SearchRequest& request = options.request;
  CHECK(request.limit == SearchRequest::kAll);
  CHECK(request.offset == 20);
  CHECK(request.sort == SortOrder::kNewest);
  CHECK(request.dates.first == Date{2020, 1, 1});
  CHECK(request.dates.last == Date{2021, 12, 31});
  CHECK(request.strict_accents);
  CHECK_FALSE(request.keystrokes);
  CHECK_FALSE(request.abbreviations);
  CHECK_FALSE(request.suggestions);
  CHECK_FALSE(request.group);
  CHECK(request.recent_days == 90);
  CHECK(request.facets == std::vector<std::string>{"source", "year"});
  CHECK(request.timeline_auto);
  CHECK(request.per_1000);
  CHECK(request.explain);
}

TEST_CASE("half-lives are days, weeks, months or years") {
  CHECK(read({"a", "--recent=30"}).request.recent_days == 30);
  CHECK(read({"a", "--recent=2w"}).request.recent_days == 14);
  CHECK(read({"a", "--recent=1y"}).request.recent_days == doctest::Approx(365.25));
}

TEST_CASE("dates of several options are intersected") {
  const SearchRequest request = read({"a", "--date=2020", "--since=2020-06"}).request;
  CHECK(to_string(request.dates.first) == "2020-06-01");
  CHECK(to_string(request.dates.last) == "2020-12-31");
}

TEST_CASE("only what is shown is fetched") {
  CHECK(read({"a"}).request.snippets);
  CHECK_FALSE(read({"a", "--format=trec"}).request.snippets);
  CHECK_FALSE(read({"a", "--fields=title"}).request.snippets);
  CHECK(read({"a", "--template={snippet}"}).request.snippets);
  CHECK(read({"a", "--format=jsonl", "--fields=body"}).request.bodies);
  CHECK(read({"a", "--format=count"}).request.limit == 0);
  CHECK(read({"a", "--format=count"}).request.exact_count);
  CHECK(read({"a", "--format=csv", "--timeline=year"}).output.table == OutputTable::kTimeline);
}

TEST_CASE("-0 alone means paths") {
  CHECK(read({"a", "-0"}).output.format == OutputFormat::kPaths);
  CHECK(read({"a", "-0"}).output.nul_terminated);
}

TEST_CASE("a saved query is its options and words, without what is about one run") {
  const auto saved = read({"giá", "xăng", "--save", "xang", "--sort=newest", "--quiet",
                           "--color=never", "-n", "5", "-bóng"})
                         .saved_arguments;
  CHECK(saved ==
        std::vector<std::string>{"--sort=newest", "--limit=5", "--", "giá", "xăng", "-bóng"});
  const SearcherOptions again = read({"--saved", "xang", "--limit=2", "hôm nay"}, saved);
  CHECK(again.request.limit == 2);
  CHECK(again.request.sort == SortOrder::kNewest);
  CHECK(again.request.query.find("giá xăng -bóng") != std::string::npos);
  CHECK(again.request.query.find("hôm nay") != std::string::npos);
}

TEST_CASE("an index given now replaces the saved one") {
  CHECK(read({"--saved=x", "--index=/a"}, {"--index=/b", "--", "w"}).index_dirs ==
        std::vector<std::string>{"/a"});
  CHECK(read({"w", "--index=/a", "--index=/b"}).index_dirs == std::vector<std::string>{"/a", "/b"});
}

TEST_CASE("help begins with examples and names every option once") {
  const std::string help = searcher_help();
  CHECK(help.find("Examples:") < help.find("Usage:"));
  std::set<std::string_view> names;
  for (const OptionRow& row : option_rows()) {
    if (row.names.empty()) {
      continue;
    }
    CAPTURE(row.long_name());
    CHECK(names.insert(row.long_name()).second);
    CHECK(help.find("--" + std::string(row.long_name())) != std::string::npos);
  }
  for (std::size_t at = 0; at < help.size();) {
    const std::size_t end = help.find('\n', at);
    CHECK(display_width(std::string_view(help).substr(at, end - at)) <= 80);
    at = end + 1;
  }
}
