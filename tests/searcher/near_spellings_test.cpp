#include "searcher/suggest/near_spellings.h"

#include <doctest/doctest.h>

namespace timbao {

TEST_CASE("a slip of one letter costs one, of a mark or of letters mixed up one half") {
  struct Case {
    const char* typed;
    const char* other;
    double cost;
  };
  for (const Case& c : {Case{"hiện", "hiện", 0}, Case{"hivện", "hiện", 1}, Case{"tinê", "tiên", 1},
                        Case{"nihêu", "nhiêu", 1}, Case{"hiẹn", "hiện", 0.5},
                        Case{"xấu", "sấu", 0.5}, Case{"hien", "hiện", 0}, Case{"hiem", "hiện", 1},
                        Case{"kqách", "khách", 1}, Case{"nàm", "làm", 0.5}}) {
    CAPTURE(c.typed);
    CAPTURE(c.other);
    CHECK(spelling_cost(c.typed, c.other, 2) == doctest::Approx(c.cost));
  }
}

TEST_CASE("what is farther than asked is above it, without counting on") {
  CHECK(spelling_cost("bão", "nghiêng", 1.5) > 1.5);
  CHECK(spelling_cost("", "nghiêng", 1.5) > 1.5);
  CHECK(spelling_cost("xăng dầu", "bánh mì", 1) > 1);
}

}  // namespace timbao
