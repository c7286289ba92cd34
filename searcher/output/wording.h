#pragma once

#include "searcher/results/results.h"

#include <cstdint>
#include <string>
#include <string_view>

/// The short Vietnamese phrases of results for people (text, html, interactive mode). One rule for
/// languages: results speak Vietnamese; the program itself (standard error, --help, man pages,
/// names of fields) speaks English.
namespace timbao {

/// "1 204".
[[nodiscard]] std::string format_count(std::uint64_t count);

/// "1 204 bài", "khoảng 1 200 bài", "không tìm thấy bài nào".
[[nodiscard]] std::string describe_total(const Count& total);

/// "1 204 bài (11–20)"; of compared queries each one's: "xăng: 291 bài · điện: 42 bài". `shown` is
/// the number of hits written. Untrusted text.
[[nodiscard]] std::string describe_matches(const SearchResults& results, std::uint64_t shown);

/// The line below the hits: "1 204 bài (11–20) · 3,1 ms · xem tiếp: --offset=20". `shown` is the
/// number of hits written. Untrusted text.
[[nodiscard]] std::string describe_answer(const SearchResults& results, std::uint64_t shown);

/// "3,1 ms", "1,25 giây".
[[nodiscard]] std::string describe_elapsed(double elapsed_ms);

/// "30/12/2020", "12/2020", "2020"; "≈ " in front when it was inferred; empty when unknown.
[[nodiscard]] std::string describe_date(const Date& date, bool inferred = false);

/// "2020-03" of a timeline as "03/2020"; other texts as they are.
[[nodiscard]] std::string describe_period(std::string_view period);

/// "+7 bản gần giống: Tuổi Trẻ, Thanh Niên"; empty when there are none. Untrusted text.
[[nodiscard]] std::string describe_similar(const Hit& hit);

/// "Nguồn" for "source"; an unknown name as it is.
[[nodiscard]] std::string facet_title(std::string_view name);

/// The sentence of a notice with the query it suggests. Untrusted text.
[[nodiscard]] std::string describe_notice(const Notice& notice);

/// "12,5" : a rate or other decimal with at most one digit behind the comma.
[[nodiscard]] std::string format_decimal(double value);

}  // namespace timbao
