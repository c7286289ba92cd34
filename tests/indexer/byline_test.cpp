#include "indexer/input/text/byline.h"

#include "indexer/input/article_fields.h"
#include "indexer/input/text/press_names.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using timbao::Article;
using timbao::Byline;
using timbao::Date;
using timbao::Dateline;
using timbao::read_byline;
using timbao::read_dateline;

namespace {

constexpr std::string_view kStory =
    "Xã Cẩm Lĩnh vừa thông xe cây cầu mới bắc qua suối.\nBà con không còn phải lội nước.";

struct BylineCase {
  std::string_view end;  ///< what follows the story
  std::string_view author;
  std::string_view source;
};

struct DatelineCase {
  std::string_view body;
  std::string_view source;
  Date date;
};

}  // namespace

TEST_CASE("a byline is names alone on the last line, or behind its last sentence") {
  const std::vector<BylineCase> cases = {
      {"\nThu Hà", "Thu Hà", ""},
      {"\nNguyễn Văn Bình\n\n", "Nguyễn Văn Bình", ""},
      {"\nThu Hà - Lê Nam", "Thu Hà, Lê Nam", ""},
      {"\nThu Hà – Lê Nam – Đỗ Quyên", "Thu Hà, Lê Nam, Đỗ Quyên", ""},
      {"\nThu Hà, Lê Nam và Đỗ Quyên", "Thu Hà, Lê Nam, Đỗ Quyên", ""},
      {"\nTRẦN VĂN SƠN", "TRẦN VĂN SƠN", ""},
      {"\nThu Hà.", "Thu Hà", ""},
      {"\nT.C", "T.C", ""},
      {"\nH.Nam", "H.Nam", ""},
      {"\nĐ.LẬP - TR.T.", "Đ.LẬP, TR.T.", ""},
      {"\nTS. Lê Quang Vinh", "Lê Quang Vinh", ""},
      {"\nPV", "PV", ""},
      {"\nNhóm PV", "Nhóm PV", ""},
      {"\nBài, ảnh: Thu Hà", "Thu Hà", ""},
      {"\nBài và ảnh: Lan", "Lan", ""},
      {"\n* Thu Hà", "Thu Hà", ""},
      {" Thu Hà", "Thu Hà", ""},
      {"/. Thu Hà", "Thu Hà", ""},
      {" H. Nam", "H. Nam", ""},
      {" Thu Hà (tổng hợp)", "Thu Hà", ""},
      {"\nThu Hà (Theo AFP)", "Thu Hà", "AFP"},
      {"\nThu Hà (theo Daily Mirror, CNN)", "Thu Hà", "CNN"},
      {"\nThu Hà (Tổng hợp từ Daily Mirror)", "Thu Hà", "Daily Mirror"},
      {"\nThu Hà/VOV", "Thu Hà", "VOV"},
      {"\nThu Hà (TTXVN)", "Thu Hà", "TTXVN"},
      {"\nThu Hà Theo ESPN", "Thu Hà", "ESPN"},
      {"\nThu Hà\nTheo Dân trí", "Thu Hà", "Dân trí"},
      {"\nTheo Lê Nam (Tiền Phong)", "Lê Nam", "Tiền Phong"},
      {"\nTheo Lê Nam", "Lê Nam", ""},
  };
  for (const BylineCase& one : cases) {
    CAPTURE(one.end);
    const Byline byline = read_byline(std::string(kStory) + std::string(one.end));
    CHECK(byline.author == one.author);
    CHECK(byline.source == one.source);
  }
}

TEST_CASE("a source without an author") {
  const std::vector<BylineCase> cases = {
      {"\nTheo Reuters", "", "Reuters"},       {"\n(Theo Tuổi trẻ)", "", "Tuổi Trẻ"},
      {"\nTTXVN/Tin tức", "", "TTXVN"},        {"\nNguồn: vnexpress.net", "", "VnExpress"},
      {" (Theo VTC News)", "", "VTC News"},    {" Theo Người Lao Động", "", "Người Lao Động"},
      {"\nTheo Daily Mail", "", "Daily Mail"},
  };
  for (const BylineCase& one : cases) {
    CAPTURE(one.end);
    const Byline byline = read_byline(std::string(kStory) + std::string(one.end));
    CHECK(byline.author.empty());
    CHECK(byline.source == one.source);
  }
}

TEST_CASE("what looks like a byline but is none") {
  for (const char* end : {"",
                          "\nẢnh: Thu Hà",
                          "\nẢnh minh họa",
                          "\nVideo: Thu Hà",
                          "\nHà Nội",
                          "\nTP. Hồ Chí Minh",
                          "\nÔng Lê Nam",
                          "\nBà Thu Hà.",
                          "\nXem thêm",
                          "\nMời bạn đọc chia sẻ",
                          "\nCầu Cẩm Lĩnh mới",
                          "\nLê Nam nhận giải",
                          "\nHết",
                          "\nS.",
                          " Xin chào mừng!",
                          " Dự án do Sở GTVT TP. Hồ Chí Minh",
                          "\nhttp://example.vn/a",
                          "\n---",
                          "\nTheo đó, cầu sẽ mở",
                          "\n1. Hà 2. Nam",
                          "\n()",
                          "\n(("}) {
    CAPTURE(end);
    const Byline byline = read_byline(std::string(kStory) + end);
    CHECK(byline.author.empty());
    CHECK(byline.source.empty());
  }
  CHECK(read_byline("").author.empty());
  CHECK(read_byline("\n \n").author.empty());
}

