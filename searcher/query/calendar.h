#pragma once

#include "searcher/query/query.h"

#include <optional>

namespace timbao {

/// True for a day of the Gregorian calendar in the years 1000 to 9999.
[[nodiscard]] bool exists(int year, int month, int day);

[[nodiscard]] Date add_days(const Date& date, int count);
/// The same day so many months away, or that month's last day.
[[nodiscard]] Date add_months(const Date& date, int count);

/// 1 Monday to 7 Sunday; `date` must exist.
[[nodiscard]] int iso_weekday(const Date& date);

/// First to last day of `count` months, a year, a month, a day; nullopt when there is no such.
[[nodiscard]] DateRange whole_months(int year, int month, int count);
[[nodiscard]] std::optional<DateRange> whole_year(int year);
[[nodiscard]] std::optional<DateRange> whole_month(int year, int month);
[[nodiscard]] std::optional<DateRange> one_day(int year, int month, int day);

}  // namespace timbao
