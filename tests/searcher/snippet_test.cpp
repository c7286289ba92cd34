#include "searcher/results/snippet.h"

#include "common/text/analyzer.h"
#include "common/text/display.h"
#include "common/text/utf8.h"
#include "common/text/well_formed.h"
#include "searcher/results/passage.h"
#include "tests/support/plain_tokens.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace timbao;
using test::plain_tokens;

namespace {

/// Matches of the words of `query` (terms 0, 1, ...) in the tokens of `text`, all of weight 1;
/// equal letters are exact, equal but for ASCII case are not.
std::vector<TermMatch> find_words(const std::string& text, const TokenList& list,
                                  const std::vector<std::string>& query) {
  std::vector<TermMatch> matches;
  const auto terms = static_cast<std::uint16_t>(query.size());
  for (std::uint32_t i = 0; i < list.tokens.size(); ++i) {
    const Token& token = list.tokens[i];
    const std::string word = text.substr(token.begin, token.end - token.begin);
    for (std::uint16_t term = 0; term < terms; ++term) {
      const bool same =
          std::equal(word.begin(), word.end(), query[term].begin(), query[term].end(),
                     [](char a, char b) { return std::tolower(a) == std::tolower(b); });
      if (same) {
        matches.push_back({i, 1, term, 1.0F, word == query[term]});
      }
    }
  }
  return matches;
}

Snippet snippet_of(const std::string& text, const std::vector<std::string>& query,
                   SnippetOptions options = {}) {
  const TokenList list = plain_tokens(text);
  return make_snippet(text, list, find_words(text, list, query), options);
}

/// The snippet with its matches in brackets.
std::string bracketed(const Snippet& snippet) {
  std::string out = snippet.text;
  for (auto range = snippet.highlights.rbegin(); range != snippet.highlights.rend(); ++range) {
    out.insert(range->end, "]");
    out.insert(range->begin, "[");
  }
  return out;
}

std::string filler(int words) {
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += "chữ ";
  }
  return text;
}

}  // namespace

TEST_CASE("a short text is shown whole, matches marked") {
  CHECK(bracketed(snippet_of("Giá vàng hôm nay tăng. Người mua vẫn đông.", {"vàng", "mua"})) ==
        "Giá [vàng] hôm nay tăng. Người [mua] vẫn đông.");
}

TEST_CASE("without matches the beginning is shown") {
  const Snippet snippet = snippet_of("Câu đầu tiên. " + filler(200), {"không"}, {40, 3});
  CHECK(snippet.text.starts_with("Câu đầu tiên."));
  CHECK(snippet.text.ends_with(" …"));
  CHECK(snippet.highlights.empty());
  CHECK(display_width(snippet.text) <= 50);
}

TEST_CASE("a text without words is shown as it is, cut to the columns") {
  CHECK(snippet_of("", {"a"}).text.empty());
  CHECK(snippet_of("… !!! …", {"a"}).text == "… !!! …");
}

TEST_CASE("the passage begins with the sentence of the match") {
  const std::string text = filler(60) + "hết. Bão số 5 đổ bộ vào miền Trung. " + filler(60);
  const Snippet snippet = snippet_of(text, {"đổ", "Trung"}, {60, 1});
  CHECK(bracketed(snippet).starts_with("Bão số 5 [đổ] bộ vào miền [Trung]."));
}

TEST_CASE("what is cut inside a sentence says so") {
  const Snippet snippet = snippet_of(filler(80) + "lũ " + filler(80), {"lũ"}, {50, 1});
  CHECK(snippet.text.starts_with("… chữ"));
  CHECK(snippet.text.ends_with("chữ …"));
}

TEST_CASE("who wrote an article is no part of its passage, unless asked for") {
  const auto snippet = [](const std::string& body, const std::vector<std::string>& query) {
    TokenList list;
    analyze(body, list);
    return bracketed(make_snippet(body, list, find_words(body, list, query), {}));
  };
  const std::string body = "Lũ về trong đêm. Nước ngập mái nhà.\nThanh Hà - Lê Mai\nTheo Reuters\n";
  CHECK(snippet(body, {"ngập"}) == "Lũ về trong đêm. Nước [ngập] mái nhà.");
  CHECK(snippet(body, {"ngập", "Mai"}).ends_with("Thanh Hà - Lê [Mai]"));
  CHECK(snippet("Nước ngập mái nhà\nLê Mai viết", {"ngập"}) == "Nước [ngập] mái nhà Lê Mai viết");
  CHECK(snippet("Nước ngập.\nHà Nội.", {"ngập"}) == "Nước [ngập]. Hà Nội.");
  CHECK(snippet("Thanh Hà", {"ngập"}) == "Thanh Hà");
}

TEST_CASE("words far apart give fragments joined by an ellipsis") {
  const std::string text =
      "Hạn mặn ở Bến Tre. " + filler(200) + "hết. Lúa chết ở Sóc Trăng. " + filler(200);
  const Snippet snippet = snippet_of(text, {"mặn", "Lúa"}, {100, 3});
  CAPTURE(bracketed(snippet));
  CHECK(bracketed(snippet).find("Hạn [mặn] ở Bến Tre.") != std::string::npos);
  CHECK(bracketed(snippet).find(" … [Lúa] chết ở Sóc Trăng.") != std::string::npos);
}

