#include "searcher/results/timeline.h"

#include "common/base/error.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <map>

namespace timbao {
namespace {

constexpr std::int64_t kMaxGap = 10000;

/// Periods counted from year 0, day 0 of 1970, ...: neighbours in time differ by one.
using PeriodNumber = std::int64_t;

std::optional<PeriodNumber> period_of(std::uint32_t key, TimelineUnit unit) {
  const std::uint32_t year = key / 10000;
  const std::uint32_t month = key / 100 % 100;
  const std::uint32_t day = key % 100;
  if (year == 0 || (unit != TimelineUnit::kYear && month == 0) ||
      (unit == TimelineUnit::kDay && day == 0)) {
    return std::nullopt;
  }
  switch (unit) {
    case TimelineUnit::kYear:
      return year;
    case TimelineUnit::kMonth:
      return PeriodNumber{year} * 12 + month - 1;
    case TimelineUnit::kDay:
      break;
  }
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(month), std::chrono::day(day)};
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::string period_name(PeriodNumber number, TimelineUnit unit) {
  switch (unit) {
    case TimelineUnit::kYear:
      return fmt::format("{:04}", number);
    case TimelineUnit::kMonth:
      return fmt::format("{:04}-{:02}", number / 12, number % 12 + 1);
    case TimelineUnit::kDay:
      break;
  }
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(number)))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

TimelineUnit unit_for(const std::unordered_map<std::uint32_t, std::uint64_t>& matches) {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  for (const auto& [key, count] : matches) {
    if (key != 0) {
      first = first == 0 ? key : std::min(first, key);
      last = std::max(last, key);
    }
  }
  return choose_timeline_unit(first, last);
}

/// Articles by period; what falls in none is added to `outside`.
std::map<PeriodNumber, std::uint64_t> count_periods(
    const std::unordered_map<std::uint32_t, std::uint64_t>& by_key, TimelineUnit unit,
    std::uint64_t& outside) {
  std::map<PeriodNumber, std::uint64_t> periods;
  for (const auto& [key, count] : by_key) {
    if (const auto number = period_of(key, unit)) {
      periods[*number] += count;
    } else {
      outside += count;
    }
  }
  return periods;
}

}  // namespace

std::optional<TimelineUnit> parse_timeline_unit(std::string_view name) {
  if (name == "auto") {
    return std::nullopt;
  }
  for (const auto& [known, unit] :
       {std::pair{"day", TimelineUnit::kDay}, std::pair{"month", TimelineUnit::kMonth},
        std::pair{"year", TimelineUnit::kYear}}) {
    if (name == known) {
      return unit;
    }
  }
  throw Error(fmt::format("unknown timeline unit '{}'", name), "units: year, month, day, auto");
}

TimelineUnit choose_timeline_unit(std::uint32_t first_key, std::uint32_t last_key) {
  const auto months = [](std::uint32_t key) { return key / 10000 * 12 + key / 100 % 100; };
  const std::uint32_t span = months(last_key) - months(first_key);
  if (span > 12 * 12) {
    return TimelineUnit::kYear;
  }
  return span > 3 ? TimelineUnit::kMonth : TimelineUnit::kDay;
}

Timeline TimelineCounter::build(std::string query, std::optional<TimelineUnit> unit,
                                bool per_1000) const {
  Timeline timeline;
  timeline.query = std::move(query);
  timeline.per_1000 = per_1000;
  timeline.unit = unit ? *unit : unit_for(matches_);
  std::uint64_t undated_of_all = 0;
  const auto matches = count_periods(matches_, timeline.unit, timeline.undated);
  const auto all = count_periods(all_, timeline.unit, undated_of_all);
  const auto add_point = [&](PeriodNumber number, std::uint64_t count) {
    const auto total = all.find(number);
    timeline.points.push_back(
        {period_name(number, timeline.unit), count, total == all.end() ? 0 : total->second});
  };
  PeriodNumber next = matches.empty() ? 0 : matches.begin()->first;
  for (const auto& [number, count] : matches) {
    if (number - next <= kMaxGap) {
      for (; next < number; ++next) {
        add_point(next, 0);
      }
    }
    add_point(number, count);
    next = number + 1;
  }
  return timeline;
}

}  // namespace timbao
