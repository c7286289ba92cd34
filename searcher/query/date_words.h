#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

/// The words that dates are made of, folded.
namespace timbao {

using NamedNumber = std::pair<std::string_view, int>;

inline constexpr std::array<NamedNumber, 11> kNumberWords{{{"mot", 1},
                                                           {"hai", 2},
                                                           {"ba", 3},
                                                           {"bon", 4},
                                                           {"nam", 5},
                                                           {"sau", 6},
                                                           {"bay", 7},
                                                           {"tam", 8},
                                                           {"chin", 9},
                                                           {"muoi", 10},
                                                           {"vai", 3}}};

inline constexpr std::array<NamedNumber, 15> kMonthWords{{{"gieng", 1},
                                                          {"mot", 1},
                                                          {"hai", 2},
                                                          {"ba", 3},
                                                          {"tu", 4},
                                                          {"bon", 4},
                                                          {"nam", 5},
                                                          {"sau", 6},
                                                          {"bay", 7},
                                                          {"tam", 8},
                                                          {"chin", 9},
                                                          {"muoi", 10},
                                                          {"chap", 12},
                                                          {"muoi mot", 11},
                                                          {"muoi hai", 12}}};

inline constexpr std::array<NamedNumber, 12> kEnglishMonths{{{"january", 1},
                                                             {"february", 2},
                                                             {"march", 3},
                                                             {"april", 4},
                                                             {"may", 5},
                                                             {"june", 6},
                                                             {"july", 7},
                                                             {"august", 8},
                                                             {"september", 9},
                                                             {"october", 10},
                                                             {"november", 11},
                                                             {"december", 12}}};

inline constexpr std::array<NamedNumber, 8> kQuarters{
    {{"1", 1}, {"2", 2}, {"3", 3}, {"4", 4}, {"i", 1}, {"ii", 2}, {"iii", 3}, {"iv", 4}}};

// ISO numbers: Monday is 1.
inline constexpr std::array<NamedNumber, 22> kWeekdays{
    {{"thu hai", 1}, {"thu 2", 1},    {"monday", 1},   {"thu ba", 2},    {"thu 3", 2},
     {"tuesday", 2}, {"thu tu", 3},   {"thu 4", 3},    {"wednesday", 3}, {"thu nam", 4},
     {"thu 5", 4},   {"thursday", 4}, {"thu sau", 5},  {"thu 6", 5},     {"friday", 5},
     {"thu bay", 6}, {"thu 7", 6},    {"saturday", 6}, {"chu nhat", 7},  {"sunday", 7},
     {"cn", 7},      {"chua nhat", 7}}};

enum class Span : std::uint8_t { kDay, kWeek, kMonth, kQuarter, kYear };

inline constexpr std::array<std::pair<std::string_view, Span>, 18> kUnits{{{"ngay", Span::kDay},
                                                                           {"hom", Span::kDay},
                                                                           {"d", Span::kDay},
                                                                           {"day", Span::kDay},
                                                                           {"days", Span::kDay},
                                                                           {"tuan", Span::kWeek},
                                                                           {"w", Span::kWeek},
                                                                           {"week", Span::kWeek},
                                                                           {"weeks", Span::kWeek},
                                                                           {"thang", Span::kMonth},
                                                                           {"m", Span::kMonth},
                                                                           {"month", Span::kMonth},
                                                                           {"months", Span::kMonth},
                                                                           {"quy", Span::kQuarter},
                                                                           {"nam", Span::kYear},
                                                                           {"y", Span::kYear},
                                                                           {"year", Span::kYear},
                                                                           {"years", Span::kYear}}};

struct NamedSpan {
  std::string_view name;
  Span span;
  int offset;
};

inline constexpr std::array<NamedSpan, 37> kNamedSpans{{{"hom nay", Span::kDay, 0},
                                                        {"ngay nay", Span::kDay, 0},
                                                        {"nay", Span::kDay, 0},
                                                        {"today", Span::kDay, 0},
                                                        {"hom qua", Span::kDay, -1},
                                                        {"qua", Span::kDay, -1},
                                                        {"yesterday", Span::kDay, -1},
                                                        {"hom kia", Span::kDay, -2},
                                                        {"ngay kia", Span::kDay, -2},
                                                        {"ngay mai", Span::kDay, 1},
                                                        {"tomorrow", Span::kDay, 1},
                                                        {"tuan nay", Span::kWeek, 0},
                                                        {"this week", Span::kWeek, 0},
                                                        {"tuan truoc", Span::kWeek, -1},
                                                        {"tuan qua", Span::kWeek, -1},
                                                        {"tuan roi", Span::kWeek, -1},
                                                        {"last week", Span::kWeek, -1},
                                                        {"thang nay", Span::kMonth, 0},
                                                        {"this month", Span::kMonth, 0},
                                                        {"thang truoc", Span::kMonth, -1},
                                                        {"thang qua", Span::kMonth, -1},
                                                        {"thang roi", Span::kMonth, -1},
                                                        {"thang ngoai", Span::kMonth, -1},
                                                        {"last month", Span::kMonth, -1},
                                                        {"quy nay", Span::kQuarter, 0},
                                                        {"this quarter", Span::kQuarter, 0},
                                                        {"quy truoc", Span::kQuarter, -1},
                                                        {"last quarter", Span::kQuarter, -1},
                                                        {"nam nay", Span::kYear, 0},
                                                        {"this year", Span::kYear, 0},
                                                        {"nam ngoai", Span::kYear, -1},
                                                        {"nam truoc", Span::kYear, -1},
                                                        {"nam qua", Span::kYear, -1},
                                                        {"nam roi", Span::kYear, -1},
                                                        {"last year", Span::kYear, -1},
                                                        {"nam kia", Span::kYear, -2},
                                                        {"nam toi", Span::kYear, 1}}};

/// The value of `name` in one of the tables above, or nullopt.
template <typename Table>
[[nodiscard]] auto find_name(const Table& table, std::string_view name) {
  using Value = decltype(table[0].second);
  std::optional<Value> found;
  for (const auto& [known, value] : table)
    if (!found && known == name)
      found = value;
  return found;
}

}  // namespace timbao
