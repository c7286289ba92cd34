#include "indexer/files/ignore_rules.h"

#include <doctest/doctest.h>
#include <string>

using timbao::glob_matches;
using timbao::IgnoreRules;
using Verdict = timbao::IgnoreRules::Verdict;

TEST_CASE("globs match as in gitignore(5)") {
  struct Case {
    const char* pattern;
    const char* path;
    bool matches;
  };
  for (const Case& test : {
           Case{"*.txt", "a.txt", true},
           Case{"*.txt", "a/b.txt", false},
           Case{"**/b.txt", "b.txt", true},
           Case{"**/b.txt", "a/c/b.txt", true},
           Case{"a/**", "a/b/c", true},
           Case{"a/**/z", "a/z", true},
           Case{"a/**/z", "a/b/c/z", true},
           Case{"a?c", "abc", true},
           Case{"a?c", "a/c", false},
           Case{"[a-c]x", "bx", true},
           Case{"[!a-c]x", "bx", false},
           Case{"[^a-c]x", "dx", true},
           Case{"[]]", "]", true},
           Case{"[", "[", true},
           Case{"\\*", "*", true},
           Case{"\\*", "a", false},
           Case{"", "", true},
           Case{"a", "", false},
           Case{"*", "", true},
       }) {
    CAPTURE(test.pattern);
    CAPTURE(test.path);
    CHECK(glob_matches(test.pattern, test.path) == test.matches);
  }
}

TEST_CASE("a hostile glob takes bounded time") {
  std::string pattern;
  for (int i = 0; i < 200; ++i) {
    pattern += "*a";
  }
  CHECK_FALSE(glob_matches(pattern + "b", std::string(4000, 'a')));
}

TEST_CASE("rules: later ones win, a slash anchors, one at the end means folders") {
  const IgnoreRules rules("# ghi chú\n\n*.txt\n!giu.txt\r\n/goc\nnhap/\na/b  \n");
  CHECK(rules.verdict("x/y.txt", false) == Verdict::kIgnore);
  CHECK(rules.verdict("x/giu.txt", false) == Verdict::kKeep);
  CHECK(rules.verdict("goc", false) == Verdict::kIgnore);
  CHECK(rules.verdict("x/goc", false) == Verdict::kNone);
  CHECK(rules.verdict("x/nhap", true) == Verdict::kIgnore);
  CHECK(rules.verdict("x/nhap", false) == Verdict::kNone);
  CHECK(rules.verdict("a/b", false) == Verdict::kIgnore);
  CHECK(rules.verdict("x/a/b", false) == Verdict::kNone);
  CHECK(IgnoreRules("# \n\n").empty());
}
