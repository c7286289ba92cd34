#include "common/text/analyzer.h"

#include "tests/support/token_text.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace timbao {
namespace {

using test::base_text;

struct Case {
  const char* text;
  const char* tokens;
};

/// "^" before tokens that start a sentence, "¶" before those that start a paragraph.
std::string sentences(std::string_view text) {
  TokenList list;
  analyze(text, list);
  std::string out;
  for (const Token& token : list.tokens) {
    if (token.kind == TokenKind::kJoined)
      continue;
    out += out.empty() ? "" : " ";
    out += token.paragraph_start ? "¶" : token.sentence_start ? "^" : "";
    out += list.canonical(token);
  }
  return out;
}

}  // namespace

TEST_CASE("separators part words and are no tokens") {
  for (const Case& one : {Case{"", ""}, Case{" .,;:!? ", ""}, Case{"một,hai;ba", "một hai ba"},
                          Case{"a_b@c/d&e", "a b c d e"}, Case{"“Nói”…", "nói"},
                          Case{"x\U0001F600y", "x y"}, Case{"\xFF\xFEnam\x80", "nam"}}) {
    CAPTURE(std::string(one.text));
    CHECK(base_text(one.text) == one.tokens);
  }
}

TEST_CASE("words glued to numbers or to each other in crawled pages are parted") {
  const std::vector<Case> cases = {
      {"20người", "20 người"},
      {"tháng12", "tháng 12"},
      {"quân5", "quân 5"},
      {"5Tuyên", "5 tuyên"},
      {"NguyễnVăn", "nguyễn văn"},
      {"khánhTổng", "khánh tổng"},
      {"te\u0302\u0301tDương", "tết dương"},
      {"iPhone", "iphone"},
      {"VnExpress", "vnexpress"},
      {"YouTube", "youtube"},
      {"ĐắkLắk", "đắklắk"},
      {"U23", "u23"},
      {"8h30", "8h30"},
  };
  for (const Case& one : cases) {
    CAPTURE(std::string(one.text));
    CHECK(base_text(one.text) == one.tokens);
  }
}

TEST_CASE("English words and names are left as they are") {
  for (const char* word :
       {"facebook", "the", "government", "windows", "through", "strength", "jazz", "wifi", "oil",
        "queue", "mexico", "café", "münchen", "señor", "krông", "đắk", "pleiku", "ôtô", "taxi"}) {
    CAPTURE(std::string(word));
    CHECK(base_text(word) == word);
  }
}

TEST_CASE("kinds and flags are those of the word as written") {
  struct Expected {
    const char* text;
    TokenKind kind;
    bool marks, capital, caps;
  };
  for (const Expected& one : {Expected{"nhà", TokenKind::kSyllable, true, false, false},
                              Expected{"Nha", TokenKind::kSyllable, false, true, false},
                              Expected{"NHÀ", TokenKind::kSyllable, true, true, true},
                              Expected{"Ở", TokenKind::kSyllable, true, true, false},
                              Expected{"Đắk", TokenKind::kWord, true, true, false},
                              Expected{"FIFA", TokenKind::kWord, false, true, true},
                              Expected{"iPhone", TokenKind::kWord, false, false, false},
                              Expected{"1.000", TokenKind::kNumber, false, false, false},
                              Expected{"U23", TokenKind::kCode, false, true, false},
                              Expected{"習", TokenKind::kIdeograph, false, false, false}}) {
    CAPTURE(std::string(one.text));
    TokenList list;
    analyze(one.text, list);
    REQUIRE(list.tokens.size() == 1);
    CHECK(list.tokens[0].kind == one.kind);
    CHECK(bool{list.tokens[0].has_marks} == one.marks);
    CHECK(bool{list.tokens[0].capitalised} == one.capital);
    if (one.kind != TokenKind::kCode)
      CHECK(bool{list.tokens[0].all_caps} == one.caps);
  }
}

TEST_CASE("sentences start after a stop and a space at a capital, not behind short forms") {
  const std::vector<Case> cases = {
      {"Anh nói. Chị nghe", "¶anh nói ^chị nghe"},
      {"Anh nói. rồi đi", "¶anh nói rồi đi"},
      {"Sao? Không! 20 người", "¶sao ^không ^20 người"},
      {"đã hết.Sau đó", "¶đã hết ^sau đó"},
      {"ở TP.Hồ Chí Minh", "¶ở tp hồ chí minh"},
      {"ông TS. Nam và H. Giang", "¶ông ts nam và h giang"},
      {"1. Mở đầu", "¶1 mở đầu"},
      {"dòng một\ndòng hai", "¶dòng một ¶dòng hai"},
      {"nói: “Hay!” Rồi đi", "¶nói hay ^rồi đi"},
      {"hết… Sau", "¶hết ^sau"},
  };
  for (const Case& one : cases) {
    CAPTURE(std::string(one.text));
    CHECK(sentences(one.text) == one.tokens);
  }
}

TEST_CASE("spans are bytes of the text as given") {
  const std::string text = "“Đa\u0302\u0301t” nươ\u0301c\u00AD, TP.HCM";
  TokenList list;
  analyze(text, list);
  std::vector<std::string> spans;
  for (const Token& token : list.tokens)
    spans.push_back(text.substr(token.begin, token.end - token.begin));
  CHECK(spans == std::vector<std::string>{"Đa\u0302\u0301t", "nươ\u0301c", "TP", "TP.HCM", "HCM"});
}

TEST_CASE("gịa and giạ are two words of one folded key") {
  TokenList list;
  analyze("gịa giạ", list);
  REQUIRE(list.tokens.size() == 2);
  CHECK(list.canonical(list.tokens[0]) != list.canonical(list.tokens[1]));
  CHECK(list.folded(list.tokens[0]) == list.folded(list.tokens[1]));
}

TEST_CASE("a word of a megabyte, and of a megabyte of marks, is one token") {
  constexpr std::size_t kMany = 1U << 20U;
  TokenList list;
  analyze(std::string(kMany, 'a'), list);
  REQUIRE(list.tokens.size() == 1);
  CHECK(list.tokens[0].end == kMany);
  std::string marks = "a";
  while (marks.size() < kMany)
    marks += "\u0301";
  analyze(marks + " b", list);
  REQUIRE(list.tokens.size() == 2);
  CHECK(list.tokens[0].end == marks.size());
  analyze(std::string(kMany, '9'), list);
  REQUIRE(list.tokens.size() == 1);
  CHECK(list.canonical(list.tokens[0]).size() <= kMaxKeyBytes);
}

TEST_CASE("the fingerprint is the same each time it is asked") {
  CHECK(analyzer_fingerprint() == analyzer_fingerprint());
  CHECK(analyzer_fingerprint() != 0);
}

}  // namespace timbao
