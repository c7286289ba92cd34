#pragma once

#include "searcher/results/results.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace timbao {

/// Reads "day", "month", "year"; nothing for "auto". Throws Error listing them for anything else.
[[nodiscard]] std::optional<TimelineUnit> parse_timeline_unit(std::string_view name);

/// The unit that shows the time from `first_key` to `last_key` (Date::key()) best: days up to three
/// months, months up to twelve years, else years.
[[nodiscard]] TimelineUnit choose_timeline_unit(std::uint32_t first_key, std::uint32_t last_key);

/// Counts articles by date and lays them out in time.
///
/// Dates without the day (month) go to no day (month): they are `undated`. About 10 ns a row.
class TimelineCounter {
 public:
  /// One article that matches.
  void add_match(std::uint32_t date_key) { ++matches_[date_key]; }
  /// `count` articles of the whole archive, matching or not.
  void add_all(std::uint32_t date_key, std::uint64_t count = 1) { all_[date_key] += count; }

  /// Points from the first to the last period with a match, gaps filled with zeros. Without
  /// add_all, totals are 0. `unit` absent: chosen by the dates of the matches. A gap of more than
  /// ten thousand periods, which only a wrong date makes, is not filled.
  [[nodiscard]] Timeline build(std::string query, std::optional<TimelineUnit> unit,
                               bool per_1000) const;

 private:
  std::unordered_map<std::uint32_t, std::uint64_t> matches_;
  std::unordered_map<std::uint32_t, std::uint64_t> all_;
};

}  // namespace timbao
