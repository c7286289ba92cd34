#include "common/text/join.h"

#include "tests/support/token_text.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace timbao {
namespace {

using test::base_text;
using test::token_text;

struct Case {
  const char* text;
  const char* tokens;
};

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    CAPTURE(std::string(one.text));
    CHECK(token_text(one.text) == one.tokens);
  }
}

}  // namespace

TEST_CASE("initials and the short name of the city are one, and their parts stay") {
  check({
      {"TP.HCM", "tp [tphcm] hcm"},
      {"TP. HCM", "tp [tphcm] hcm"},
      {"TP HCM", "tp [tphcm] hcm"},
      {"tp hcm", "tp [tphcm] hcm"},
      {"Tp.Hồ Chí Minh", "tp hồ chí minh"},
      {"Đ.T.H.", "đ [đth] t h"},
      {"v.v", "v [vv] v"},
      {"T. Ư", "t [tư] ư"},
      {"Q.1", "q [q1] 1"},
      {"L.ANH", "l anh"},
      {"ông A. Tuấn", "ông a tuấn"},
      {"hết.Sau", "hết sau"},
  });
}

TEST_CASE("capitals tied by & or a hyphen are one") {
  check({
      {"GD&ĐT", "gd [gdđt] đt"},
      {"GD-ĐT", "gd [gdđt] đt"},
      {"gd&đt", "gd [gdđt] đt"},
      {"GD & ĐT", "gd [gdđt] đt"},
      {"QĐ-UBND", "qđ [qđubnd] ubnd"},
      {"LĐ-TB&XH", "lđ [lđtbxh] tb xh"},
      {"CR-V", "cr [crv] v"},
      {"MA TÚY - TỘI PHẠM", "ma túy tội phạm"},
      {"CHÍNH TRỊ-XÃ HỘI", "chính trị xã hội"},
      {"chính trị-xã hội", "chính trị xã hội"},
      {"kinh tế & xã hội", "kinh tế xã hội"},
  });
}

TEST_CASE("a word and its number are one: Covid-19, F-16, A/H1N1") {
  check({
      {"Covid-19", "covid [covid19] 19"},
      {"COVID-19", "covid [covid19] 19"},
      {"covid-19", "covid [covid19] 19"},
      {"SARS-CoV-2", "sars [sarscov2] cov 2"},
      {"F-16", "f [f16] 16"},
      {"T-72B", "t [t72b] 72b"},
      {"A/H1N1", "a [ah1n1] h1n1"},
      {"H5N1", "h5n1"},
      {"U23", "u23"},
      {"tổ-2", "tổ 2"},
  });
}

TEST_CASE("decree numbers: the whole, the number with its year, the code") {
  check({
      {"123/2020/NĐ-CP", "123 [123/2020/nđ-cp] [123/2020] 2020 nđ [nđ-cp] [nđcp] cp"},
      {"45/QĐ-TTg", "45 [45/qđ-ttg] qđ [qđ-ttg] [qđttg] ttg"},
      {"83-L/CTN", "83 [83-l/ctn] l ctn"},
      {"31/NQ-HĐND", "31 [31/nq-hđnd] nq [nq-hđnd] [nqhđnd] hđnd"},
      {"100.000/người", "100000 người"},
      {"3/4/2018/x", "3 [2018-04-03] 4 2018 x"},
  });
}

TEST_CASE("days, months and quarters become ISO dates") {
  check({
      {"30/12/2020", "30 [2020-12-30] 12 2020"},
      {"30-12-2020", "30 [2020-12-30] 12 2020"},
      {"30.12.2020", "30.12.2020 [2020-12-30]"},
      {"2020-12-30", "2020 [2020-12-30] 12 30"},
      {"3/4/18", "3 [2018-04-03] 4 18"},
      {"ngày 30 tháng 12 năm 2020", "ngày 30 [2020-12-30] tháng 12 năm 2020"},
      {"30 tháng 12, 2020", "30 [2020-12-30] tháng 12 2020"},
      {"mùng 2 tháng 9", "mùng 2 [--09-02] tháng 9"},
      {"hôm 30-12", "hôm 30 [--12-30] 12"},
      {"sáng 2/9", "sáng 2 [--09-02] 9"},
      {"(30/12)", "30 [--12-30] 12"},
      {"ngày 30.12", "ngày 30.12 [--12-30]"},
      {"12/2020", "12 [2020-12] 2020"},
      {"tháng 12-2020", "tháng 12 [2020-12] 2020"},
      {"năm 2020, tháng 12/2020", "năm 2020 tháng 12 [2020-12] 2020"},
      {"tháng 1 năm 2021", "tháng 1 [2021-01] năm 2021"},
      {"quý IV/2020", "quý [2020-q4] iv 2020"},
      {"quý 4 năm 2020", "quý [2020-q4] 4 năm 2020"},
      {"28-30/12", "28 [--12-28] 30 [--12-30] 12"},
      {"28-30/12/2020", "28 [2020-12-28] 30 [2020-12-30] 12 2020"},
  });
}

TEST_CASE("scores, ratios, counts and years are no dates") {
  check({
      {"tỉ số 2-3", "tỉ số 2 3"},
      {"thắng 3-1", "thắng 3 1"},
      {"60/40", "60 40"},
      {"2010-2015", "2010 2015"},
      {"1/3 số phiếu", "1 3 số phiếu"},
      {"2-3 người", "2 3 người"},
      {"31/2/2020", "31 2 2020"},
      {"32/12", "32 12"},
      {"0/5", "0 5"},
  });
}

