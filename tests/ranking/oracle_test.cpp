// Both stages over a small archive against plain BM25 with pairs over every article: with fewer
// articles than candidates nothing is left out, so the scores must be the same.
#include "common/text/analyzer.h"
#include "searcher/rank/scorer.h"
#include "tests/ranking/archive.h"
#include "tests/support/reference.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <random>
#include <set>

namespace timbao {
namespace {

/// Words as the product cuts them; the reference has to agree on words, not on how they are found.
std::vector<reference::Word> product_words(std::string_view text) {
  TokenList tokens;
  analyze(text, tokens);
  std::vector<reference::Word> words;
  for (const Token& token : tokens.tokens) {
    if (token.kind == TokenKind::kJoined)
      continue;
    std::string accented(tokens.canonical(token));
    if (const SyllableCode other = token.code == kNoSyllable ? kNoSyllable : iy_variant(token.code);
        other != kNoSyllable)
      accented = std::min<std::string_view>(accented, spelling(other));
    words.push_back({accented, std::string(tokens.folded(token)), token.has_marks});
  }
  return words;
}

/// Title and body as one text: the reference knows no titles.
std::vector<Article> untitled(std::vector<Article> articles) {
  for (Article& article : articles) {
    article.body = article.title + "\n" + article.body;
    article.title.clear();
  }
  return articles;
}

class QueryMaker {
 public:
  QueryMaker(const std::vector<Article>& articles, unsigned seed) : random_(seed) {
    TokenList tokens;
    for (const Article& article : articles) {
      analyze(article.body, tokens);
      std::vector<std::string>& words = texts_.emplace_back();
      std::set<std::string> own;
      for (const Token& token : tokens.tokens)
        if (token.code != kNoSyllable) {
          words.emplace_back(spelling(token.code));
          own.insert(words.back());
        }
      for (const std::string& word : own) {
        ++accented_[word];
        all_[fold(word)].insert(article.id);
      }
    }
  }

  /// Words side by side in an article, or picked anywhere; about half of the marks left out.
  std::string next() {
    std::string query;
    std::vector<std::string> used;
    const auto& text = texts_[random_() % texts_.size()];
    const std::size_t size = 2 + random_() % 6;
    const bool row = random_() % 2 == 0;
    const std::size_t start = random_() % (text.size() - size);
    for (std::size_t i = 0; i < size; ++i) {
      std::string word = row ? text[start + i] : text[random_() % text.size()];
      if (!is_plain(word) || std::find(used.begin(), used.end(), fold(word)) != used.end())
        continue;
      used.push_back(fold(word));
      query += (query.empty() ? "" : " ") + (random_() % 2 == 0 ? word : fold(word));
    }
    return query;
  }

 private:
  /// Not so rare beside its fuller spellings that it could be one with marks left out, and no
  /// operator.
  [[nodiscard]] bool is_plain(const std::string& word) const {
    const std::set<std::string> operators = {"va", "hoac", "khong", "and", "or", "not", "near"};
    return accented_.at(word) * 50 > all_.at(fold(word)).size() && !operators.contains(fold(word));
  }

  std::mt19937 random_;
  std::vector<std::vector<std::string>> texts_;
  std::map<std::string, std::size_t> accented_;
  std::map<std::string, std::set<std::string>> all_;
};

double without_verbatim(const Hit& hit) {
  double score = hit.score;
  for (const ScorePart& part : hit.score_parts)
    score -= part.what == "verbatim" ? part.value : 0;
  return score;
}

TEST_CASE("scores are BM25 of words and pairs, to a millionth") {
  const std::vector<Article> articles = untitled(read_sample_archive());
  REQUIRE(articles.size() > 100);
  const TestArchive archive({articles});
  Searcher searcher(archive.dirs());
  reference::Index oracle(product_words);
  for (const Article& article : articles)
    oracle.add(article.body);
  reference::Parameters parameters;
  parameters.pair_lengths = false;
  parameters.guess_pair_articles = true;
  parameters.folded_share = kFoldedShare;
  QueryMaker queries(articles, 1);
  int compared = 0;
  for (int i = 0; i < 300; ++i) {
    const std::string query = queries.next();
    CAPTURE(query);
    std::map<std::string, double> expected;
    for (const auto& found :
         oracle.search(query, reference::Formula::kMixedPairs, parameters, articles.size()))
      expected[articles[found.document].id] = found.score;
    SearchRequest request = request_for(query, articles.size());
    request.explain = true;
    const SearchResults results = searcher.search(request);
    for (const Hit& hit : results.hits) {
      CAPTURE(hit.article.id);
      double sum = 0;
      for (const ScorePart& part : hit.score_parts)
        sum += part.value;
      CHECK(std::abs(sum - hit.score) < 1e-9);
      CHECK(std::abs(without_verbatim(hit) - expected[hit.article.id]) < 1e-6);
      ++compared;
    }
    CHECK(results.hits.size() >= expected.size());
  }
  CHECK(compared > 10000);
}

}  // namespace
}  // namespace timbao