TEST_CASE("a dateline names the paper, the day, or both") {
  const std::vector<DatelineCase> cases = {
      {"TTO - Sáng nay, cầu thông xe.", "Tuổi Trẻ", {}},
      {"TTO – Cầu thông xe.", "Tuổi Trẻ", {}},
      {"VOV.VN - Cầu thông xe.", "VOV", {}},
      {"(Dân trí) - Cầu thông xe.", "Dân trí", {}},
      {"( Chinhphu.vn) - Cầu thông xe.", "Chính phủ", {}},
      {"(VNE)- Cầu thông xe.", "VnExpress", {}},
      {"(Baolangson.vn) - Cầu thông xe.", "Baolangson.vn", {}},
      {"SGGP - Ngày 3-12, cầu thông xe.", "Sài Gòn Giải Phóng", {0, 12, 3}},
      {"Hà Nội, 30-12 - Cầu thông xe.", "", {0, 12, 30}},
      {"TP.HCM, ngày 30/12/2020 - Cầu thông xe.", "", {2020, 12, 30}},
      {"Đà Nẵng (TTXVN 28/1/2019) - Cầu thông xe.", "TTXVN", {2019, 1, 28}},
      {"(Huế, 12/3) - Cầu thông xe.", "", {0, 3, 12}},
      {"Sáng 30/12, cầu thông xe.", "", {0, 12, 30}},
      {"Chiều nay (3-12), cầu thông xe.", "", {0, 12, 3}},
      {"Ngày 30-12-2019, tại Hà Nội, cầu thông xe.", "", {2019, 12, 30}},
      {"Rạng sáng nay 8.2.2017, cầu thông xe.", "", {2017, 2, 8}},
      {"  \n Tối qua, 29/2, cầu thông xe.", "", {0, 2, 29}},
  };
  for (const DatelineCase& one : cases) {
    CAPTURE(one.body);
    const Dateline dateline = read_dateline(one.body);
    CHECK(dateline.source == one.source);
    CHECK(dateline.date == one.date);
  }
}

TEST_CASE("what looks like a dateline but is none") {
  for (const char* body :
       {"", "-", "(", "()", "() -", "Cầu mới - niềm vui của cả xã", "U23 - Đội tuyển đã về",
        "(Ảnh) - Cầu mới", "Ngày 30-4-1975, cả nước vui mừng", "Ngày 31/2, cầu thông xe",
        "Ngày 12 cầu thông xe", "Tỉ số 2-1 nghiêng về đội khách", "Ngày 2-3 lần, uống thuốc đều",
        "Hà Nội là thủ đô", "Hà Nội - Hải Phòng thông đường", "Cầu dài 30/12 mét"}) {
    CAPTURE(body);
    const Dateline dateline = read_dateline(body);
    CHECK(dateline.source.empty());
    CHECK((dateline.date.day == 0 || std::string_view(body).starts_with("Ngày 2-3")));
  }
}

TEST_CASE("names of papers and places are known however they are written") {
  CHECK(timbao::press_name("tuoitre.vn") == "Tuổi Trẻ");
  CHECK(timbao::press_name("Báo Tuổi trẻ") == "Tuổi Trẻ");
  CHECK(timbao::press_name("NLĐO") == "Người Lao Động");
  CHECK(timbao::press_name("Vietnam+") == "Vietnam+");
  CHECK(timbao::press_name("Thu Hà").empty());
  CHECK(timbao::press_name("").empty());
  CHECK(timbao::is_place("TP.HCM"));
  CHECK(timbao::is_place("Tp. Hồ Chí Minh"));
  CHECK(timbao::is_place("HÀ NỘI"));
  CHECK(timbao::is_place("Thanh Hoá"));
  CHECK_FALSE(timbao::is_place("Thanh Hoa"));
}

TEST_CASE("the text fills only what is not known, and stays as it is") {
  const std::string body = "TTO - Sáng 3-12, cầu thông xe.\nBà con vui mừng.\nThu Hà (Theo AFP)";
  Article article;
  article.body = body;
  article.path = "2019/12/cau.txt";
  timbao::complete(article);
  CHECK(article.author == "Thu Hà");
  CHECK(article.source == "Tuổi Trẻ");
  CHECK(article.date == Date{2019, 12, 3});
  CHECK(article.date_inferred);
  CHECK(article.body == body);

  Article known;
  known.body = body;
  known.author = "Lê Nam";
  known.source = "Báo Xã";
  known.date = {2018, 1, 2};
  timbao::complete(known);
  CHECK(known.author == "Lê Nam");
  CHECK(known.source == "Báo Xã");
  CHECK(known.date == Date{2018, 1, 2});
  CHECK_FALSE(known.date_inferred);
}

TEST_CASE("a day without a year needs the path's year, and must agree with its month") {
  const auto date_of = [](std::string_view path, std::string_view body) {
    Article article;
    article.path = path;
    article.body = body;
    timbao::complete(article);
    return article.date;
  };
  CHECK(date_of("a.txt", "Sáng 3-12, mưa.") == Date{});
  CHECK(date_of("2019/a.txt", "Sáng 3-12, mưa.") == Date{});
  CHECK(date_of("2019/12/a.txt", "Sáng 3-12, mưa.") == Date{2019, 12, 3});
  CHECK(date_of("2019/11/a.txt", "Sáng 3-12, mưa.") == Date{2019, 11, 0});
  CHECK(date_of("2019/12/05/a.txt", "Sáng 3-12, mưa.") == Date{2019, 12, 5});
  CHECK(date_of("a.txt", "Ngày 3-12-2019, mưa.") == Date{2019, 12, 3});
  CHECK(date_of("2018/02/a.txt", "Ngày 29-2, mưa.") == Date{2018, 2, 0});
}
