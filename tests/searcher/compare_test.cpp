#include "searcher/cli/compare.h"

#include <doctest/doctest.h>

using namespace timbao;

TEST_CASE("timelines are laid out over the same periods, their counts kept") {
  Timeline frame;
  frame.points = {{"2019", 10, 10}, {"2020", 20, 20}, {"2021", 30, 30}};
  std::vector<Timeline> timelines(2);
  timelines[0].query = "a";
  timelines[0].points = {{"2020", 3, 20}};
  timelines[1].query = "b";
  timelines[1].points = {{"2019", 1, 10}, {"2020", 0, 20}, {"2021", 2, 30}};
  align_timelines(frame, timelines);
  for (const Timeline& timeline : timelines) {
    REQUIRE(timeline.points.size() == 3);
    CHECK(timeline.points[0].period == "2019");
    CHECK(timeline.points[2].total == 30);
  }
  CHECK(timelines[0].points[0].count == 0);
  CHECK(timelines[0].points[1].count == 3);
  CHECK(timelines[1].points[2].count == 2);
}
