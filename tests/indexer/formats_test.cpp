#include "indexer/input/formats.h"

#include <doctest/doctest.h>
#include <string>

using timbao::clean_name;
using timbao::Format;
using timbao::format_of_name;

TEST_CASE("the end of a name tells its format") {
  struct Case {
    const char* name;
    Format format;
  };
  for (const Case& test : {Case{"a.txt", Format::kText}, Case{"A.HTML", Format::kHtml},
                           Case{"a.ndjson", Format::kJsonLines}, Case{"a.json", Format::kJson},
                           Case{"a.csv", Format::kCsv}, Case{"a.tsv", Format::kTsv},
                           Case{"a.json.gz", Format::kCompressed},
                           Case{"a.tar.gz", Format::kArchive}, Case{"a.tgz", Format::kArchive},
                           Case{"a.warc.gz", Format::kWarc}, Case{"a.7z", Format::kArchive},
                           Case{"a.gz", Format::kCompressed}, Case{"a.jpg", Format::kUnknown},
                           Case{".txt", Format::kUnknown}, Case{"", Format::kUnknown}}) {
    CAPTURE(test.name);
    CHECK(format_of_name(test.name) == test.format);
  }
  CHECK(timbao::without_compression("a.jsonl.ZST") == "a.jsonl");
  CHECK(timbao::without_compression("a.jsonl") == "a.jsonl");
}

TEST_CASE("clean names are UTF-8 without controls, and different where the names are") {
  CHECK(clean_name("Tên tệp 100%.txt") == "Tên tệp 100%.txt");
  CHECK(clean_name("t\xEAn.txt") == "t%EAn.txt");
  CHECK(clean_name("t%EA\xEA.txt") == "t%25EA%EA.txt");
  CHECK(clean_name("a\nb\x7F\xC2\x9B") == "a%0Ab%7F%C2%9B");
  CHECK(clean_name("\xF0\x9F\x98\x80\xF0\x9F") == "\xF0\x9F\x98\x80%F0%9F");
}
