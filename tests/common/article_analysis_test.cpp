#include "common/store/article_analysis.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <string>

namespace timbao {
namespace {

Article article(std::string title, std::string body) {
  Article made;
  made.title = std::move(title);
  made.body = std::move(body);
  return made;
}

std::map<std::string, std::uint32_t> term_counts(const ArticleAnalysis& analysis) {
  std::map<std::string, std::uint32_t> counts;
  for (const TermCount& term : analysis.terms())
    CHECK(counts.emplace(std::string(term.term), term.count).second);
  return counts;
}

}  // namespace

TEST_CASE("units are the title, a break, the body, a break, the joined tokens") {
  ArticleAnalysis analysis;
  analysis.analyze(article("Bão lũ", "Ở TP.HCM"));
  const auto units = analysis.units();
  REQUIRE(units.size() == 2 + 1 + (1 + 2 + 2) + 1 + 2);
  CHECK(analysis.title_units == 2);
  CHECK(analysis.body_units == 5);
  CHECK(analysis.joined_units == 2);
  CHECK(units[0] == parse_syllable("bão"));
  CHECK(units[1] == parse_syllable("lũ"));
  CHECK(units[2] == kFieldBreak);
  CHECK(analysis.body()[0] == parse_syllable("ở"));
  CHECK(units[8] == kFieldBreak);
  CHECK(units[9] >= kOtherFirst);
}

TEST_CASE("terms are folded, distinct, and counted over title and body, joined ones too") {
  ArticleAnalysis analysis;
  analysis.analyze(article("Hòa bình", "hoà bình HÓA, Facebook facebook ở TP.HCM"));
  const std::map<std::string, std::uint32_t> expected = {
      {"hoa", 3}, {"binh", 2}, {"facebook", 2}, {"o", 1}, {"tp", 1}, {"hcm", 1}, {"tphcm", 1}};
  CHECK(term_counts(analysis) == expected);
  CHECK(analysis.tokens == 10);
  CHECK(analysis.title_tokens == 2);
}

TEST_CASE("syllables are those written, each once") {
  ArticleAnalysis analysis;
  analysis.analyze(article("hòa", "hoà hóa hòa"));
  std::vector<SyllableCode> codes(analysis.syllables().begin(), analysis.syllables().end());
  std::sort(codes.begin(), codes.end());
  std::vector<SyllableCode> expected = {parse_syllable("hòa"), parse_syllable("hóa")};
  std::sort(expected.begin(), expected.end());
  CHECK(codes == expected);
}

TEST_CASE("one object gives for each article what a new one would") {
  ArticleAnalysis reused;
  reused.analyze(article("Một bài dài", "có nhiều từ khác nhau và TP.HCM 30/12/2020"));
  reused.analyze(article("Bão", "lũ lụt"));
  ArticleAnalysis fresh;
  fresh.analyze(article("Bão", "lũ lụt"));
  CHECK(std::equal(reused.units().begin(), reused.units().end(), fresh.units().begin(),
                   fresh.units().end()));
  CHECK(term_counts(reused) == term_counts(fresh));
  reused.analyze(Article());
  CHECK(reused.terms().empty());
  CHECK(reused.tokens == 0);
  CHECK(reused.units().size() == 2);
}

TEST_CASE("a long body gives in pieces what it gives as a whole") {
  std::string body;
  for (int i = 0; i < 200; ++i)
    body += "Ở TP.HCM ngày 30/12/2020, Facebook và Lan nói" + std::to_string(i % 7) +
            (i % 3 == 0 ? "\n" : ". ");
  const Article long_article = article("Tin TP.HCM", body);
  ArticleAnalysis whole;
  whole.analyze(long_article);
  for (const std::size_t piece : {std::size_t{100}, std::size_t{1000}, body.size() - 1}) {
    CAPTURE(piece);
    ArticleAnalysis pieces(piece);
    std::string seen;
    pieces.analyze(long_article, [&](std::string_view text, const TokenList& tokens) {
      CHECK(text.size() <= std::max(piece, long_article.title.size()));
      CHECK(!tokens.tokens.empty());
      seen += text;
    });
    CHECK(seen == long_article.title + long_article.body);
    CHECK(std::equal(pieces.units().begin(), pieces.units().end(), whole.units().begin(),
                     whole.units().end()));
    CHECK(pieces.joined_units == whole.joined_units);
    CHECK(pieces.tokens == whole.tokens);
    CHECK(term_counts(pieces) == term_counts(whole));
  }
}

TEST_CASE("a piece without blanks is cut between characters") {
  std::string body;
  for (int i = 0; i < 100; ++i)
    body += "ệ";
  ArticleAnalysis analysis(10);
  std::string seen;
  analysis.analyze(article("", body), [&](std::string_view text, const TokenList&) {
    CHECK((text.empty() || text.size() % 3 == 0));
    seen += text;
  });
  CHECK(seen == body);
}

}  // namespace timbao
