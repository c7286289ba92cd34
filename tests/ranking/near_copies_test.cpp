#include "searcher/rank/near_copies.h"

#include "common/store/signature.h"
#include "tests/ranking/archive.h"

#include <doctest/doctest.h>
#include <random>
#include <sstream>

namespace timbao {
namespace {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> pieces;
  std::istringstream in(text);
  for (std::string piece; std::getline(in, piece, at);)
    if (!piece.empty())
      pieces.push_back(piece);
  return pieces;
}

/// What desks do to a wire story: another title, one word in twenty changed, a paragraph dropped.
Article edited(const Article& original, const std::vector<std::string>& words, std::mt19937& random,
               const std::string& id) {
  Article copy = original;
  copy.id = id;
  copy.title = "Tin trong ngày: " + words[random() % words.size()];
  copy.source = "Bản in lại";
  std::vector<std::string> paragraphs = split(original.body, '\n');
  if (paragraphs.size() > 3)
    paragraphs.erase(paragraphs.begin() +
                     static_cast<std::ptrdiff_t>(random() % paragraphs.size()));
  copy.body.clear();
  for (const std::string& paragraph : paragraphs) {
    for (const std::string& word : split(paragraph, ' '))
      copy.body += (random() % 20 == 0 ? words[random() % words.size()] : word) + ' ';
    copy.body += '\n';
  }
  return copy;
}

TEST_CASE("edited copies are found, other articles are not taken for copies") {
  std::mt19937 random(7);
  std::vector<Article> articles;
  std::vector<std::string> words;
  for (Article& article : read_sample_archive())
    if (split(article.body, ' ').size() > 120)
      articles.push_back(std::move(article));
  for (const Article& article : articles)
    for (const std::string& word : split(article.title, ' '))
      words.push_back(word);
  const std::size_t originals = articles.size();
  REQUIRE(originals > 80);
  for (std::size_t i = 0; i < originals; ++i)
    articles.push_back(edited(articles[i], words, random, fmt::format("copy-{}", i)));
  const TestArchive archive({articles});
  const Index index(archive.dirs());
  std::size_t found = 0;
  std::size_t wrong = 0;
  for (std::uint32_t a = 0; a < articles.size(); ++a)
    for (std::uint32_t b = a + 1; b < articles.size(); ++b) {
      if (!is_near_copy(index, {0, a}, {0, b}))
        continue;
      const std::uint32_t base = static_cast<std::uint32_t>(originals);
      if (a % base == b % base) {
        ++found;
        continue;
      }
      // The sample archive has wire stories that several papers printed: true copies as well.
      const bool story =
          pair_similarity(index.units({0, a % base}).body, index.units({0, b % base}).body) > 0.3;
      wrong += story ? 0 : 1;
    }
  const double recall = static_cast<double>(found) / static_cast<double>(originals);
  CAPTURE(recall);
  CHECK(recall >= 0.95);
  CHECK(static_cast<double>(wrong) <= 0.02 * static_cast<double>(found));
}

TEST_CASE("a group is one hit that names its copies; without grouping each is a hit") {
  std::vector<Article> articles;
  std::string body;
  for (int i = 0; i < 90; ++i)
    body += fmt::format("câu{} ", i * 7919 % 1000);
  for (int i = 0; i < 4; ++i) {
    Article article;
    article.id = fmt::format("ban-{}", i);
    article.title = "Bão vào bờ";
    article.source = fmt::format("Báo {}", i);
    article.body = body + fmt::format("bão số {}", i);
    articles.push_back(article);
  }
  Article other;
  other.id = "khac";
  other.title = "Bão tan";
  other.body = "Bão tan ngoài khơi.";
  articles.push_back(other);
  const TestArchive archive({articles});
  Searcher searcher(archive.dirs());
  SearchRequest request = request_for("bão");
  CHECK(searcher.search(request).hits.size() == 5);
  request.group = true;
  const SearchResults grouped = searcher.search(request);
  REQUIRE(grouped.hits.size() == 2);
  for (const Hit& hit : grouped.hits)
    if (hit.article.id != "khac") {
      CHECK(hit.similar == 3);
      CHECK(hit.similar_ids.size() == 3);
      CHECK(hit.similar_sources.size() == 3);
    }
}

}  // namespace
}  // namespace timbao
