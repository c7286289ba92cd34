#include "searcher/query/date_expression.h"

#include "common/text/analyzer.h"
#include "searcher/query/calendar.h"
#include "searcher/query/date_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

namespace timbao {
namespace {

using Words = std::vector<std::string>;
using MaybeRange = std::optional<DateRange>;

constexpr int kMaxCount = 99999;
constexpr std::size_t kMaxExpressionBytes = 200;

// ---- words -----------------------------------------------------------------------------------

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// Folded, with one form of dashes and ellipses; '-' beside a letter and '_' become spaces.
std::string plain_letters(std::string_view text) {
  std::string out = fold(text);
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2212"})
    replace_all(out, dash, "-");
  replace_all(out, "\u2026", "..");
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool beside_letter =
        (i > 0 && is_letter(out[i - 1])) || (i + 1 < out.size() && is_letter(out[i + 1]));
    const bool space = static_cast<unsigned char>(out[i]) <= ' ';
    if (out[i] == '_' || space || (out[i] == '-' && beside_letter))
      out[i] = ' ';
  }
  return out;
}

Words split_words(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, end - at);
    while (!word.empty() && word.back() == ',')
      word.remove_suffix(1);
    if (!word.empty())
      words.emplace_back(word);
    at = end + 1;
  }
  return words;
}

std::string join(const Words& words, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (!out.empty())
      out += ' ';
    out += words[i];
  }
  return out;
}

std::optional<int> digits(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  const bool whole = error == std::errc() && end == word.data() + word.size();
  if (!whole || word.empty() || !is_digit(word.front()))
    return std::nullopt;
  return value;
}

// ---- one day, month, quarter or year --------------------------------------------------------

int four_digit_year(std::string_view word) {
  const auto value = digits(word);
  return value && word.size() == 4 && *value >= 1000 ? *value : 0;
}

/// Archives are about the past: 20 is 2020, 98 is 1998.
int any_year(std::string_view word) {
  if (word.size() == 2) {
    const auto value = digits(word);
    return value ? *value + (*value < 70 ? 2000 : 1900) : 0;
  }
  return four_digit_year(word);
}

/// The latest such day that is not after today.
MaybeRange latest_day(int month, int day, const Date& today) {
  if (!today.known() || !exists(2000, month, day))
    return std::nullopt;
  for (int year = today.year; year > today.year - 9; --year) {
    const bool past = std::pair(month, day) <= std::pair(today.month, today.day);
    if (exists(year, month, day) && (year < today.year || past))
      return one_day(year, month, day);
  }
  return std::nullopt;
}

MaybeRange latest_month(int month, const Date& today) {
  if (!today.known())
    return std::nullopt;
  return whole_month(month <= today.month ? today.year : today.year - 1, month);
}

MaybeRange three_numbers(std::string_view a, std::string_view b, std::string_view c) {
  const auto month = digits(b);
  if (!month)
    return std::nullopt;
  if (const int year = four_digit_year(a)) {
    const auto day = digits(c);
    return day ? one_day(year, *month, *day) : std::nullopt;
  }
  const auto day = digits(a);
  const int year = any_year(c);
  return day && year != 0 ? one_day(year, *month, *day) : std::nullopt;
}

MaybeRange two_numbers(std::string_view a, std::string_view b, const Date& today) {
  const int year_a = four_digit_year(a);
  const int year_b = four_digit_year(b);
  if (year_a != 0 && year_b != 0)
    return year_a <= year_b ? MaybeRange({{year_a, 1, 1}, {year_b, 12, 31}}) : std::nullopt;
  const auto number_a = digits(a);
  const auto number_b = digits(b);
  if (!number_a || !number_b)
    return std::nullopt;
  if (year_a != 0)
    return whole_month(year_a, *number_b);
  if (year_b != 0)
    return whole_month(year_b, *number_a);
  return latest_day(*number_b, *number_a, today);
}

MaybeRange compact(std::string_view word) {
  if (word.size() == 4)
    return whole_year(four_digit_year(word));
  if (word.size() == 8 && digits(word))
    return three_numbers(word.substr(0, 4), word.substr(4, 2), word.substr(6));
  return std::nullopt;
}

