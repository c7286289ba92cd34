#include "common/store/pair_filter.h"

#include "common/text/analyzer.h"
#include "common/text/unit.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace timbao {
namespace {

std::vector<Unit> units_of(const std::string& title, const std::string& body) {
  TokenList tokens;
  std::vector<Unit> units;
  analyze(title, tokens);
  append_units(tokens, units);
  units.push_back(kFieldBreak);
  analyze(body, tokens);
  append_units(tokens, units);
  units.push_back(kFieldBreak);
  return units;
}

std::uint32_t word(const std::string& text) {
  TokenList tokens;
  analyze(text, tokens);
  const UnitPair units = to_units(tokens, tokens.tokens.at(0));
  return folded_word(units.first, units.second);
}

bool may_hold(const std::vector<std::uint8_t>& bytes, const std::string& one,
              const std::string& next) {
  return PairFilter(bytes).may_hold(pair_hash(word(one), word(next)));
}

}  // namespace

TEST_CASE("the number of a word leaves out its marks and tells words apart") {
  CHECK(word("hòa") == word("hoá"));
  CHECK(word("đá") == word("da"));
  CHECK(word("Đường") == word("duong"));
  CHECK(word("nấm") != word("nem"));
  CHECK(word("Facebook") == word("facebook"));
  CHECK(word("Facebook") != word("Google"));
  CHECK(word("Müller") == word("muller"));
}

TEST_CASE("a filter holds every pair of neighbours, marks left out, in their order") {
  std::vector<std::uint8_t> bytes;
  make_pair_filter(units_of("Đà Nẵng mở cửa", "Facebook mở văn phòng ở Việt Nam năm 2021."), bytes);
  CHECK(may_hold(bytes, "da", "nang"));
  CHECK(may_hold(bytes, "Đà", "Nẵng"));
  CHECK(may_hold(bytes, "nẵng", "mở"));
  CHECK(may_hold(bytes, "facebook", "mở"));
  CHECK(may_hold(bytes, "viet", "nam"));
  CHECK(may_hold(bytes, "năm", "2021"));
}

TEST_CASE("few pairs that are not there are held, whatever the length") {
  std::vector<std::uint8_t> bytes;
  for (const std::size_t length : {30, 300, 3000}) {
    std::vector<Unit> units;
    for (std::size_t i = 0; i < length; ++i)
      units.push_back(static_cast<Unit>(i * 7919 % kSyllableCount));
    make_pair_filter(units, bytes);
    CHECK(bytes.size() == filter_bytes(units.size()));
    const PairFilter filter(bytes);
    int held = 0;
    constexpr int kAsked = 20000;
    for (int i = 0; i < kAsked; ++i)
      held += filter.may_hold(pair_hash(static_cast<std::uint32_t>(20000 + i), 30000)) ? 1 : 0;
    CHECK(held < kAsked * 3 / 10);
    for (std::size_t i = 1; i < units.size(); ++i)
      CHECK(filter.may_hold(pair_hash(folded_word(units[i - 1], 0), folded_word(units[i], 0))));
  }
}

TEST_CASE("title and body are no neighbours, and an empty article holds nothing") {
  std::vector<std::uint8_t> together;
  std::vector<std::uint8_t> parted;
  TokenList tokens;
  std::vector<Unit> units;
  analyze("sông hồ", tokens);
  append_units(tokens, units);
  make_pair_filter(units, together);
  CHECK(may_hold(together, "sông", "hồ"));
  make_pair_filter(units_of("sông", "hồ"), parted);
  for (const std::uint8_t byte : parted)
    CHECK(byte == 0);
  std::vector<std::uint8_t> empty;
  make_pair_filter({}, empty);
  CHECK(empty.size() == 1);
  CHECK_FALSE(may_hold(empty, "sông", "hồ"));
}

TEST_CASE("filters find room one behind the other") {
  std::uint64_t stream = 0;
  std::uint64_t end = 0;
  for (std::uint64_t row = 0; row < 1000; ++row) {
    const std::size_t units = row * 31 % 17 + row % 3;
    const std::size_t joined = row % 5;
    CHECK(filter_begin(stream, row) >= end);
    end = filter_begin(stream, row) + filter_bytes(units);
    stream += units + joined;
  }
}

}  // namespace timbao
