#include "searcher/query/query_parser.h"

#include "common/base/error.h"
#include "common/text/well_formed.h"

#include <ctime>
#include <doctest/doctest.h>
#include <fstream>
#include <string>
#include <vector>

namespace timbao {
namespace {

const ParseOptions kOptions{{2020, 12, 30}, false};

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t')
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += text;
  return out;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kMostSeconds = 20;
#else
constexpr double kMostSeconds = 5;
#endif

/// Of the processor, so that a busy machine fails no test.
double seconds_to_parse(const std::string& typed) {
  const std::clock_t start = std::clock();
  (void)parse_query(typed, kOptions);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("each query of the table has its tree, its notices, or its error") {
  std::ifstream table(TIMBAO_SOURCE_DIR "/tests/data/query_trees.tsv");
  REQUIRE(table.good());
  std::size_t queries = 0;
  for (std::string line; std::getline(table, line);) {
    const bool comment = line.empty() || line.starts_with("# ");
    if (comment)
      continue;
    const std::vector<std::string> fields = split(line);
    REQUIRE(fields.size() >= 2);
    CAPTURE(fields[0]);
    ++queries;
    if (fields[1].starts_with("error ")) {
      CHECK_THROWS_WITH_AS((void)parse_query(fields[0], kOptions),
                           doctest::Contains(fields[1].substr(6).c_str()), Error);
      continue;
    }
    const ParsedQuery query = parse_query(fields[0], kOptions);
    CHECK(to_string(query) == fields[1]);
    CHECK(query.notices == std::vector<std::string>(fields.begin() + 2, fields.end()));
  }
  CHECK(queries >= 250);
}

TEST_CASE("an error shows the place and what would work") {
  try {
    (void)parse_query("bão since:xyz lũ", kOptions);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) ==
          "cannot read 'xyz' as a date\n  bão since:xyz lũ\n            ^^^");
    CHECK(error.hint().find("30/12/2020") != std::string::npos);
  }
}

TEST_CASE("strict accents make every word exact") {
  CHECK(to_string(parse_query("bão \"lũ quét\"", {{}, true})) ==
        "(words =\"bão\" (phrase =\"lũ quét\"))");
}

TEST_CASE("10,000 parentheses are read, those too deep left out") {
  const std::string open = repeat("(", 10000);
  const std::string close = repeat(")", 10000);
  CHECK(to_string(parse_query(open + "bão" + close, kOptions)) == "\"bão\"");
  CHECK(to_string(parse_query(open + "bão", kOptions)) == "\"bão\"");
  CHECK(to_string(parse_query("bão" + close, kOptions)) == "\"bão\"");
  CHECK(to_string(parse_query(repeat("(a OR ", 5000) + "b" + repeat(")", 5000), kOptions))
            .starts_with("(or \"a\""));
  CHECK(to_string(parse_query(repeat("-(", 9999) + "b" + repeat(")", 9999), kOptions)).size() < 99);
}

TEST_CASE("a megabyte of query is read in a moment, its beginning used, and said so") {
  for (const std::string_view piece :
       {"bão ", "(", "\"", "\"a\" ", "a\"b ", "- ", "NOT ", "a NEAR ", "title:", "since:2020 ",
        "a:", "* ", "\xFF", "\xE2\x80\x9C", "AND OR ", "~", "+-=", "tiêu đề: "}) {
    CAPTURE(piece);
    const std::string query = repeat(piece, (1U << 20U) / piece.size());
    CHECK(seconds_to_parse(query) < kMostSeconds);
    const ParsedQuery parsed = parse_query(query, kOptions);
    CHECK_FALSE(parsed.notices.empty());
    CHECK(is_valid_utf8(to_string(parsed)));
  }
}

TEST_CASE("of many words with * or ~ the first sixteen are expanded, and said so") {
  const ParsedQuery query = parse_query(repeat("ngh* ", 15) + "ng~ a* b~2 path:kinh*", kOptions);
  const std::string tree = to_string(query);
  CHECK(tree.ends_with(R"((fuzzy 1 "ng") "a" "b" (prefix path:"kinh")))"));
  CHECK(query.notices == std::vector<std::string>{"only the first 16 words with * or ~ are "
                                                  "expanded; the others are plain words"});
}

TEST_CASE("bytes that are no UTF-8 are replaced, and never break the tree") {
  CHECK(to_string(parse_query("b\xC3o", kOptions)) == "\"b\xEF\xBF\xBDo\"");
  CHECK(to_string(parse_query("\xFF\xFE", kOptions)) == "(nothing)");
  for (int byte = 1; byte < 256; ++byte) {
    CAPTURE(byte);
    const std::string one(1, static_cast<char>(byte));
    for (const std::string& query : {one, "a" + one + "b", "\"" + one, "title:" + one, one + "~2"})
      CHECK(is_valid_utf8(to_string(parse_query(query, kOptions))));
  }
}

}  // namespace timbao