TEST_CASE("neighbours are preferred to the same words apart") {
  const std::string text =
      "vàng " + filler(6) + "giá. " + filler(100) + "hết. Có giá vàng đây. " + filler(100);
  const Snippet snippet = snippet_of(text, {"giá", "vàng"}, {80, 1});
  CHECK(bracketed(snippet).find("[giá] [vàng]") != std::string::npos);
}

TEST_CASE("a passage never begins or ends inside a phrase that matches") {
  const std::string text = filler(30) + "Liên Hợp Quốc " + filler(1);
  for (int words = 1; words < 30; ++words) {
    const std::string body = text + filler(words) + "nhựa " + filler(60);
    const TokenList list = plain_tokens(body);
    std::vector<TermMatch> matches = find_words(body, list, {"nhựa"});
    matches.insert(matches.begin(), {30, 3, 1, 0.01F, true});
    for (std::uint32_t columns = 20; columns < 120; columns += 7) {
      const Snippet snippet = make_snippet(body, list, matches, {columns, 3});
      CAPTURE(bracketed(snippet));
      CHECK((snippet.text.find("Quốc") == std::string::npos ||
             bracketed(snippet).find("[Liên Hợp Quốc]") != std::string::npos));
    }
  }
}

TEST_CASE("exact words are preferred to folded ones") {
  const std::string text = "Bo ra. " + filler(100) + "hết. Con bo ra. " + filler(100);
  const Snippet snippet = snippet_of(text, {"bo"}, {40, 1});
  CHECK(bracketed(snippet).find("Con [bo] ra.") != std::string::npos);
}

TEST_CASE("white space is one space; controls, bidi and zero-width characters are gone") {
  const Snippet snippet =
      snippet_of("Một\x1b[31m  hai\n\n\tba\u202E bốn\u200B năm", {"ba\u202E", "năm"});
  CHECK(bracketed(snippet) == "Một[31m hai [ba] bốn [năm]");
}

TEST_CASE("a word longer than the snippet is cut between letters") {
  std::string word;
  for (int i = 0; i < 300000; ++i) {
    word += "o\u0323\u0302";
  }
  const Snippet snippet = snippet_of("Đây " + word + " hết", {word});
  CHECK(display_width(snippet.text) < 260);
  REQUIRE(snippet.highlights.size() == 1);
  CHECK((snippet.highlights[0].end - snippet.highlights[0].begin) % 5 == 0);
}

TEST_CASE("highlight_ranges takes phrases as one and merges what touches") {
  const std::string text = "ngân hàng nhà nước";
  const TokenList list = plain_tokens(text);
  const std::vector<TermMatch> matches{
      {0, 2, 0, 1, true}, {1, 1, 1, 1, true}, {3, 1, 2, 1, true}, {9, 1, 2, 1, true}};
  const std::vector<Highlight> ranges = highlight_ranges(list, matches);
  REQUIRE(ranges.size() == 2);
  CHECK(text.substr(ranges[0].begin, ranges[0].end - ranges[0].begin) == "ngân hàng");
  CHECK(text.substr(ranges[1].begin, ranges[1].end - ranges[1].begin) == "nước");
}

namespace {

/// What showing base tokens [first, last) is worth, computed afresh from the definition.
std::int64_t slow_worth(const std::vector<TermMatch>& all, std::uint32_t first,
                        std::uint32_t last) {
  std::map<std::uint16_t, std::pair<std::int64_t, std::int64_t>> best;  // folded, exact anywhere
  std::map<std::uint16_t, std::int64_t> pair_worth;
  for (const TermMatch& match : all) {
    const auto unit =
        std::max<std::int64_t>(1, std::llround(static_cast<double>(match.weight) * 1000));
    auto& [folded, exact] = best[match.term];
    (match.exact ? exact : folded) =
        std::max(match.exact ? exact : folded, unit * (match.exact ? 10 : 7));
    pair_worth[match.term] = std::max(pair_worth[match.term], unit * 3);
  }
  std::map<std::uint16_t, std::int64_t> terms;
  std::map<std::uint16_t, std::int64_t> pairs;
  const TermMatch* before = nullptr;
  for (const TermMatch& match : all) {
    if (match.first < first || match.first + match.count > last) {
      continue;
    }
    const auto& [folded, exact] = best[match.term];
    terms[match.term] = std::max(terms[match.term], match.exact ? exact : folded);
    if (before != nullptr && before->term != match.term &&
        before->first + before->count == match.first) {
      pairs[match.term] = pair_worth[match.term];
    }
    before = &match;
  }
  std::int64_t sum = 0;
  for (const auto& [term, value] : terms) {
    sum += value;
  }
  for (const auto& [term, value] : pairs) {
    sum += value;
  }
  return sum;
}

std::vector<TermMatch> random_matches(std::mt19937& random, std::uint32_t tokens) {
  std::vector<TermMatch> matches;
  const std::uint32_t density = 2 + static_cast<std::uint32_t>(random() % 12);
  for (std::uint32_t i = 0; i < tokens; ++i) {
    if (random() % density == 0) {
      const auto term = static_cast<std::uint16_t>(random() % 5);
      matches.push_back({i, 1, term, static_cast<float>(term + 1), random() % 2 == 0});
    }
  }
  return matches;
}

std::string random_text(std::mt19937& random, int words) {
  static const std::vector<std::string> kWords{"gió", "mưa",   "nắng", "習",  "Ha\u0300",
                                               "xe",  "đường", "ngày", "một", "trời"};
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += kWords[random() % kWords.size()];
    text += random() % 9 == 0 ? ". " : (random() % 7 == 0 ? ",  " : " ");
  }
  return text;
}

}  // namespace