TEST_CASE("times of day meet in the form 8h30") {
  check({
      {"8h30", "8h30"},
      {"08h30", "08h30 [8h30]"},
      {"8g30", "8g30 [8h30]"},
      {"8:30", "8 [8h30] 30"},
      {"8 giờ 30", "8 [8h30] giờ 30"},
      {"8 giờ rưỡi", "8 [8h30] giờ rưỡi"},
      {"20 giờ", "20 [20h] giờ"},
      {"20h", "20 [20h] h"},
      {"25:30", "25 30"},
      {"8:75", "8 75"},
  });
}

TEST_CASE("amounts are also their product, and signs of money the currency") {
  check({
      {"1,5 triệu", "1,5 [1500000] triệu"},
      {"30 nghìn tỷ", "30 [30000000000000] nghìn tỷ"},
      {"30 ngàn tỉ", "30 [30000000000000] ngàn tỉ"},
      {"15tr", "15 [15000000] [15tr] tr"},
      {"100k", "100 [100000] [100k] k"},
      {"$100", "100 [usd]"},
      {"100$", "100 [usd]"},
      {"100.000đ", "100000 đ [đồng]"},
      {"2 năm", "2 năm"},
  });
}

TEST_CASE("units part from their numbers, in one with them as well") {
  check({
      {"100m2", "100 [100m2] m2"},
      {"100m²", "100 [100m2] m2"},
      {"100 m²", "100 m2"},
      {"1.600m", "1600 m"},
      {"CO₂", "co2"},
      {"5G", "5g"},
      {"3D", "3d"},
      {"53S5", "53s5"},
      {"24h", "24 [24h] h"},
  });
}

TEST_CASE("hosts, e-mail addresses and hashtags are one") {
  check({
      {"zing.com.vn", "zing [zing.com.vn] com vn"},
      {"zing.\u0001com.đó", "zing [zing.com] com đó"},
      {"24h.com.vn", "24 [24h] [24h.com.vn] h com vn"},
      {"a-b@zing.com.vn", "a [a-b@zing.com.vn] b zing [zing.com.vn] com vn"},
      {"https://tin.vn/xa-hoi", "https tin [tin.vn] vn xa hoi"},
      {"@vnexpress", "vnexpress"},
      {"#chong_dich", "chong [chongdich] dich"},
      {"#ChốngDịch", "chống [chốngdịch] dịch"},
      {"chống_dịch", "chống dịch"},
  });
}

TEST_CASE("apostrophes: with them and without, straight or curly") {
  check({
      {"K'Krajan", "k'krajan [kkrajan]"},
      {"K\u2019Krajan", "k'krajan [kkrajan]"},
      {"Bar'yah", "bar'yah [baryah]"},
      {"'nói'", "nói"},
      {"y\u2019", "y"},
  });
}

TEST_CASE("Han, kana and Hangul: one token a character, and the pairs") {
  check({
      {"習近平", "習 [習近] 近 [近平] 平"},
      {"東 京", "東 京"},
      {"サラ", "サ [サラ] ラ"},
  });
}

TEST_CASE("a joined token has the place of its first part and the end of its last") {
  TokenList list;
  analyze("ở TP.HCM nay", list);
  REQUIRE(list.tokens.size() == 5);
  const Token& tp = list.tokens[1];
  const Token& joined = list.tokens[2];
  const Token& hcm = list.tokens[3];
  CHECK(joined.kind == TokenKind::kJoined);
  CHECK(joined.position == tp.position);
  CHECK(joined.begin == tp.begin);
  CHECK(joined.end == hcm.end);
  CHECK(hcm.position == tp.position + 1);
}

TEST_CASE("what is deleted between characters does not part them") {
  check({
      {"\u7FD2\uFEFF\u8FD1", "習 [習近] 近"},
      {"GD\u200D&ĐT", "gd [gdđt] đt"},
  });
}

TEST_CASE("gaps as typeset count as their ASCII: dashes, full-width signs, no-break spaces") {
  check({
      {"Covid\u201119", "covid [covid19] 19"},
      {"GD\uFF06ĐT", "gd [gdđt] đt"},
      {"TP.\u00A0HCM", "tp [tphcm] hcm"},
      {"30\u201312\u20132020", "30 [2020-12-30] 12 2020"},
      {"T\u00ADP.HCM", "tp [tphcm] hcm"},
  });
}

TEST_CASE("a long text is joined block by block, and no block ends where a rule still reads") {
  const std::string end =
      "từ ngày 30 tháng 12\nnăm 2020\nvà tháng\n12/2020\nlúc 8 giờ\nrưỡi ở TP.HCM\n1,500\n"
      "theo 123/2020/NĐ-CP\nquý\nIV/2020 K'Krajan\n5 triệu\nđồng\n";
  std::string words = "lời";
  for (std::size_t count = 1; count < 530; ++count, words += " lời") {
    if (count < 470)
      continue;
    CAPTURE(count);
    CHECK(token_text(words + "\n" + end) == words + " " + token_text(end));
  }
}

}  // namespace timbao