/// Numbers with one kind of separator in one word: 30/12/2020, 2020-12, 30.12, 2020.
MaybeRange numeric(std::string_view word, const Date& today) {
  word = word.substr(0, word.find('t'));  // ISO time of day
  const std::size_t first = word.find_first_of("-/.");
  if (first == std::string_view::npos)
    return compact(word);
  const std::size_t second = word.find(word[first], first + 1);
  const std::string_view a = word.substr(0, first);
  if (second == std::string_view::npos)
    return two_numbers(a, word.substr(first + 1), today);
  return three_numbers(a, word.substr(first + 1, second - first - 1), word.substr(second + 1));
}

MaybeRange unit_range(Span span, int offset, const Date& today) {
  switch (span) {
    case Span::kDay: {
      const Date day = add_days(today, offset);
      return DateRange{day, day};
    }
    case Span::kWeek: {
      const Date monday = add_days(today, 7 * offset - (iso_weekday(today) - 1));
      return DateRange{monday, add_days(monday, 6)};
    }
    case Span::kMonth: {
      const Date day = add_months({today.year, today.month, 1}, offset);
      return whole_months(day.year, day.month, 1);
    }
    case Span::kQuarter: {
      const int month = (today.month - 1) / 3 * 3 + 1;
      const Date day = add_months({today.year, month, 1}, 3 * offset);
      return whole_months(day.year, day.month, 3);
    }
    case Span::kYear:
      return whole_year(today.year + offset);
  }
  return std::nullopt;
}

MaybeRange named_span(std::string_view name, const Date& today) {
  const auto* const it = std::find_if(kNamedSpans.begin(), kNamedSpans.end(),
                                      [&](const NamedSpan& e) { return e.name == name; });
  if (it == kNamedSpans.end() || !today.known())
    return std::nullopt;
  return unit_range(it->span, it->offset, today);
}

Date back(const Date& today, Span span, int count) {
  switch (span) {
    case Span::kDay:
      return add_days(today, -count);
    case Span::kWeek:
      return add_days(today, -7 * count);
    case Span::kMonth:
      return add_months(today, -count);
    case Span::kQuarter:
      return add_months(today, -3 * count);
    case Span::kYear:
      return add_months(today, -12 * count);
  }
  return today;
}

struct Count {
  int number;
  Span span;
};

/// "7 ngay", "7d", "ba thang" at words[at]; moves `at` past it.
std::optional<Count> read_count(const Words& words, std::size_t& at) {
  if (at >= words.size())
    return std::nullopt;
  const std::string_view word = words[at];
  const std::size_t number_size = std::min(word.find_first_not_of("0123456789"), word.size());
  auto number = digits(word.substr(0, number_size));
  std::string_view unit = word.substr(number_size);
  std::size_t next = at + 1;
  if (!number) {
    number = find_name(kNumberWords, word);
    unit = {};
  }
  if (number && unit.empty() && next < words.size())
    unit = words[next++];
  const auto span = find_name(kUnits, unit);
  if (!number || !span || *number < 1 || *number > kMaxCount)
    return std::nullopt;
  at = next;
  return Count{*number, *span};
}

/// So many days, weeks or months up to today; or, with "trước" or "ago", that one day.
MaybeRange counted_span(const Words& words, const Date& today) {
  if (!today.known() || words.empty())
    return std::nullopt;
  std::size_t at = words[0] == "trong" || words[0] == "last" || words[0] == "past" ? 1 : 0;
  const auto count = read_count(words, at);
  if (!count)
    return std::nullopt;
  const Date day = back(today, count->span, count->number);
  if (day.year < 1000)
    return std::nullopt;
  const std::string rest = join(words, at, words.size());
  if (rest == "truoc" || rest == "ago")
    return DateRange{day, day};
  constexpr std::array<std::string_view, 6> kUpToNow{"",        "qua",         "gan day",
                                                     "vua qua", "tro lai day", "nay"};
  if (std::find(kUpToNow.begin(), kUpToNow.end(), rest) == kUpToNow.end())
    return std::nullopt;
  return DateRange{day, today};
}

/// The year that ends an expression: "2020", "nam 2020", "nam ngoai"; 0 when there is none or it
/// is something else, in which case `at` is not moved.
int read_year(const Words& words, std::size_t& at, const Date& today) {
  std::size_t next = at;
  if (next < words.size() && words[next] == "nam")
    ++next;
  if (next >= words.size())
    return 0;
  int year = four_digit_year(words[next]);
  const std::string relative = join(words, at, words.size());
  if (year != 0) {
    at = next + 1;
  } else if (const auto range = named_span(relative, today); range && words[at] == "nam") {
    year = range->first.year;
    at = words.size();
  }
  return year;
}

