#include "common/text/clean.h"
#include "common/text/utf8.h"
#include "indexer/input/text/byline.h"
#include "indexer/input/text/press_names.h"

#include <algorithm>
#include <array>
#include <string>

namespace timbao {

namespace {

constexpr std::string_view kBlank = " \t\r\n\v\f";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool starts_upper(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_upper(next_code_point(word, at));
}

std::string_view skip(std::string_view text, std::string_view skipped) {
  text.remove_prefix(std::min(text.find_first_not_of(skipped), text.size()));
  return text;
}

std::string_view trim(std::string_view text) {
  text = skip(text, kBlank);
  return text.substr(0, text.find_last_not_of(kBlank) + 1);
}

/// A dash that ends a prefix, with the space behind it if there is one.
std::size_t dash_size(std::string_view text) {
  for (const std::string_view dash : {"-", "–", "—"}) {
    if (text.starts_with(dash)) {
      return dash.size();
    }
  }
  return 0;
}

/// One or two digits at the front of `text`, taken off; 0 for none or more.
int take_number(std::string_view& text, std::size_t most_digits) {
  std::size_t size = 0;
  int value = 0;
  for (; size < text.size() && is_digit(text[size]) && size <= most_digits; ++size) {
    value = value * 10 + (text[size] - '0');
  }
  if (size == 0 || size > most_digits) {
    return 0;
  }
  text.remove_prefix(size);
  return value;
}

/// "30-12", "30/12/2020", "30.12", taken off the front of `text`; unknown for anything else, for
/// days that are none and for years before the papers were on line.
Date take_date(std::string_view& text) {
  constexpr int kFirstYear = 1990;
  std::string_view rest = text;
  Date date;
  date.day = take_number(rest, 2);
  if (date.day == 0 || rest.empty() || std::string_view("/-.").find(rest[0]) == rest.npos) {
    return {};
  }
  const char mark = rest[0];
  rest.remove_prefix(1);
  date.month = take_number(rest, 2);
  if (rest.size() > 1 && rest[0] == mark && is_digit(rest[1])) {
    rest.remove_prefix(1);
    date.year = take_number(rest, 4);
    if (date.year < kFirstYear) {
      return {};
    }
  }
  const bool goes_on = !rest.empty() && is_digit(rest[0]);
  constexpr int kLeapYear = 2000;  // 29-2 without a year may be one
  if (goes_on || !is_valid({date.year != 0 ? date.year : kLeapYear, date.month, date.day})) {
    return {};
  }
  text = rest;
  return date;
}

/// A date anywhere in `text`, which is short.
Date find_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_digit(text[at]) && (at == 0 || !is_digit(text[at - 1]))) {
      std::string_view rest = text.substr(at);
      const Date date = take_date(rest);
      if (date.day != 0) {
        return date;
      }
    }
  }
  return {};
}

/// The name an agency is written by inside brackets or before a dash: up to five words, each with
/// a capital, or a host name.
std::string source_of(std::string_view written, bool bracketed) {
  constexpr std::size_t kLongest = 40;
  constexpr std::ptrdiff_t kMostSpaces = 4;
  written = trim(written);
  std::string known = press_name(written.substr(0, written.find_first_of("/,")));
  if (!known.empty() || !bracketed || written.size() > kLongest || is_place(written)) {
    return known;
  }
  const bool is_host = written.find('.') != std::string_view::npos &&
                       written.find(' ') == std::string_view::npos && written.back() != '.';
  const bool is_short = std::count(written.begin(), written.end(), ' ') <= kMostSpaces;
  const bool has_digit = std::any_of(written.begin(), written.end(), is_digit);
  const bool is_caps =
      std::all_of(written.begin(), written.end(), [](char c) { return !(c >= 'a' && c <= 'z'); });
  const bool is_online = written.ends_with("Online") || written.ends_with("News");
  return is_short && !has_digit && starts_upper(written) && (is_host || is_caps || is_online)
             ? std::string(written)
             : std::string();
}

