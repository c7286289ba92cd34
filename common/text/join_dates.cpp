// Joined tokens of dates: 2020-12-30, --12-30 (no year), 2020-12 (month), 2020-q4 (quarter).
#include "common/article/date.h"
#include "common/text/join_context.h"

#include <algorithm>
#include <array>
#include <fmt/compile.h>
#include <initializer_list>
#include <string>
#include <vector>

namespace timbao {
namespace {

/// A set of syllables.
class Words {
 public:
  Words(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
      codes_.push_back(parse_syllable(word));
    std::sort(codes_.begin(), codes_.end());
  }
  [[nodiscard]] bool has(const Token& token) const {
    return token.code != kNoSyllable &&
           std::binary_search(codes_.begin(), codes_.end(), token.code);
  }

 private:
  std::vector<SyllableCode> codes_;
};

/// Words that say a date comes within the next three words.
const Words& cues() {
  static const Words kWords = {"ngày", "hôm", "sáng", "chiều", "tối",  "trưa",
                               "đêm",  "thứ", "mùng", "mồng",  "khuya"};
  return kWords;
}
/// Words of scores and ratios.
const Words& score_words() {
  static const Words kWords = {"tỉ",  "tỷ",   "số", "thắng", "thua", "hòa", "dẫn", "gỡ",
                               "bại", "hiệp", "lệ", "phần",  "bằng", "đá",  "hạ",  "đè"};
  return kWords;
}
/// What is counted: 2-3 người, 1/3 số phiếu.
const Words& counted() {
  static const Words kWords = {
      "ngày",  "năm",  "tháng", "tuần", "giờ",  "phút",  "giây", "người", "lần",   "con",   "cái",
      "chiếc", "tuổi", "triệu", "tỷ",   "tỉ",   "nghìn", "ngàn", "đồng",  "vụ",    "cây",   "bàn",
      "lượt",  "điểm", "mét",   "số",   "diện", "dân",   "tổng", "thời",  "trong", "lượng", "quãng",
      "chiều", "phần", "căn",   "bộ",   "nhà",  "đội",   "trận", "vòng",  "thế",   "đứa",   "câu"};
  return kWords;
}

bool any_before(const JoinContext& context, std::size_t i, std::size_t reach, const Words& words) {
  for (std::size_t back = 0; back < reach && i > back; ++back) {
    if (context.token(i - back).sentence_start)
      return false;
    if (words.has(context.token(i - back - 1)))
      return true;
  }
  return false;
}

bool is_day_month(int day, int month) {
  constexpr std::array<int, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month >= 1 && month <= 12 && day >= 1 && day <= kDays[static_cast<std::size_t>(month)];
}

bool is_year(int year) { return year >= 1900 && year <= 2100; }

/// A year of four digits, or of two (98, 20); -1 for others.
int year_of(const JoinContext& context, std::size_t i) {
  const int year = context.value(i);
  const std::size_t digits = context.key(i).size();
  if (digits == 2 && year >= 0)
    return year + (year < 70 ? 2000 : 1900);
  return digits == 4 && year >= 1000 ? year : -1;
}

void join_day(JoinContext& context, std::size_t first, std::size_t last, const Date& date) {
  if (date.year > 0) {
    if (is_valid(date))
      context.join(first, last, to_string(date));
  } else if (is_day_month(date.day, date.month)) {
    context.join(first, last, fmt::format(FMT_COMPILE("--{:02}-{:02}"), date.month, date.day));
  }
}

bool in_brackets(const JoinContext& context, std::size_t first, std::size_t last) {
  const std::string_view text = context.text();
  const std::size_t begin = context.token(first).begin;
  const std::size_t end = context.token(last).end;
  return begin > 0 && text[begin - 1] == '(' && end < text.size() && text[end] == ')';
}

/// Whether d/m or d-m at tokens first..last is a day. Newspapers write day and month so more often
/// than scores and ratios (6,606 d/m and 3,679 d-m in 20 MB), and a query has no words around it:
/// it is one unless the words beside it say a score, a ratio or a count.
bool reads_as_day(const JoinContext& context, std::size_t first, std::size_t last) {
  if (any_before(context, first, 3, cues()) || in_brackets(context, first, last))
    return true;
  if (any_before(context, first, 5, score_words()))
    return false;
  const bool count = context.has(last + 1) && context.after(last).is(" ") &&
                     counted().has(context.token(last + 1));
  return !count;
}

bool is_thang(const JoinContext& context, std::size_t i) {
  return context.has(i) && is_month_word(context.token(i));
}
bool is_nam(const JoinContext& context, std::size_t i) {
  static const SyllableCode kNam = parse_syllable("năm");
  return context.has(i) && context.token(i).code == kNam;
}

/// "30 tháng 12", "30 tháng 12 năm 2020", "30 tháng 12, 2020", "30 tháng 12/2020".
bool join_spoken_day(JoinContext& context, std::size_t i) {
  if (!context.after(i).is(" ") || !is_thang(context, i + 1) || context.value(i + 2) < 0)
    return false;
  Date date{0, context.value(i + 2), context.value(i)};
  std::size_t last = i + 2;
  const Gap gap = context.after(last);
  const std::size_t next = last + (is_nam(context, last + 1) ? 2 : 1);
  if ((next > last + 1 || gap.is(", ") || gap.is_any("/-.")) && is_year(context.value(next))) {
    date.year = context.value(next);
    last = next;
  }
  join_day(context, i, last, date);
  return true;
}

/// "tháng 12 năm 2020", "12/2020", "tháng 12-2020": at the month's number.
bool join_month(JoinContext& context, std::size_t i) {
  const int month = context.value(i);
  if (month < 1 || month > 12)
    return false;
  const bool cue = i > 0 && is_thang(context, i - 1);
  if (cue && i > 1 && context.after(i - 2).is(" ") && is_day_month(context.value(i - 2), month))
    return false;  // part of a day that has been joined
  const bool named = cue && is_nam(context, i + 1);
  const std::size_t year = named ? i + 2 : i + 1;
  if (!named && !context.after(i).is("/") && !(cue && context.after(i).is_any("-.")))
    return false;
  if (!is_year(context.value(year)) || context.after(year).is("/"))
    return false;
  context.join(i, year, to_string(Date{context.value(year), month, 0}));
  return true;
}

/// "30.12.2020" and, with a cue, "30.12" and "tháng 12.2020": one number token.
void join_dotted(JoinContext& context, std::size_t i) {
  const std::string_view key = context.key(i);
  std::array<int, 3> parts_of_date{};
  std::size_t count = 0;
  std::size_t digits = 0;
  std::size_t last_digits = 0;
  for (const char c : key) {
    if (c == '.' && count < 2 && digits > 0) {
      ++count;
      digits = 0;
      continue;
    }
    if (c < '0' || c > '9' || ++digits > 4)
      return;
    parts_of_date[count] = parts_of_date[count] * 10 + (c - '0');
    last_digits = digits;
  }
  const auto [first, second, third] = parts_of_date;
  if (count == 2 && last_digits == 4)
    join_day(context, i, i, {third, second, first});
  else if (count == 1 && last_digits <= 2 && any_before(context, i, 2, cues()))
    join_day(context, i, i, {0, second, first});
  else if (count == 1 && last_digits == 4 && i > 0 && is_thang(context, i - 1) && first >= 1 &&
           first <= 12 && is_year(second))
    context.join(i, i, to_string(Date{second, first, 0}));
}

/// d/m/y, d-m-y, y-m-d.
bool join_full(JoinContext& context, std::size_t i) {
  const Gap gap = context.after(i);
  if (!gap.is_any("/-") || !context.after(i + 1).is(gap.view()) || context.value(i + 2) < 0)
    return false;
  const bool year_first = context.key(i).size() == 4;
  const Date date = year_first
                        ? Date{context.value(i), context.value(i + 1), context.value(i + 2)}
                        : Date{year_of(context, i + 2), context.value(i + 1), context.value(i)};
  if (date.year > 0)
    join_day(context, i, i + 2, date);
  return true;
}

/// "28-30/12" and "28-30/12/2020": the first day; the second is d/m by itself.
bool join_range_start(JoinContext& context, std::size_t i) {
  if (!context.after(i).is("-") || context.value(i + 1) < 0 || !context.after(i + 1).is("/") ||
      context.value(i + 2) < 0)
    return false;
  const int month = context.value(i + 2);
  if (!is_day_month(context.value(i + 1), month) || context.value(i) >= context.value(i + 1))
    return true;
  const bool year = context.after(i + 2).is("/") && is_year(context.value(i + 3));
  join_day(context, i, i + 2, {year ? context.value(i + 3) : 0, month, context.value(i)});
  return true;
}

}  // namespace

bool is_month_word(const Token& token) {
  static const SyllableCode kThang = parse_syllable("tháng");
  return token.code == kThang;
}

void join_date(JoinContext& context, std::size_t i) {
  if (context.value(i) < 0) {
    join_dotted(context, i);
    return;
  }
  const bool after_number =
      i > 0 && context.after(i - 1).is_any("/-.:") && context.is(i - 1, TokenKind::kNumber);
  if (after_number && !(context.after(i - 1).is("-") && context.after(i).is("/")))
    return;
  if (join_spoken_day(context, i) || join_full(context, i) || join_range_start(context, i) ||
      join_month(context, i))
    return;
  if (!context.after(i).is_any("/-") || context.value(i + 1) < 0 ||
      context.after(i + 1).is_any("/-:") || context.key(i).size() > 2 ||
      context.key(i + 1).size() > 2)
    return;
  if (reads_as_day(context, i, i + 1))
    join_day(context, i, i + 1, {0, context.value(i + 1), context.value(i)});
}

// "quý IV/2020", "quý 4 năm 2020"
void join_quarter(JoinContext& context, std::size_t i) {
  constexpr std::array<std::string_view, 4> kRoman = {"i", "ii", "iii", "iv"};
  if (!context.has(i + 1) || !context.after(i).is(" "))
    return;
  const auto* const roman = std::find(kRoman.begin(), kRoman.end(), context.key(i + 1));
  const int quarter =
      roman != kRoman.end() ? static_cast<int>(roman - kRoman.begin()) + 1 : context.value(i + 1);
  const std::size_t year = i + (is_nam(context, i + 2) ? 3 : 2);
  const bool linked = year == i + 3 || context.after(i + 1).is_any("/-");
  if (quarter >= 1 && quarter <= 4 && linked && is_year(context.value(year)))
    context.join(i, year, fmt::format(FMT_COMPILE("{}-q{}"), context.value(year), quarter));
}

}  // namespace timbao