/// "12", "12/2020", "muoi hai", "gieng"; the year is 0 unless given with a slash.
std::optional<std::pair<int, int>> read_month(const Words& words, std::size_t& at) {
  if (at >= words.size())
    return std::nullopt;
  if (at + 1 < words.size()) {
    if (const auto month = find_name(kMonthWords, words[at] + ' ' + words[at + 1])) {
      at += 2;
      return std::pair(*month, 0);
    }
  }
  const std::string_view word = words[at];
  if (const auto month = find_name(kMonthWords, word)) {
    ++at;
    return std::pair(*month, 0);
  }
  const std::size_t slash = std::min(word.find_first_of("/-."), word.size());
  const auto month = digits(word.substr(0, slash));
  const int year = slash < word.size() ? four_digit_year(word.substr(slash + 1)) : 0;
  if (!month || *month < 1 || *month > 12 || (slash < word.size() && year == 0))
    return std::nullopt;
  ++at;
  return std::pair(*month, year);
}

/// "[30] thang 12 [nam 2020]"
MaybeRange day_and_month(const Words& words, std::size_t at, const Date& today) {
  int day = 0;
  if (at < words.size() && words[at] != "thang") {
    const auto number = digits(words[at++]);
    if (!number || *number < 1)
      return std::nullopt;
    day = *number;
  }
  if (at >= words.size() || words[at] != "thang")
    return std::nullopt;
  const auto month = read_month(words, ++at);
  if (!month)
    return std::nullopt;
  int year = month->second;
  if (year == 0)
    year = read_year(words, at, today);
  if (at != words.size())
    return std::nullopt;
  if (year != 0)
    return day != 0 ? one_day(year, month->first, day) : whole_month(year, month->first);
  return day != 0 ? latest_day(month->first, day, today) : latest_month(month->first, today);
}

/// "quy 4", "quy iv/2020", "q4 nam 2020"
MaybeRange quarter(const Words& words, const Date& today) {
  std::size_t at = 1;
  std::string_view number;
  if (words[0] == "quy" && words.size() > 1)
    number = words[at++];
  else if (words[0].size() >= 2 && words[0][0] == 'q')
    number = std::string_view(words[0]).substr(1);
  const std::size_t slash = std::min(number.find('/'), number.size());
  const auto index = find_name(kQuarters, number.substr(0, slash));
  if (!index)
    return std::nullopt;
  int year = slash < number.size() ? four_digit_year(number.substr(slash + 1))
                                   : read_year(words, at, today);
  const int month = 3 * *index - 2;
  if (at != words.size() || (year == 0 && (slash < number.size() || !today.known())))
    return std::nullopt;
  if (year == 0)
    year = month <= today.month ? today.year : today.year - 1;
  return whole_months(year, month, 3);
}

std::optional<int> english_month(std::string_view word) {
  if (word.size() < 3)
    return std::nullopt;
  const auto* const it =
      std::find_if(kEnglishMonths.begin(), kEnglishMonths.end(), [&](const NamedNumber& e) {
        return e.first == word || (e.first.substr(0, 3) == word) ||
               (word == "sept" && e.second == 9);
      });
  return it == kEnglishMonths.end() ? std::nullopt : std::optional<int>(it->second);
}

/// "december 2020", "30 dec", "dec 30 2020"
MaybeRange english_date(const Words& words, const Date& today) {
  int day = 0;
  int month = 0;
  int year = 0;
  for (const std::string& word : words) {
    const auto name = english_month(word);
    const int four = four_digit_year(word);
    const auto number = digits(word);
    if (name && month == 0)
      month = *name;
    else if (four != 0 && year == 0 && month != 0)
      year = four;
    else if (number && day == 0 && *number >= 1 && *number <= 31)
      day = *number;
    else
      return std::nullopt;
  }
  if (month == 0)
    return std::nullopt;
  if (year == 0)
    return day != 0 ? latest_day(month, day, today) : latest_month(month, today);
  return day != 0 ? one_day(year, month, day) : whole_month(year, month);
}

