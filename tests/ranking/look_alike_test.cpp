#include "common/text/analyzer.h"
#include "tests/ranking/archive.h"
#include "tests/ranking/look_alikes.h"

#include <doctest/doctest.h>

namespace timbao {
namespace {

/// The same article but for the phrase.
Article about(const std::string& phrase, const std::string& id) {
  Article article;
  article.id = id;
  article.title = "Chuyện kể trong tuần";
  article.body = "Sáng thứ hai, phóng viên ghi lại: " + phrase + ". Câu chuyện còn dài.";
  return article;
}

std::vector<Article> articles_about(const std::vector<LookAlike>& pairs) {
  std::vector<Article> articles;
  for (const LookAlike& pair : pairs) {
    articles.push_back(about(pair.one, pair.one));
    articles.push_back(about(pair.other, pair.other));
  }
  return articles;
}

TEST_CASE("there are 200 look-alike phrases, each folding as its twin") {
  CHECK(look_alikes().size() == 100);
  for (const LookAlike& pair : look_alikes()) {
    CHECK(pair.one != pair.other);
    CHECK(fold(pair.one) == fold(pair.other));
  }
}

TEST_CASE("the article with the marks as typed is first, its look-alike comes behind") {
  const TestArchive archive({articles_about(look_alikes())});
  Searcher searcher(archive.dirs());
  for (const LookAlike& pair : look_alikes())
    for (const std::string& typed : {pair.one, pair.other}) {
      CAPTURE(typed);
      const SearchResults results = searcher.search(request_for(typed));
      REQUIRE(results.hits.size() >= 2);
      CHECK(results.hits[0].article.id == typed);
      if (typed != fold(typed))
        CHECK(results.hits[0].score > results.hits[1].score);
      const SearchResults bare = searcher.search(request_for(fold(typed)));
      REQUIRE(bare.hits.size() >= 2);
      CHECK(bare.hits[0].score == doctest::Approx(bare.hits[1].score));
    }
}

TEST_CASE("a quoted phrase and strict marks leave the look-alike out") {
  const TestArchive archive({articles_about(look_alikes())});
  Searcher searcher(archive.dirs());
  for (const LookAlike& pair : look_alikes()) {
    CAPTURE(pair.one);
    SearchRequest strict = request_for("\"" + pair.one + "\"");
    strict.strict_accents = true;
    CHECK(ids_of(searcher.search(strict)) == std::vector<std::string>{pair.one});
    const std::string quoted_bare = "\"" + fold(pair.one) + "\"";
    CHECK(searcher.search(request_for(quoted_bare)).hits.size() == 2);
  }
}

}  // namespace
}  // namespace timbao
