#include "common/text/word_cache.h"

#include "common/text/analyzer.h"

#include <cstdint>
#include <doctest/doctest.h>
#include <string>

namespace timbao {

TEST_CASE("a word's bytes end at the first ASCII character that is no letter") {
  struct Case {
    const char* text;
    std::size_t size;
  };
  for (const Case& one :
       {Case{"nam, va cac nam khac", 3}, Case{"AZaz@1234567890ab", 4}, Case{"[abcdefghijklmnop", 0},
        Case{"`abcdefghijklmnop", 0}, Case{"{abcdefghijklmnop", 0}, Case{"trường học Việt Nam", 9},
        Case{"abcdefghijklmno pq", 15}, Case{"abcdefghijklmnopqrs", 0},
        Case{"abcdefgh ijklmnop", 8}}) {
    CAPTURE(std::string(one.text));
    const WordBytes word = read_word_bytes(one.text);
    CHECK(word.size == one.size);
  }
}

TEST_CASE("equal words have equal bytes whatever follows") {
  const WordBytes one = read_word_bytes("trường,abcdefghijk");
  const WordBytes two = read_word_bytes("trường zyxwvutsrqp");
  CHECK(one.low == two.low);
  CHECK(one.high == two.high);
  const WordBytes other = read_word_bytes("trương zyxwvutsrqp");
  CHECK((one.low != other.low || one.high != other.high));
}

TEST_CASE("the cache begins after 64 KB and knows what was put in") {
  WordCache<int> cache;
  cache.expect(1000);
  CHECK_FALSE(cache.active());
  cache.expect(64U << 10U);
  REQUIRE(cache.active());
  const WordBytes word = read_word_bytes("nam va cac nam khac");
  CHECK(cache.find(word) == nullptr);
  cache.insert(word, 7);
  REQUIRE(cache.find(word) != nullptr);
  CHECK(*cache.find(word) == 7);
}

TEST_CASE("words that share a place are kept both") {
  WordCache<int> cache;
  cache.expect(1U << 20U);
  REQUIRE(cache.active());
  constexpr int kWords = 3300;
  const auto word = [](int number) {
    std::string letters;
    for (std::uint32_t rest = static_cast<std::uint32_t>(number) * 2654435761U; letters.size() < 7;
         rest /= 26)
      letters += static_cast<char>('a' + rest % 26);
    return read_word_bytes((letters + std::string(WordBytes::kRead, ' ')).data());
  };
  for (int i = 0; i < kWords; ++i)
    cache.insert(word(i), i);
  int lost = 0;
  for (int i = 0; i < kWords; ++i) {
    const int* const known = cache.find(word(i));
    CHECK((known == nullptr || *known == i));
    lost += known == nullptr ? 1 : 0;
  }
  CHECK(lost < kWords / 20);  // with one place a word an eighth is lost
}

TEST_CASE("a list that knows words gives the tokens of one that knows none") {
  const std::string text =
      "Ở Hà Nội, hoà bình; HÀ NỘI! hà nội? Ha\u0300 No\u0323\u0302i. gịa giạ đưọc Facebook, "
      "NguyễnVăn hà\u200Bnội hà1 hà\u0301 hà' hà\xFF đường-phố (đường) \"đường\" Đ";
  std::string much;
  while (much.size() < (80U << 10U))
    much += text + "\n";
  TokenList warm;
  analyze(much, warm);
  analyze(much, warm);
  REQUIRE(warm.known_words.active());
  const TokenList known = [&] {
    analyze(text, warm);
    return warm;
  }();
  TokenList fresh;
  analyze(text, fresh);
  REQUIRE(known.tokens.size() == fresh.tokens.size());
  for (std::size_t i = 0; i < fresh.tokens.size(); ++i) {
    const Token& a = known.tokens[i];
    const Token& b = fresh.tokens[i];
    CAPTURE(fresh.canonical(b));
    CHECK(known.canonical(a) == fresh.canonical(b));
    CHECK(known.folded(a) == fresh.folded(b));
    CHECK(a.begin == b.begin);
    CHECK(a.end == b.end);
    CHECK(a.position == b.position);
    CHECK(a.kind == b.kind);
    CHECK(bool{a.has_marks} == bool{b.has_marks});
    CHECK(bool{a.capitalised} == bool{b.capitalised});
    CHECK(bool{a.all_caps} == bool{b.all_caps});
    CHECK(bool{a.sentence_start} == bool{b.sentence_start});
    CHECK(bool{a.paragraph_start} == bool{b.paragraph_start});
  }
}

}  // namespace timbao
