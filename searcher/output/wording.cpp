#include "searcher/output/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <utility>

namespace timbao {
namespace {

bool has_more(const SearchResults& results, std::uint64_t shown) {
  return shown > 0 && results.offset + shown < results.total.value;
}

}  // namespace

std::string format_count(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t i = digits.size(); i > 3;) {
    i -= 3;
    digits.insert(i, 1, ' ');
  }
  return digits;
}

std::string describe_total(const Count& total) {
  if (total.value == 0) {
    return "không tìm thấy bài nào";
  }
  return fmt::format("{}{} bài", total.exact ? "" : "khoảng ", format_count(total.value));
}

std::string format_decimal(double value) {
  if (!std::isfinite(value)) {
    return "0";
  }
  if (std::abs(value) >= 100) {
    return format_count(static_cast<std::uint64_t>(std::llround(std::max(value, 0.0))));
  }
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) {
    text.resize(text.size() - 2);
  }
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string describe_elapsed(double elapsed_ms) {
  if (elapsed_ms < 1000) {
    return format_decimal(elapsed_ms) + " ms";
  }
  return format_decimal(elapsed_ms / 1000) + " giây";
}

std::string describe_matches(const SearchResults& results, std::uint64_t shown) {
  std::string line;
  if (results.timelines.size() > 1) {
    for (const Timeline& timeline : results.timelines) {
      line += fmt::format("{}{}: {} bài", line.empty() ? "" : " · ", timeline.query,
                          format_count(timeline.articles()));
    }
    return line;
  }
  line = describe_total(results.total);
  if (shown > 0 && (has_more(results, shown) || results.offset > 0)) {
    line += fmt::format(" ({}–{})", format_count(results.offset + 1),
                        format_count(results.offset + shown));
  }
  return line;
}

std::string describe_answer(const SearchResults& results, std::uint64_t shown) {
  std::string line =
      describe_matches(results, shown) + " · " + describe_elapsed(results.elapsed_ms);
  if (has_more(results, shown)) {
    line += fmt::format(" · xem tiếp: --offset={}", results.offset + shown);
  }
  return line;
}

std::string describe_date(const Date& date, bool inferred) {
  if (!date.known()) {
    return {};
  }
  std::string text = inferred ? "≈ " : "";
  if (date.day > 0) {
    text += fmt::format("{:02}/", date.day);
  }
  if (date.month > 0) {
    text += fmt::format("{:02}/", date.month);
  }
  return text + fmt::format("{:04}", date.year);
}

std::string describe_period(std::string_view period) {
  const bool month = period.size() == 7 && period[4] == '-';
  const bool day = period.size() == 10 && period[4] == '-' && period[7] == '-';
  if (month) {
    return fmt::format("{}/{}", period.substr(5), period.substr(0, 4));
  }
  if (day) {
    return fmt::format("{}/{}/{}", period.substr(8), period.substr(5, 2), period.substr(0, 4));
  }
  return std::string(period);
}

std::string describe_similar(const Hit& hit) {
  if (hit.similar == 0) {
    return {};
  }
  std::string text = fmt::format("+{} bản gần giống", format_count(hit.similar));
  if (!hit.similar_sources.empty()) {
    text += fmt::format(": {}", fmt::join(hit.similar_sources, ", "));
  }
  return text;
}

std::string facet_title(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTitles{{
      {"source", "Nguồn"},
      {"category", "Chuyên mục"},
      {"author", "Tác giả"},
      {"year", "Năm"},
      {"month", "Tháng"},
      {"path", "Thư mục"},
  }};
  for (const auto& [key, title] : kTitles) {
    if (key == name) {
      return std::string(title);
    }
  }
  return std::string(name);
}

std::string describe_notice(const Notice& notice) {
  const bool said = notice.query.empty() || notice.text.find(notice.query) != std::string::npos;
  if (said) {
    return notice.text;
  }
  if (notice.text.empty()) {
    return "Ý bạn là: " + notice.query;
  }
  const bool colon = notice.text.ends_with(':') || notice.text.ends_with(": ");
  return notice.text + (colon ? " " : ": ") + notice.query;
}

}  // namespace timbao
