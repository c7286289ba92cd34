#include "searcher/results/variants.h"

#include "common/base/error.h"
#include "searcher/output/variants_writer.h"
#include "tests/support/plain_tokens.h"

#include <doctest/doctest.h>
#include <sstream>

using namespace timbao;

namespace {

std::string written(OutputFormat format) {
  const std::vector<Variant> variants{{"hoà bình", 1200}, {"=hòa", 3}};
  OutputOptions options;
  options.format = format;
  std::ostringstream out;
  write_variants(out, "hoa binh", variants, options);
  return out.str();
}

}  // namespace

TEST_CASE("a spelling counts once an article, most frequent first") {
  VariantCounter counter;
  const auto add = [&](const std::string& text, std::vector<std::uint32_t> words) {
    std::vector<TermMatch> matches;
    for (const std::uint32_t word : words) {
      matches.push_back({word, 1, 0, 1, false});
    }
    counter.add(text, test::plain_tokens(text), matches);
  };
  add("Lũ và lũ", {0, 2});
  add("lu", {0});
  counter.end_article();
  add("lu lên", {0});
  counter.end_article();
  const std::vector<Variant> variants = counter.build();
  REQUIRE(variants.size() == 2);
  CHECK(variants[0].spelling == "lu");
  CHECK(variants[0].articles == 2);
  CHECK(variants[1].spelling == "lũ");
  CHECK(variants[1].articles == 1);
}

TEST_CASE("variants have forms for people and for scripts") {
  CHECK(written(OutputFormat::kText) == "1 200  hoà bình\n    3  =hòa\n");
  CHECK(written(OutputFormat::kJsonl) ==
        "{\"format_version\":1,\"spelling\":\"hoà bình\",\"articles\":1200}\n"
        "{\"format_version\":1,\"spelling\":\"=hòa\",\"articles\":3}\n");
  CHECK(written(OutputFormat::kJson) ==
        "{\"format_version\":1,\"query\":\"hoa binh\",\"variants\":[{\"spelling\":\"hoà bình\","
        "\"articles\":1200},{\"spelling\":\"=hòa\",\"articles\":3}]}\n");
  CHECK(written(OutputFormat::kCsv) == "spelling,articles\r\nhoà bình,1200\r\n'=hòa,3\r\n");
  CHECK_THROWS_AS((void)written(OutputFormat::kTrec), Error);
}