/// "thu hai", "chu nhat tuan truoc"
MaybeRange weekday(const Words& words, const Date& today) {
  const std::size_t used = words[0] == "thu" || words[0] == "chu" || words[0] == "chua" ? 2 : 1;
  const auto index = find_name(kWeekdays, join(words, 0, std::min(used, words.size())));
  if (!index || !today.known())
    return std::nullopt;
  int week = 0;
  if (words.size() > used) {
    const auto range = named_span(join(words, used, words.size()), today);
    if (!range || words[used] != "tuan")
      return std::nullopt;
    return DateRange{add_days(range->first, *index - 1), add_days(range->first, *index - 1)};
  }
  const Date monday = unit_range(Span::kWeek, 0, today)->first;
  if (add_days(monday, *index - 1) > today)
    week = -1;
  const Date day = add_days(monday, 7 * week + *index - 1);
  return DateRange{day, day};
}

MaybeRange single(const Words& words, const Date& today) {
  if (words.empty())
    return std::nullopt;
  if (words.size() == 1) {
    if (auto range = numeric(words[0], today))
      return range;
  }
  if (words.size() == 2 && words[0] == "nam" && four_digit_year(words[1]) != 0)
    return whole_year(four_digit_year(words[1]));
  if (auto range = named_span(join(words, 0, words.size()), today))
    return range;
  const bool day_word = words[0] == "ngay" || words[0] == "mung" || words[0] == "mong";
  if (day_word && words.size() == 2) {
    if (auto range = numeric(words[1], today))
      return range;
  }
  if (auto range = day_and_month(words, day_word ? 1 : 0, today))
    return range;
  if (auto range = counted_span(words, today))
    return range;
  if (auto range = quarter(words, today))
    return range;
  if (auto range = weekday(words, today))
    return range;
  return english_date(words, today);
}

// ---- ranges ----------------------------------------------------------------------------------

MaybeRange from_to(std::string_view from, std::string_view to, const Date& today) {
  const Words first = split_words(from);
  const Words last = split_words(to);
  if (first.empty() && last.empty())
    return std::nullopt;
  const MaybeRange a = first.empty() ? DateRange{} : single(first, today);
  const MaybeRange b = last.empty() ? DateRange{} : single(last, today);
  if (!a || !b || (a->first.known() && b->last.known() && a->first > b->last))
    return std::nullopt;
  return DateRange{a->first, b->last};
}

std::string_view without_leading(std::string_view text, std::string_view word) {
  return text.starts_with(word) ? text.substr(word.size()) : text;
}

}  // namespace

std::optional<DateRange> parse_date_expression(std::string_view text, const Date& today) {
  if (text.size() > kMaxExpressionBytes)
    return std::nullopt;
  const std::string plain = plain_letters(text);
  const std::string_view view = plain;
  if (const std::size_t dots = view.find(".."); dots != std::string_view::npos) {
    const std::size_t after = std::min(view.find_first_not_of('.', dots), view.size());
    return from_to(view.substr(0, dots), view.substr(after), today);
  }
  for (const std::string_view separator : {" den ", " toi ", " to ", " - "}) {
    const std::size_t at = view.find(separator);
    if (at == std::string_view::npos || at == 0)
      continue;
    const std::string_view from =
        without_leading(without_leading(view.substr(0, at), "tu "), "from ");
    return from_to(from, view.substr(at + separator.size()), today);
  }
  return single(split_words(view), today);
}

DateRange intersect(const DateRange& a, const DateRange& b) {
  DateRange out = a;
  if (!out.first.known() || (b.first.known() && b.first > out.first))
    out.first = b.first;
  if (!out.last.known() || (b.last.known() && b.last < out.last))
    out.last = b.last;
  return out;
}

std::string to_string(const DateRange& range) {
  std::array<char, 48> text{};
  std::string out;
  const auto append = [&](const Date& date) {
    if (!date.known())
      return;
    const int size =
        std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    out.append(text.data(), static_cast<std::size_t>(size));
  };
  append(range.first);
  out += "..";
  append(range.last);
  return out;
}

Date previous_day(const Date& date) {
  return exists(date.year, date.month, date.day) ? add_days(date, -1) : date;
}

Date next_day(const Date& date) {
  return exists(date.year, date.month, date.day) ? add_days(date, 1) : date;
}

}  // namespace timbao
