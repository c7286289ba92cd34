#include "common/article/date.h"

#include "common/text/analyzer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fmt/compile.h>
#include <optional>
#include <vector>

namespace timbao {
namespace {

using std::chrono::sys_days;

/// One run of digits or letters of the folded text, and what stands before it.
struct Word {
  std::string_view text;
  char before = ' ';  ///< the last character that is no space between this run and the one before
  bool spaced = true;

  [[nodiscard]] bool number() const { return text.front() >= '0' && text.front() <= '9'; }
  [[nodiscard]] int value() const {
    int value = -1;
    if (text.size() <= 9)
      std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }

std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> words;
  char before = '\0';
  bool spaced = false;
  for (std::size_t i = 0; i < text.size();) {
    const bool digit = is_digit(text[i]);
    if (!digit && !is_letter(text[i])) {
      const bool space = text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r';
      spaced = spaced || space;
      if (!space)
        before = text[i];
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && (digit ? is_digit(text[end]) : is_letter(text[end])))
      ++end;
    words.push_back({text.substr(i, end - i), before, spaced});
    before = '\0';
    spaced = false;
    i = end;
  }
  return words;
}

int month_of_name(std::string_view word) {
  constexpr std::array<std::string_view, 12> kNames = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (word.size() >= 3 && kNames[i].starts_with(word))
      return static_cast<int>(i) + 1;
  }
  return word == "sept" ? 9 : 0;
}

/// Seconds east of Greenwich of "Z", "GMT", "UTC", "+07:00", "-0500", "(GMT+7)" in `words` from
/// `at`; nothing when no zone is named.
std::optional<int> zone_seconds(const std::vector<Word>& words, std::size_t at) {
  bool named = false;
  for (std::size_t i = at; i < words.size(); ++i) {
    const Word& word = words[i];
    if (word.text == "z" || word.text == "gmt" || word.text == "utc") {
      named = true;
      continue;
    }
    if (!word.number() || (word.before != '+' && word.before != '-'))
      continue;
    int hours = word.value();
    int minutes = 0;
    if (word.text.size() == 4) {
      minutes = hours % 100;
      hours /= 100;
    } else if (i + 1 < words.size() && words[i + 1].before == ':') {
      minutes = words[i + 1].value();
    }
    if (hours > 14 || hours < 0 || minutes > 59 || minutes < 0)
      continue;
    return (hours * 60 + minutes) * (word.before == '-' ? -60 : 60);
  }
  return named ? std::optional<int>(0) : std::nullopt;
}

Date to_date(std::chrono::year_month_day day) {
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

constexpr int kVietnamSeconds = 7 * 3600;

/// The day in Việt Nam of `date` at a time of day told in `words` from `at`, if a zone is told.
Date in_vietnam(const Date& date, const std::vector<Word>& words, std::size_t at) {
  for (std::size_t i = at; i + 1 < words.size(); ++i) {
    if (!words[i].number() || !words[i + 1].number() || words[i + 1].before != ':')
      continue;
    const std::optional<int> zone = zone_seconds(words, i + 2);
    int hours = words[i].value();
    const int minutes = words[i + 1].value();
    if (!zone || date.day == 0 || hours > 24 || minutes > 59)
      return date;
    const bool afternoon = std::any_of(words.begin() + static_cast<std::ptrdiff_t>(i), words.end(),
                                       [](const Word& word) { return word.text == "pm"; });
    if (afternoon && hours < 12)
      hours += 12;
    const auto day = sys_days(std::chrono::year(date.year) /
                              std::chrono::month(static_cast<unsigned>(date.month)) /
                              std::chrono::day(static_cast<unsigned>(date.day)));
    const auto time =
        day + std::chrono::seconds(hours * 3600 + minutes * 60 - *zone + kVietnamSeconds);
    return to_date(std::chrono::floor<std::chrono::days>(time));
  }
  return date;
}

Date from_unix(std::int64_t seconds) {
  const auto time = std::chrono::sys_seconds(std::chrono::seconds(seconds + kVietnamSeconds));
  return to_date(std::chrono::floor<std::chrono::days>(time));
}

int full_year(const Word& word) {
  if (word.text.size() == 4)
    return word.value();
  if (word.text.size() == 2)
    return word.value() + (word.value() < 70 ? 2000 : 1900);
  return -1;
}

/// A date that starts at word `at`; `used` words of it.
struct Found {
  Date date;
  std::size_t used = 0;
};

bool joins(const Word& word) {
  return !word.spaced && (word.before == '/' || word.before == '-' || word.before == '.');
}

/// 30/12/2020, 2020-12-30, 12/2020, 2020-12.
Found numeric_date(const std::vector<Word>& words, std::size_t at) {
  const std::size_t left = words.size() - at;
  const auto number_after = [&](std::size_t i) {
    return left > i && words[at + i].number() && joins(words[at + i]);
  };
  if (!words[at].number() || !number_after(1))
    return {};
  const bool three = number_after(2) && words[at + 1].before == words[at + 2].before;
  const Word& first = words[at];
  const Word& second = words[at + 1];
  if (first.text.size() == 4) {
    if (three && words[at + 2].text.size() <= 2)
      return {{first.value(), second.value(), words[at + 2].value()}, 3};
    return second.text.size() <= 2 ? Found{{first.value(), second.value(), 0}, 2} : Found{};
  }
  if (three && first.text.size() <= 2 && second.text.size() <= 2) {
    const bool month_first = second.value() > 12 && first.value() <= 12;  // 12/30/2020
    return {{full_year(words[at + 2]), month_first ? first.value() : second.value(),
             month_first ? second.value() : first.value()},
            3};
  }
  if (first.text.size() <= 2 && second.text.size() == 4)
    return {{second.value(), first.value(), 0}, 2};
  return {};
}

/// A month after the word "tháng", as a number or as a word ("ba", "mười một", "giêng").
struct FoundMonth {
  int month = 0;
  std::size_t used = 0;
};

FoundMonth spoken_month(const std::vector<Word>& words, std::size_t at) {
  constexpr std::array<std::string_view, 10> kNames = {"mot", "hai", "ba",  "tu",   "nam",
                                                       "sau", "bay", "tam", "chin", "muoi"};
  if (at >= words.size())
    return {};
  const std::string_view word = words[at].text;
  if (words[at].number())
    return {words[at].value(), 1};
  if (word == "gieng" || word == "chap")
    return {word == "gieng" ? 1 : 12, 1};
  const auto* name = std::find(kNames.begin(), kNames.end(), word);
  if (name == kNames.end())
    return {};
  const int month = static_cast<int>(name - kNames.begin()) + 1;
  if (month == 10 && at + 1 < words.size()) {
    if (words[at + 1].text == "mot" || words[at + 1].text == "hai")
      return {words[at + 1].text == "mot" ? 11 : 12, 2};
  }
  return {month, 1};
}

/// "30 tháng 12 năm 2020", "30 tháng 12, 2020", "tháng 12 năm 2020", "tháng 12/2020", "30 Tháng
/// Mười Hai, 2020", "Tháng 12 30, 2020", "30 thg 12, 2020".
Found spoken_date(const std::vector<Word>& words, std::size_t at) {
  const auto is = [&](std::size_t i, std::string_view text) {
    return at + i < words.size() && words[at + i].text == text;
  };
  const auto digits = [&](std::size_t i) {
    return at + i < words.size() && words[at + i].number() ? words[at + i].text.size() : 0;
  };
  std::size_t i = 0;
  int day = 0;
  if (digits(0) != 0) {
    day = words[at].value();
    i = 1;
  }
  if (!is(i, "thang") && !is(i, "thg"))
    return {};
  const FoundMonth month = spoken_month(words, at + i + 1);
  if (month.used == 0)
    return {};
  i += 1 + month.used;
  if (is(i, "nam"))
    ++i;
  if (day == 0 && digits(i) != 0 && digits(i) <= 2 && digits(i + 1) == 4) {
    day = words[at + i].value();
    ++i;
  }
  if (digits(i) != 4)
    return {};
  return {{words[at + i].value(), month.month, day}, i + 1};
}

/// "Dec 30, 2020", "30 Dec 2020", "30-Dec-2020", "December 2020".
Found english_date(const std::vector<Word>& words, std::size_t at) {
  const auto number = [&](std::size_t i) {
    return at + i < words.size() && words[at + i].number();
  };
  const auto ordinal = [&](std::size_t i) {  // 30th
    return at + i < words.size() && !words[at + i].spaced && words[at + i].before == '\0' ? 1U : 0U;
  };
  if (const int month = month_of_name(words[at].text); month != 0) {
    if (!number(1))
      return {};
    if (words[at + 1].text.size() == 4)
      return {{words[at + 1].value(), month, 0}, 2};
    const std::size_t year = 2 + ordinal(2);
    if (!number(year) || words[at + year].text.size() != 4)
      return {};
    return {{words[at + year].value(), month, words[at + 1].value()}, year + 1};
  }
  if (!number(0))
    return {};
  const std::size_t name = 1 + ordinal(1);
  if (at + name >= words.size() || words[at].text.size() > 2)
    return {};
  const int month = month_of_name(words[at + name].text);
  if (month == 0 || !number(name + 1) || full_year(words[at + name + 1]) < 0)
    return {};
  return {{full_year(words[at + name + 1]), month, words[at].value()}, name + 2};
}

/// 20201230, 20201230T083000Z.
Found compact_date(const Word& word) {
  if (!word.number() || word.text.size() != 8)
    return {};
  return {Date::from_key(static_cast<std::uint32_t>(word.value())), 1};
}

Date unix_date(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size())
    return {};
  const std::size_t digits = text.size();
  return digits == 10 ? from_unix(number) : digits == 13 ? from_unix(number / 1000) : Date{};
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

constexpr std::size_t kMaxDateBytes = 200;  // no date anyone writes is longer

}  // namespace

std::string to_string(const Date& date) {
  if (!date.known())
    return "";
  if (date.month == 0)
    return fmt::format(FMT_COMPILE("{:04}"), date.year);
  if (date.day == 0)
    return fmt::format(FMT_COMPILE("{:04}-{:02}"), date.year, date.month);
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), date.year, date.month, date.day);
}

bool is_valid(const Date& date) {
  if (date.year < 1000 || date.year > 9999 || date.month < 0 || date.month > 12 || date.day < 0)
    return false;
  if (date.month == 0 || date.day == 0)
    return date.day == 0;
  return (std::chrono::year(date.year) / date.month / date.day).ok();
}

Date parse_date(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.size() > kMaxDateBytes)
    return {};
  if (const Date date = unix_date(text); is_valid(date))
    return date;
  const std::string folded = fold(text);
  const std::vector<Word> words = split_words(folded);
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (const Found& found : {numeric_date(words, at), spoken_date(words, at),
                               english_date(words, at), compact_date(words[at])}) {
      if (found.used != 0)
        return is_valid(found.date) ? in_vietnam(found.date, words, at + found.used) : Date{};
    }
  }
  if (words.size() == 1 && words[0].number() && words[0].text.size() == 4) {
    const Date year{words[0].value(), 0, 0};
    return is_valid(year) ? year : Date{};
  }
  return {};
}

}  // namespace timbao