/// "(Dân trí) - ", "(Hà Nội, 12/3) - "
bool read_bracketed(std::string_view line, Dateline& found) {
  constexpr std::size_t kLongest = 60;
  if (!line.starts_with('(')) {
    return false;
  }
  const std::size_t close = line.substr(0, kLongest).find(')');
  if (close == std::string_view::npos || dash_size(skip(line.substr(close + 1), " ")) == 0) {
    return false;
  }
  const std::string_view inside = line.substr(1, close - 1);
  found.date = find_date(inside);
  found.source = source_of(inside, true);
  return true;
}

/// "TTO - ", "Hà Nội, 30-12 - ", "TP.HCM (TTXVN 28/1) - "
bool read_prefix(std::string_view line, Dateline& found) {
  constexpr std::size_t kLongest = 60;
  const std::string_view look = line.substr(0, kLongest);
  std::size_t dash = std::string_view::npos;
  for (std::size_t at = 1; at < look.size(); ++at) {
    // A dash between digits belongs to the date.
    if (dash_size(look.substr(at)) > 0 && (look[at - 1] == ' ' || look[at - 1] == ')')) {
      dash = at;
      break;
    }
  }
  if (dash == std::string_view::npos) {
    return false;
  }
  const std::string_view prefix = trim(look.substr(0, dash));
  const std::size_t open = prefix.find('(');
  const std::string_view head = trim(prefix.substr(0, std::min(prefix.find(','), open)));
  found.source = source_of(prefix, false);
  if (!found.source.empty()) {
    return true;
  }
  if (!is_place(head) && press_name(head).empty()) {
    return false;
  }
  found.date = find_date(prefix.substr(head.size()));
  if (open != std::string_view::npos) {
    const std::string_view inside = prefix.substr(open + 1);
    found.source = press_name(inside.substr(0, inside.find_first_of(" ,/)")));
  }
  return true;
}

/// "Sáng 30/12, ", "Chiều nay (30-12), ", "Ngày 30-12-2020, tại Hà Nội, "
Date date_of_sentence(std::string_view line) {
  constexpr std::array<std::string_view, 10> kOpenings = {
      "Ngày ", "Sáng ",      "Trưa ",   "Chiều ",  "Tối ",
      "Đêm ",  "Rạng sáng ", "Hôm nay", "Hôm qua", "Vào "};
  constexpr std::array<std::string_view, 11> kFillers = {
      "ngày ", "sáng ", "trưa ", "chiều ", "tối ", "nay ", "qua ", "nay", "qua", "(", ","};
  const auto* const opening =
      std::find_if(kOpenings.begin(), kOpenings.end(),
                   [line](std::string_view one) { return line.starts_with(one); });
  if (opening == kOpenings.end()) {
    return {};
  }
  line.remove_prefix(opening->size());
  for (bool taken = true; taken;) {
    taken = false;
    line = skip(line, " ");
    for (const std::string_view filler : kFillers) {
      if (line.starts_with(filler)) {
        line.remove_prefix(filler.size());
        taken = true;
        break;
      }
    }
  }
  return take_date(line);
}

}  // namespace

Dateline read_dateline(std::string_view body) {
  constexpr std::size_t kLook = 200;
  body = skip(body.substr(0, kLook), kBlank);
  std::string_view line = body.substr(0, body.find_first_of("\r\n"));
  Dateline found;
  if (read_bracketed(line, found) || read_prefix(line, found)) {
    // The sentence behind an agency may open with the day.
    std::size_t dash = line.find(')');
    dash = line.starts_with('(') && dash != std::string_view::npos ? dash + 1 : 0;
    while (dash < line.size() && dash_size(line.substr(dash)) == 0) {
      ++dash;
    }
    line = skip(line.substr(std::min(dash + dash_size(line.substr(dash)), line.size())), kBlank);
  }
  if (found.date.day == 0) {
    found.date = date_of_sentence(line);
  }
  return found;
}

}  // namespace timbao