TEST_CASE("no window of tokens is worth more than the one that is chosen") {
  std::mt19937 random(20);
  for (int round = 0; round < 400; ++round) {
    const std::string text = random_text(random, 120);
    const TokenList list = plain_tokens(text);
    const TextLayout layout(text, list);
    const std::vector<TermMatch> matches = random_matches(random, layout.size());
    const std::uint32_t columns = 10 + static_cast<std::uint32_t>(random() % 80);
    std::int64_t best = 0;
    for (std::uint32_t first = 0; first < layout.size(); ++first) {
      for (std::uint32_t last = first + 1; last <= layout.size(); ++last) {
        if (layout.columns(first, last) <= columns) {
          best = std::max(best, slow_worth(matches, first, last));
        }
      }
    }
    const std::vector<Passage> one = choose_passages(layout, matches, columns, 1);
    CAPTURE(round);
    REQUIRE(one.size() == (matches.empty() ? 0 : 1));
    if (!matches.empty()) {
      CHECK(slow_worth(matches, one[0].first, one[0].last) == best);
      CHECK(layout.columns(one[0].first, one[0].last) <= columns);
    }
    std::int64_t together = 0;
    for (const Passage& passage : choose_passages(layout, matches, columns, 3)) {
      together += slow_worth(matches, passage.first, passage.last);
    }
    CHECK(together >= best);
  }
}

TEST_CASE("snippets hold the chosen passages, whole words and true highlights") {
  std::mt19937 random(7);
  for (int round = 0; round < 1000; ++round) {
    const std::string text = random_text(random, 20 + static_cast<int>(random() % 150));
    const TokenList list = plain_tokens(text);
    const TextLayout layout(text, list);
    const std::vector<TermMatch> matches = random_matches(random, layout.size());
    const SnippetOptions options{40 + static_cast<std::uint32_t>(random() % 200), 3};
    const Snippet snippet = make_snippet(text, list, matches, options);
    const std::string clean = terminal_safe(text);
    CAPTURE(round);
    CAPTURE(text);
    CAPTURE(bracketed(snippet));
    CHECK(display_width(snippet.text) <= options.max_columns + 24);
    std::uint32_t last = 0;
    for (const Highlight& range : snippet.highlights) {
      CHECK(range.begin >= last);
      REQUIRE(range.begin < range.end);
      REQUIRE(range.end <= snippet.text.size());
      last = range.end;
      const std::string marked = snippet.text.substr(range.begin, range.end - range.begin);
      CHECK(std::any_of(matches.begin(), matches.end(), [&](const TermMatch& match) {
        const Token& token = layout.token(match.first);
        return text.substr(token.begin, token.end - token.begin) == marked;
      }));
    }
    std::string rest = snippet.text;
    for (std::size_t joint = 0; joint != std::string::npos;) {
      joint = rest.find("…");
      const std::string fragment = terminal_safe(rest.substr(0, joint));
      rest = joint == std::string::npos ? "" : rest.substr(joint + 3);
      const std::size_t at = clean.find(fragment);
      REQUIRE(at != std::string::npos);
      if (!fragment.empty()) {
        CHECK((at == 0 || clean[at - 1] == ' ' || fragment.front() == ' ' ||
               clean.substr(at).starts_with("習") || clean.substr(0, at).ends_with("習")));
      }
    }
  }
}

TEST_CASE("hostile texts take linear time and give harmless snippets") {
  const std::vector<std::string> texts{
      std::string(1 << 20, ' ') + "vàng",
      std::string(1 << 20, '-') + "vàng",
      "vàng" + std::string(1 << 20, '!'),
      [] {
        std::string text;
        for (int i = 0; i < 200000; ++i) {
          text += "vàng-";
        }
        return text;
      }(),
      std::string(1 << 20, '\x1b') + "vàng",
      std::string(1 << 20, '\xFF') + " vàng",
  };
  for (const std::string& text : texts) {
    const Snippet snippet = snippet_of(text, {"vàng"});
    CAPTURE(snippet.text.substr(0, 100));
    CHECK(snippet.text == terminal_safe(snippet.text));
    CHECK(display_width(snippet.text) < 300);
  }
}
