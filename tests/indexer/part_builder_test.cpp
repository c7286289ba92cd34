#include "indexer/build/part_builder.h"

#include "common/store/article_analysis.h"
#include "common/store/part.h"
#include "common/store/record.h"
#include "common/store/schema.h"
#include "common/store/signature.h"
#include "tests/indexer/support/sample_articles.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

namespace timbao {
namespace {

namespace fs = std::filesystem;

std::string record_of(const Article& article) {
  std::string record;
  append_record(article, record);
  return record;
}

void flip(const std::string& path, std::uint64_t offset) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(offset));
  const char byte = static_cast<char>(file.get());
  file.seekp(static_cast<std::streamoff>(offset));
  file.put(static_cast<char>(byte ^ 0x20));
}

}  // namespace

TEST_CASE("a sealed part gives back every article and what was counted of it") {
  const TempFolder folder;
  for (const std::size_t count : {0, 1, 30, 1500}) {
    CAPTURE(count);
    const auto articles = sample_articles(count, 3);
    const std::string place = folder.file(fmt::format("part-{}", count));
    const ManifestPart info = build_part(articles, place);
    CHECK(info.articles == count);
    const Part part(place, info);
    REQUIRE(part.rows() == count);
    ArticleAnalysis analysis;
    Statistics expected;
    for (std::uint32_t row = 0; row < count; ++row) {
      const Article& article = articles[row];
      REQUIRE(record_of(part.article(row)) == record_of(article));
      analysis.analyze(article);
      const auto units = part.units(row);
      REQUIRE(std::ranges::equal(units.all, analysis.units()));
      REQUIRE(units.title.size() == analysis.title_units);
      REQUIRE(std::ranges::equal(units.body, analysis.body()));
      REQUIRE(units.joined.size() == analysis.joined_units);
      const Row facts = part.columns().row(row);
      REQUIRE(facts.signature == near_copy_signature(analysis.body()));
      REQUIRE(facts.date == article.date.key());
      REQUIRE(part.strings()[facts.source] == article.source);
      REQUIRE(part.strings()[facts.author] == article.author);
      REQUIRE(part.strings()[facts.category] == article.category);
      for (const TermCount& term : analysis.terms()) {
        auto posting = part.terms().postlist_begin(std::string(term.term));
        posting.skip_to(row + 1);
        REQUIRE(*posting == row + 1);
        REQUIRE(posting.get_wdf() == term.count);
      }
      for (const SyllableCode code : analysis.syllables())
        ++expected.syllable_articles[code];
      expected.totals.tokens += analysis.tokens;
    }
    CHECK(part.statistics().totals().articles == count);
    CHECK(part.statistics().totals().tokens == expected.totals.tokens);
    CHECK(std::ranges::equal(part.statistics().syllable_articles(), expected.syllable_articles));
    CHECK(verify_part(place).empty());
  }
}

TEST_CASE("a byte changed anywhere in any file of a part is found") {
  const TempFolder folder;
  const std::string place = folder.file("part-1");
  (void)build_part(sample_articles(200, 5), place);
  REQUIRE(verify_part(place).empty());
  for (const auto& entry : fs::directory_iterator(place)) {
    const std::string path = entry.path().string();
    if (entry.path().filename() == kPartInfoName || fs::file_size(path) == 0)
      continue;
    CAPTURE(path);
    for (const std::uint64_t offset :
         {std::uint64_t{0}, fs::file_size(path) / 2, fs::file_size(path) - 1}) {
      flip(path, offset);
      const auto faults = verify_part(place);
      REQUIRE(faults.size() == 1);
      CHECK(faults[0].find(path) != std::string::npos);
      flip(path, offset);
    }
  }
  CHECK(verify_part(place).empty());
  fs::resize_file(folder.file("part-1/stream"), 10);
  CHECK(verify_part(place).size() == 1);
  fs::remove(folder.file("part-1/strings"));
  CHECK_FALSE(verify_part(place).empty());
}

TEST_CASE("words longer than a term may be, and articles of megabytes, are kept whole") {
  const TempFolder folder;
  Article article;
  article.id = "dài";
  article.title = std::string(5000, 'x');
  for (int i = 0; i < 200'000; ++i)
    article.body += "nước lũ dâng cao ";
  article.body += std::string(300, 'z') + "\xE2\x82\xAC" + std::string(1000, '7');
  const ManifestPart info = build_part({article}, folder.file("part-1"));
  const Part part(folder.file("part-1"), info);
  CHECK(part.article(0).body == article.body);
  CHECK(part.article(0).title == article.title);
  CHECK(part.terms().get_collection_freq("nuoc") == 200'000);
  for (auto term = part.terms().allterms_begin(); term != part.terms().allterms_end(); ++term)
    CHECK((*term).size() <= kMaxKeyBytes);
  std::ostringstream report;
  CHECK(Xapian::Database::check(folder.file("part-1/terms"), 0, &report) == 0);
}

}  // namespace timbao
