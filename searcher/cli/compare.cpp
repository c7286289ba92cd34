#include "searcher/cli/compare.h"

#include "searcher/query/date_expression.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <unordered_map>

namespace timbao {
namespace {

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// The days of a period: "2020", "2020-03", "2020-03-12".
DateRange days_of(const std::string& period) {
  constexpr int kLastDay = 31;  // of any month: as a bound it does not matter
  const Date date{number(period.substr(0, 4)), period.size() > 4 ? number(period.substr(5, 2)) : 0,
                  period.size() > 7 ? number(period.substr(8, 2)) : 0};
  return {{date.year, std::max(date.month, 1), std::max(date.day, 1)},
          {date.year, date.month == 0 ? 12 : date.month, date.day == 0 ? kLastDay : date.day}};
}

/// From the first to the last day of all points.
DateRange days_of(const std::vector<Timeline>& timelines) {
  DateRange range;
  for (const Timeline& timeline : timelines) {
    if (timeline.points.empty()) {
      continue;
    }
    const Date first = days_of(timeline.points.front().period).first;
    const Date last = days_of(timeline.points.back().period).last;
    range.first = range.first.known() ? std::min(range.first, first) : first;
    range.last = std::max(range.last, last);
  }
  return range;
}

/// The articles of any query: not fewer than one of them has, not more than all have, as they may
/// be the same.
void add_total(const Count& one, Count& all) {
  all.exact = all.exact && one.exact && (all.value == 0 || one.value == 0);
  all.value = std::max(all.value, one.value);
  all.low = std::max(all.low, one.low);
  all.high += one.high;
}

}  // namespace

void align_timelines(const Timeline& frame, std::vector<Timeline>& timelines) {
  for (Timeline& timeline : timelines) {
    std::unordered_map<std::string, std::uint64_t> counts;
    for (const TimelinePoint& point : timeline.points) {
      counts[point.period] = point.count;
    }
    timeline.points = frame.points;
    for (TimelinePoint& point : timeline.points) {
      const auto found = counts.find(point.period);
      point.count = found == counts.end() ? 0 : found->second;
    }
  }
}

SearchResults compare_queries(Searcher& searcher, SearchRequest request,
                              const std::vector<std::string>& queries) {
  request.limit = 0;
  request.offset = 0;
  SearchResults all;
  const auto run = [&](const std::string& query) {
    request.query = query;
    SearchResults one = searcher.search(request);
    all.elapsed_ms += one.elapsed_ms;
    for (Notice& notice : one.notices) {
      all.notices.push_back(std::move(notice));
    }
    return one;
  };
  const auto run_all = [&] {
    all.timelines.clear();
    all.notices.clear();
    all.total = {};
    for (const std::string& query : queries) {
      SearchResults one = run(query);
      all.query += one.timelines.empty() ? "" : (all.query.empty() ? "" : " · ") + query;
      add_total(one.total, all.total);
      for (Timeline& timeline : one.timelines) {
        timeline.query = query;
        all.timelines.push_back(std::move(timeline));
      }
    }
  };
  run_all();
  if (!request.timeline) {
    for (const Timeline& timeline : all.timelines) {
      // The coarsest unit any of them needs serves all.
      request.timeline = std::max(request.timeline.value_or(timeline.unit), timeline.unit);
    }
    request.timeline_auto = false;
    all.query.clear();
    run_all();
  }
  const DateRange days = days_of(all.timelines);
  if (days.empty()) {
    return all;
  }
  // Every article of those days: the periods, gaps included, and their totals.
  request.dates = intersect(request.dates, days);
  std::vector<Notice> notices = all.notices;
  const SearchResults frame = run("*");
  all.notices = std::move(notices);
  if (!frame.timelines.empty()) {
    align_timelines(frame.timelines.front(), all.timelines);
  }
  return all;
}

}  // namespace timbao
