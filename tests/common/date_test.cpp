#include "common/article/date.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace timbao {

TEST_CASE("dates are read as archives and people write them, day first") {
  struct Case {
    const char* text;
    const char* date;
  };
  const std::vector<Case> cases = {
      {"2020-12-30", "2020-12-30"},
      {"30/12/2020", "2020-12-30"},
      {"30-12-2020", "2020-12-30"},
      {"30.12.2020", "2020-12-30"},
      {"3/4/18", "2018-04-03"},
      {"12/2020", "2020-12"},
      {"2020-12", "2020-12"},
      {"2020", "2020"},
      {"20201230", "2020-12-30"},
      {"30 tháng 12 năm 2020", "2020-12-30"},
      {"ngày 30 tháng 12, 2020", "2020-12-30"},
      {"tháng 12/2020", "2020-12"},
      {"22 Tháng Năm, 2017", "2017-05-22"},
      {"Thứ Tư, 30 tháng mười hai năm 2020", "2020-12-30"},
      {"Tháng Ba 12, 2019", "2019-03-12"},
      {"12 thg 3, 2019", "2019-03-12"},
      {"tháng giêng năm 2020", "2020-01"},
      {"12/30/2020 2:30:00 PM", "2020-12-30"},
      {"Thứ tư, 30/12/2020, 08:30 (GMT+7)", "2020-12-30"},
      {"Dec 30, 2020", "2020-12-30"},
      {"December 30th, 2020", "2020-12-30"},
      {"30 Dec 2020", "2020-12-30"},
      {"30-Dec-2020", "2020-12-30"},
      {"December 2020", "2020-12"},
      {"  30/12/2020\n", "2020-12-30"},
  };
  for (const Case& one : cases) {
    CAPTURE(std::string(one.text));
    CHECK(to_string(parse_date(one.text)) == one.date);
  }
}

TEST_CASE("a time with a zone is the day in Việt Nam") {
  CHECK(to_string(parse_date("2020-12-30T23:30:00Z")) == "2020-12-31");
  CHECK(to_string(parse_date("2020-12-30T16:59:00Z")) == "2020-12-30");
  CHECK(to_string(parse_date("2020-12-30T23:30:00+07:00")) == "2020-12-30");
  CHECK(to_string(parse_date("2020-12-30T01:30:00+0900")) == "2020-12-29");
  CHECK(to_string(parse_date("Wed, 30 Dec 2020 20:30:00 GMT")) == "2020-12-31");
  CHECK(to_string(parse_date("2020-12-30T23:30:00")) == "2020-12-30");
  CHECK(to_string(parse_date("1609286400")) == "2020-12-30");
  CHECK(to_string(parse_date("1609286400000")) == "2020-12-30");
  CHECK(to_string(parse_date("31 Dec 2020 17:00 UTC")) == "2021-01-01");
}

TEST_CASE("what is no date, and dates that do not exist, are unknown") {
  for (const char* text : {"", "hôm qua", "31/2/2020", "30/13/2020", "29/2/2019", "12", "1.000.000",
                           "2020-12-32", "99999999", "abc 2020 xyz 1"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(parse_date(text).known());
  }
  CHECK(parse_date("29/2/2020").known());
  CHECK(to_string(parse_date("2020-00-00")) == "2020");
}

TEST_CASE("dates order by day, and unknown parts come first") {
  CHECK(Date{2020, 12, 30} > Date{2020, 12, 0});
  CHECK(Date{2020, 12, 30}.key() == 20201230);
  CHECK(Date::from_key(20201230) == Date{2020, 12, 30});
  CHECK(Date::from_key(Date{2020, 12, 0}.key()) == Date{2020, 12, 0});
  CHECK(to_string(Date{}).empty());
  CHECK(is_valid(Date{2020, 0, 0}));
  CHECK_FALSE(is_valid(Date{2020, 0, 5}));
  CHECK_FALSE(is_valid(Date{999, 1, 1}));
}

}  // namespace timbao
