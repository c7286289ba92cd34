#include "searcher/rank/row_finder.h"

#include "common/text/analyzer.h"
#include "searcher/rank/unit_matcher.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>
#include <string>
#include <vector>

namespace timbao {
namespace {

std::vector<Unit> units_of(std::string_view text) {
  TokenList tokens;
  analyze(text, tokens);
  std::vector<Unit> units;
  append_units(tokens, units);
  return units;
}

/// A plan of words in a row; words of `rarity` 0 are the rarest.
Plan plan_of(std::string_view text, std::size_t rarest, bool folded) {
  TokenList tokens;
  analyze(text, tokens);
  Plan plan;
  for (const Token& token : tokens.tokens) {
    if (token.kind == TokenKind::kJoined)
      continue;
    Slot slot;
    const UnitPair units = to_units(tokens, token);
    slot.exact = {folded ? folded_range(units) : exact_range(units)};
    slot.folded = {folded_range(units)};
    slot.exact_articles = plan.slots.size() == rarest ? 1 : 10;
    plan.words.push_back(static_cast<std::uint16_t>(plan.slots.size()));
    plan.slots.push_back(slot);
  }
  return plan;
}

bool finds(std::string_view row, std::string_view text, std::size_t rarest, bool folded = false) {
  const Plan plan = plan_of(row, rarest, folded);
  return RowFinder(SlotRow(plan.words.begin(), plan.words.end()), plan).stands_in(units_of(text));
}

}  // namespace

TEST_CASE("a row is found wherever its rarest word is in it, syllables and other words alike") {
  const std::string text = "Bộ Y tế mua vaccine Pfizer cho tỉnh Đắk Lắk trong năm 2021";
  for (std::size_t rarest = 0; rarest < 4; ++rarest) {
    CAPTURE(rarest);
    CHECK(finds("vaccine pfizer cho tỉnh", text, rarest));
    CHECK(finds("tỉnh đắk lắk trong", text, rarest));
    CHECK(finds("tinh dak lak trong", text, rarest, true));
    CHECK_FALSE(finds("tinh dak lak trong", text, rarest));
    CHECK_FALSE(finds("vaccine cho tỉnh lắk", text, rarest));
  }
  CHECK(finds("bộ y", text, 0));
  CHECK(finds("năm 2021", text, 1));
  CHECK_FALSE(finds("2021 bộ", text, 0));
  CHECK_FALSE(finds("năm 2021 bộ", text, 0));
  CHECK_FALSE(finds("y", "", 0));
}

TEST_CASE("what is found is what comparing word by word at each place finds") {
  std::mt19937 random(3);
  const std::vector<std::string> words = {"hòa", "hoa", "bình", "binh", "Pfizer", "19", "covid"};
  int found = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (std::size_t i = random() % 90; i > 0; --i)
      text += words[random() % words.size()] + " ";
    std::string row;
    const std::size_t size = 1 + random() % 4;
    for (std::size_t i = 0; i < size; ++i)
      row += words[random() % words.size()] + " ";
    const Plan plan = plan_of(row, random() % size, random() % 2 == 0);
    const SlotRow slots(plan.words.begin(), plan.words.end());
    const std::vector<Unit> units = units_of(text);
    std::vector<UnitHit> hits;
    UnitMatcher(plan).scan(units, hits);
    const bool expected = has_row(hits, slots, true);
    CAPTURE(text);
    CAPTURE(row);
    REQUIRE(RowFinder(slots, plan).stands_in(units) == expected);
    found += expected ? 1 : 0;
  }
  CHECK(found > 500);
  CHECK(found < 3500);
}

}  // namespace timbao
