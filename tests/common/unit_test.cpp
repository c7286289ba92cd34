#include "common/text/unit.h"

#include <doctest/doctest.h>

namespace timbao {

TEST_CASE("a word that is no syllable is two units in their own halves") {
  const UnitPair pair = other_units("facebook", "facebook");
  CHECK(pair.count == 2);
  CHECK(pair.first >= kOtherFirst);
  CHECK(pair.first < kOtherSecond);
  CHECK(pair.second >= kOtherSecond);
  CHECK(exact_range(pair) == exact_range(other_units("facebook", "facebook")));
}

TEST_CASE("words that fold alike share a folded range and differ when exact") {
  const UnitPair marked = other_units("đắk", "dak");
  const UnitPair plain = other_units("dak", "dak");
  CHECK(marked.first == plain.first);
  CHECK(marked.second != plain.second);
  const UnitRange range = folded_range(marked);
  CHECK(range.first_low == plain.first);
  CHECK(range.second_low <= plain.second);
  CHECK(plain.second <= range.second_high);
  CHECK(folded_range(other_units("lắk", "lak")).second_low != range.second_low);
}

TEST_CASE("a syllable is one unit and its folded range is its code range") {
  const UnitPair pair{parse_syllable("đường"), 0, 1};
  const UnitRange range = folded_range(pair);
  CHECK(range.count == 1);
  CHECK(range.first_low == fold_range("duong").first);
  CHECK(range.first_high == fold_range("duong").last);
  CHECK(kSyllableCount < kFieldBreak);
}

}  // namespace timbao
