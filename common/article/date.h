#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace timbao {

/// A calendar date of the Gregorian calendar; month and day are 0 where unknown ("2020",
/// "2020-12").
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;

  [[nodiscard]] bool known() const { return year != 0; }
  /// yyyymmdd with zeros for unknown parts; 0 when there is no date. Orders as dates do.
  [[nodiscard]] std::uint32_t key() const {
    return static_cast<std::uint32_t>(year * 10000 + month * 100 + day);
  }
  [[nodiscard]] static Date from_key(std::uint32_t key) {
    return {static_cast<int>(key / 10000), static_cast<int>(key / 100 % 100),
            static_cast<int>(key % 100)};
  }
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// "2020-12-30", "2020-12", "2020", or "" when there is none.
[[nodiscard]] std::string to_string(const Date& date);

/// True for a date that exists, years 1000 to 9999.
[[nodiscard]] bool is_valid(const Date& date);

/// Reads one date as archives and people write it: ISO with or without time and zone, 30/12/2020,
/// 30-12-2020, 30.12.2020, 12/2020, 2020, "30 tháng 12 năm 2020", "Thứ tư, 30/12/2020, 08:30
/// (GMT+7)", "Dec 30, 2020", "Wed, 30 Dec 2020 08:30:00 GMT"; day first. A time with a zone is
/// turned into the day in Việt Nam (UTC+7). Numbers of 10 or 13 digits are Unix seconds or
/// milliseconds. Anything else, and dates that do not exist: an unknown Date.
[[nodiscard]] Date parse_date(std::string_view text);

}  // namespace timbao
