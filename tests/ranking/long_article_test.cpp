#include "common/text/pieces.h"
#include "tests/ranking/archive.h"

#include <doctest/doctest.h>
#include <string>

namespace timbao {
namespace {

Article long_article() {
  Article article;
  article.id = "dài";
  article.title = "Bài dài";
  while (article.body.size() < 2 * kPieceBytes)
    article.body += "Một con sông chảy qua làng, nước lên rồi nước xuống.\n";
  article.body += "Sáng ấy con tê giác ra bến uống nước.\n";
  while (article.body.size() < 3 * kPieceBytes)
    article.body += "Làng lại vắng, chỉ còn tiếng nước.\n";
  return article;
}

}  // namespace

TEST_CASE("the passage of a long article is from the piece that says most") {
  const TestArchive archive({{long_article()}});
  Searcher searcher(archive.dirs());
  const SearchResults results = searcher.search(request_for("con tê giác uống nước"));
  REQUIRE(results.hits.size() == 1);
  const Snippet& snippet = results.hits[0].snippet;
  CHECK(snippet.text.find("con tê giác ra bến uống nước") != std::string::npos);
  bool marked = false;
  for (const Highlight& mark : snippet.highlights)
    marked = marked || snippet.text.substr(mark.begin, mark.end - mark.begin).find("giác") !=
                           std::string::npos;
  CHECK(marked);
}

TEST_CASE("marks in a long text are where its words are") {
  const Article article = long_article();
  const TestArchive archive({{article}});
  Searcher searcher(archive.dirs());
  const std::vector<Highlight> marks = searcher.highlights(request_for("giác"), article.body);
  REQUIRE(marks.size() == 1);
  CHECK(marks[0].begin == article.body.find("giác"));
  CHECK(article.body.substr(marks[0].begin, marks[0].end - marks[0].begin) == "giác");
}

}  // namespace timbao
