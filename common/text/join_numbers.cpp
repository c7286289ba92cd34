// Joined tokens of amounts (1,5 triệu → 1500000, 100m2, $100 → usd) and times of day (8h30).
#include "common/text/join_context.h"
#include "common/text/number.h"

#include <array>
#include <fmt/compile.h>
#include <string>

namespace timbao {
namespace {

/// Powers of ten of the words that follow a number; also as typed without marks.
struct Multiplier {
  std::string_view word;
  unsigned zeros;
};
constexpr std::array<Multiplier, 9> kMultipliers = {{{"nghìn", 3},
                                                     {"ngàn", 3},
                                                     {"nghin", 3},
                                                     {"triệu", 6},
                                                     {"trieu", 6},
                                                     {"tr", 6},
                                                     {"tỷ", 9},
                                                     {"tỉ", 9},
                                                     {"ty", 9}}};

unsigned zeros_of(std::string_view word) {
  if (word.empty() || (word[0] != 'n' && word[0] != 't'))
    return 0;
  for (const Multiplier& multiplier : kMultipliers) {
    if (multiplier.word == word)
      return multiplier.zeros;
  }
  return 0;
}

bool near(const Gap& gap) { return gap.is("") || gap.is(" "); }

/// 1,5 triệu; 30 nghìn tỷ; 30tr; 100k.
void join_product(JoinContext& context, std::size_t i) {
  if (!context.has(i + 1) || !near(context.after(i)))
    return;
  std::size_t last = i + 1;
  unsigned zeros = zeros_of(context.key(last));
  if (context.key(last) == "k" && context.after(i).is(""))
    zeros = 3;
  if (zeros == 0)
    return;
  if (context.after(last).is(" ") && zeros < 9 && zeros_of(context.key(last + 1)) == 9) {
    zeros += 9;
    ++last;
  }
  const std::string product = scale_number(context.key(i), zeros);
  if (!product.empty())
    context.join(i, last, product);
}

/// $100, 100$, 100đ: the currency's name where it is a sign.
void join_currency(JoinContext& context, std::size_t i) {
  struct Sign {
    std::string_view sign, name;
  };
  static constexpr std::array<Sign, 3> kSigns = {{{"$", "usd"}, {"€", "eur"}, {"£", "gbp"}}};
  const std::string_view before = context.text().substr(0, context.token(i).begin);
  const std::string_view after = context.text().substr(context.token(i).end);
  const auto may_be_sign = [](char c) { return c == '$' || (c & 0x80) != 0; };
  if ((!before.empty() && may_be_sign(before.back())) ||
      (!after.empty() && may_be_sign(after.front()))) {
    for (const Sign& sign : kSigns) {
      if (before.ends_with(sign.sign) || after.starts_with(sign.sign))
        context.join(i, i, sign.name);
    }
  }
  if (context.key(i + 1) == "đ" && near(context.after(i)))
    context.join(i + 1, i + 1, "đồng");
}

bool is_hour_word(const JoinContext& context, std::size_t i) {
  const std::string_view key = context.key(i);
  return key == "giờ" || key == "gio" || key == "h";
}

std::string time_key(int hours, int minutes) {
  return minutes == 0 ? fmt::format(FMT_COMPILE("{}h"), hours)
                      : fmt::format(FMT_COMPILE("{}h{:02}"), hours, minutes);
}

bool is_time(int hours, int minutes) {
  return hours >= 0 && hours <= 24 && minutes >= 0 && minutes < 60;
}

}  // namespace

void join_amount(JoinContext& context, std::size_t i) {
  join_product(context, i);
  join_currency(context, i);
  // 5g, 100m2, 24h: also as one, since 5G is a code and stays whole
  const bool glued = context.after(i).is("") && context.has(i + 1);
  if (glued && context.value(i) >= 0 && !context.is(i + 1, TokenKind::kIdeograph) &&
      context.key(i + 1).size() <= 3)
    context.join(i, i + 1, context.keys(i, i + 1));
}

// 8:30, 8 giờ 30, 8 giờ rưỡi, 8 h 30, 8 giờ
void join_time(JoinContext& context, std::size_t i) {
  const int hours = context.value(i);
  if (hours < 0 || hours > 24 || context.key(i).size() > 2)
    return;
  const int next = context.value(i + 1);
  if (context.after(i).is(":") && context.key(i + 1).size() == 2 && is_time(hours, next)) {
    if (i == 0 || !context.after(i - 1).is(":"))
      context.join(i, i + 1, time_key(hours, next));
    return;
  }
  const Gap gap = context.after(i);
  if (!(gap.is(" ") || gap.is("")) || !is_hour_word(context, i + 1))
    return;
  const int minutes = context.value(i + 2);
  if (near(context.after(i + 1)) && context.key(i + 2).size() <= 2 && is_time(hours, minutes))
    context.join(i, i + 2, time_key(hours, minutes));
  else if (context.key(i + 2) == "rưỡi")
    context.join(i, i + 2, time_key(hours, 30));
  else if (gap.is(" "))
    context.join(i, i + 1, time_key(hours, 0));
}

// 08h30, 8g30, 8h5: in the form of 8h30
void join_clock_code(JoinContext& context, std::size_t i) {
  const std::string key(context.key(i));
  const std::size_t mark = key.find_first_of("hg");
  if (mark == std::string::npos || mark == 0 || mark > 2 || key.size() - mark > 3 ||
      key.size() - mark < 2)
    return;
  const std::string digits = key.substr(0, mark) + key.substr(mark + 1);
  if (digits.find_first_not_of("0123456789") != std::string::npos)
    return;
  const int hours = std::stoi(key.substr(0, mark));
  const int minutes = std::stoi(key.substr(mark + 1));
  const std::string time = is_time(hours, minutes) ? time_key(hours, minutes) : key;
  if (time != key)
    context.join(i, i, time);
}

}  // namespace timbao
