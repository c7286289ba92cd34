#include "searcher/query/calendar.h"

#include <chrono>

namespace timbao {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day to_chrono(const Date& date) {
  return std::chrono::year(date.year) / date.month / date.day;
}

Date from_chrono(const year_month_day& ymd) {
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

}  // namespace

bool exists(int year, int month, int day) {
  return year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
         to_chrono({year, month, day}).ok();
}

Date add_days(const Date& date, int count) {
  return from_chrono(year_month_day(sys_days(to_chrono(date)) + days(count)));
}

Date add_months(const Date& date, int count) {
  const auto month = std::chrono::year(date.year) / date.month + std::chrono::months(count);
  const year_month_day day = month / date.day;
  return from_chrono(day.ok() ? day : year_month_day(month / std::chrono::last));
}

DateRange whole_months(int year, int month, int count) {
  const auto last = std::chrono::year(year) / month + std::chrono::months(count - 1);
  return {{year, month, 1}, from_chrono(year_month_day(last / std::chrono::last))};
}

std::optional<DateRange> whole_year(int year) {
  if (year < 1000 || year > 9999)
    return std::nullopt;
  return DateRange{{year, 1, 1}, {year, 12, 31}};
}

std::optional<DateRange> whole_month(int year, int month) {
  if (!exists(year, month, 1))
    return std::nullopt;
  return whole_months(year, month, 1);
}

std::optional<DateRange> one_day(int year, int month, int day) {
  if (!exists(year, month, day))
    return std::nullopt;
  return DateRange{{year, month, day}, {year, month, day}};
}

int iso_weekday(const Date& date) {
  return static_cast<int>(std::chrono::weekday(sys_days(to_chrono(date))).iso_encoding());
}

}  // namespace timbao
