#include "indexer/input/text/path_date.h"

#include <array>
#include <cstddef>

namespace timbao {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A run of digits in the path.
struct Run {
  std::size_t begin = 0;
  std::size_t size = 0;
  int value = 0;  ///< of runs up to 8 digits
};

Run take_run(std::string_view path, std::size_t from) {
  constexpr std::size_t kMaxValue = 8;
  Run run{from, 0, 0};
  while (from + run.size < path.size() && is_digit(path[from + run.size])) {
    if (run.size < kMaxValue) {
      run.value = run.value * 10 + (path[from + run.size] - '0');
    }
    ++run.size;
  }
  return run;
}

bool is_separator(char c) { return c == '/' || c == '-' || c == '_' || c == '.'; }

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

Date checked(int year, int month, int day) {
  constexpr int kFirstYear = 1900;
  constexpr int kLastYear = 2100;
  const bool valid = year >= kFirstYear && year <= kLastYear && month >= 1 && month <= 12 &&
                     day >= 0 && day <= days_in_month(year, month);
  return valid ? Date{year, month, day} : Date{};
}

/// 20190312, or the same with a time behind: 20190312, 201903121530, 20210424110033728.
Date date_in_run(std::string_view path, const Run& run) {
  if (run.size != 8 && (run.size < 12 || run.size > 17)) {
    return {};
  }
  const int value = take_run(path.substr(0, run.begin + 8), run.begin).value;
  return checked(value / 10000, value / 100 % 100, value % 100);
}

/// Year, month and perhaps day as parts: 2019/03/12, 2019-3.
Date date_in_parts(std::string_view path, const Run& year) {
  if (year.size != 4) {
    return {};
  }
  std::array<Run, 2> parts{};
  std::size_t count = 0;
  std::size_t at = year.begin + year.size;
  while (count < parts.size() && at + 1 < path.size() && is_separator(path[at])) {
    const Run part = take_run(path, at + 1);
    if (part.size == 0 || part.size > 2) {
      break;
    }
    parts[count++] = part;
    at = part.begin + part.size;
  }
  if (count == 2) {
    const Date full = checked(year.value, parts[0].value, parts[1].value);
    if (full.known()) {
      return full;
    }
  }
  return count > 0 ? checked(year.value, parts[0].value, 0) : Date{};
}

/// 12-03-2019 and 12.3.2019, read backwards from the year.
Date date_before_year(std::string_view path, const Run& year) {
  if (year.size != 4) {
    return {};
  }
  std::array<int, 2> parts{};
  std::size_t end = year.begin;
  for (int& part : parts) {
    if (end < 2 || !is_separator(path[end - 1]) || !is_digit(path[end - 2])) {
      return {};
    }
    std::size_t begin = end - 2;
    while (begin > 0 && is_digit(path[begin - 1])) {
      --begin;
    }
    const Run run = take_run(path.substr(0, end - 1), begin);
    if (run.size > 2) {
      return {};
    }
    part = run.value;
    end = begin;
  }
  return checked(year.value, parts[0], parts[1]);
}

}  // namespace

Date date_in_path(std::string_view path) {
  Date best;
  for (std::size_t at = 0; at < path.size();) {
    if (!is_digit(path[at])) {
      ++at;
      continue;
    }
    const Run run = take_run(path, at);
    for (const Date& date :
         {date_in_run(path, run), date_in_parts(path, run), date_before_year(path, run)}) {
      if (date.known() && (date.day != 0 || best.day == 0)) {
        best = date;
      }
    }
    at = run.begin + run.size;
  }
  return best;
}

}  // namespace timbao
