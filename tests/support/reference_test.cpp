#include "tests/support/reference.h"

#include <cmath>
#include <doctest/doctest.h>

namespace timbao::reference {
namespace {

std::vector<std::uint32_t> order(const std::vector<Scored>& hits) {
  std::vector<std::uint32_t> documents;
  for (const Scored& hit : hits) {
    documents.push_back(hit.document);
  }
  return documents;
}

}  // namespace

TEST_CASE("reference words: both tone placements and normal forms are one, đ folds") {
  const std::vector<Word> words = simple_words("Hoà hòa ho\u0300a, ĐÀ Đa\u0300 2020");
  REQUIRE(words.size() == 6);
  CHECK(words[0].accented == words[1].accented);
  CHECK(words[1].accented == words[2].accented);
  CHECK(words[0].folded == "hoa");
  CHECK(words[3].accented == words[4].accented);
  CHECK(words[3].folded == "da");
  CHECK(words[3].has_marks);
  CHECK_FALSE(words[5].has_marks);
}

TEST_CASE("reference scores are BM25 as computed by hand") {
  Index index(simple_words);
  index.add("mưa to");
  index.add("nắng to gió to");
  // One of two articles holds "mưa"; 2 words where the average is 3.
  const double idf = std::log(1 + (2 - 1 + .5) / (1 + .5));
  const double expected = idf * 2.2 / (1 + 1.2 * (.25 + .75 * 2 / 3));
  const auto hits = index.search("mưa", Formula::kAccented, {}, 10);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].document == 0);
  CHECK(hits[0].score == doctest::Approx(expected).epsilon(1e-12));
}

TEST_CASE("reference formulas differ in what they tell apart") {
  Index index(simple_words);
  index.add("ma túy ở biên giới");
  index.add("mã tùy chọn của biên bản giới thiệu");
  index.add("chuyện khác hẳn về ngày mai");
  CHECK(order(index.search("ma túy", Formula::kAccented, {}, 10)) == std::vector<std::uint32_t>{0});
  CHECK(order(index.search("mã tuy", Formula::kFolded, {}, 10)).size() == 2);
  CHECK(order(index.search("mã tuy", Formula::kMixedPairs, {}, 10)).front() == 1);
  const double words = index.search("biên giới", Formula::kAccented, {}, 1)[0].score;
  const double pairs = index.search("biên giới", Formula::kAccentedPairs, {}, 1)[0].score;
  CHECK(pairs > words);
}

}  // namespace timbao::reference
