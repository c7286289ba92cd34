#include "searcher/cli/batch.h"

#include "common/base/error.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace timbao;

namespace {

SearchRequest defaults() {
  SearchRequest request;
  request.today = {2024, 6, 15};
  request.limit = 7;
  return request;
}

std::string failure(std::string_view line) {
  try {
    (void)parse_batch_line(line, 1, defaults());
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("a line is an id and a query, or a query whose id is its place") {
  struct Row {
    std::string_view line;
    std::string qid;
    std::string query;
  };
  const std::vector<Row> rows{
      {"q1\tgiá xăng", "q1", "giá xăng"},
      {"giá xăng", "5", "giá xăng"},
      {"q1\ta\tb", "q1", "a\tb"},
      {"q1\t", "q1", ""},
      {"{giá} xăng", "5", "{giá} xăng"},
      {"{", "5", "{"},
      {"\tgiá", "", "giá"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const BatchQuery query = parse_batch_line(row.line, 5, defaults());
    CHECK(query.qid == row.qid);
    CHECK(query.request.query == row.query);
    CHECK(query.request.limit == 7);
  }
}

TEST_CASE("a line of JSON has options of its own") {
  const BatchQuery query = parse_batch_line(
      R"({"id":"q9","query":"giá xăng","limit":"all","offset":3,"sort":"newest","since":"2020",)"
      R"("until":"3/2021","strict_accents":true,"telex":false,"abbreviations":false,"suggestions":false,)"
      R"("group":false,"exact_count":true,"snippets":false,"recent":30,"like":"a.txt",)"
      R"("facets":["source","year"],"timeline":"month"})",
      1, defaults());
  CHECK(query.qid == "q9");
  CHECK(query.like == "a.txt");
  const SearchRequest& request = query.request;
  CHECK(request.query == "giá xăng");
  CHECK(request.limit == SearchRequest::kAll);
  CHECK(request.offset == 3);
  CHECK(request.sort == SortOrder::kNewest);
  CHECK(to_string(request.dates.first) == "2020-01-01");
  CHECK(to_string(request.dates.last) == "2021-03-31");
  CHECK(request.strict_accents);
  CHECK_FALSE(request.keystrokes);
  CHECK_FALSE(request.abbreviations);
  CHECK_FALSE(request.suggestions);
  CHECK_FALSE(request.group);
  CHECK(request.exact_count);
  CHECK_FALSE(request.snippets);
  CHECK(request.recent_days == 30);
  CHECK(request.facets == std::vector<std::string>{"source", "year"});
  CHECK(request.timeline == TimelineUnit::kMonth);
  CHECK(parse_batch_line(R"({"qid":7,"query":"a","facets":"source"})", 1, defaults()).qid == "7");
}

TEST_CASE("JSON that is not right says which member") {
  struct Case {
    std::string_view line;
    std::string_view message;
  };
  const std::vector<Case> cases{
      {R"({"query":"a")", "one object on one line"},
      {R"({"query":"a","limit":"some"})", "\"limit\" must be a number"},
      {R"({"query":"a","limit":-1})", "\"limit\" must be a number"},
      {R"({"query":["a"]})", "\"query\" must be a string"},
      {R"({"query":"a","group":1})", "\"group\" must be true or false"},
      {R"({"query":"a","sort":"up"})", "\"sort\" must be"},
      {R"({"query":"a","since":"xyz"})", "\"since\" must be a date"},
      {R"({"query":"a","colour":"red"})", "unknown member \"colour\""},
  };
  for (const Case& row : cases) {
    CAPTURE(row.line);
    CHECK(failure(row.line).find(row.message) != std::string::npos);
  }
}
