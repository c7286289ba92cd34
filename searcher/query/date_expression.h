#pragma once

#include "searcher/query/query.h"

#include <optional>
#include <string_view>

namespace timbao {

/// Reads the days a person means; both ends of the result are full dates unless the text leaves a
/// side open ("2019..").
///
/// Case, marks and the normal form of Vietnamese words do not matter, and '-' or '_' may stand for
/// spaces between words. Day first, always. Forms:
///   2020 · 12/2020 · 2020-12 · 30/12/2020 · 30-12-2020 · 30.12.2020 · 2020-12-30 · 20201230
///   30/12 · 30 tháng 12 · tháng 12 · quý 4 · thứ hai     (the latest one that is not after today)
///   ngày 30 tháng 12 năm 2020 · tháng 12 năm ngoái · quý IV/2020 · Dec 30, 2020
///   hôm nay · hôm qua · hôm kia · tuần này · tuần trước · tháng trước · năm ngoái · last month
///   7 ngày · 7d · 3 tháng qua · last 3 months             (so many days or months up to today)
///   7 ngày trước · 3 months ago                           (that one day)
///   2019..2020 · 2010-2015 · 1/2020..3/2020 · từ 1/2020 đến 3/2020 · 2019.. · ..2020
/// Anything else, or a date that does not exist: nullopt. Relative forms need a known `today`.
[[nodiscard]] std::optional<DateRange> parse_date_expression(std::string_view text,
                                                             const Date& today);

/// The days in both ranges; a side open in one is the other's.
[[nodiscard]] DateRange intersect(const DateRange& a, const DateRange& b);

/// "2020-01-01..2020-12-31", with an open side left empty.
[[nodiscard]] std::string to_string(const DateRange& range);

/// The day before or after; an unknown or partial date is returned unchanged.
[[nodiscard]] Date previous_day(const Date& date);
[[nodiscard]] Date next_day(const Date& date);

}  // namespace timbao
