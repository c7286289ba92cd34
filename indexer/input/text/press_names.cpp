#include "indexer/input/text/press_names.h"

#include "common/text/analyzer.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace timbao {

namespace {

struct Paper {
  std::string_view name;
  std::initializer_list<std::string_view> keys;  ///< as plain_key() leaves them
};

const auto& papers() {
  static const std::array<Paper, 62> kPapers = {{
      {"VnExpress", {"vne", "vnexpress"}},
      {"Tuổi Trẻ", {"tto", "tuoitre", "tuoitreonline"}},
      {"Thanh Niên", {"tno", "thanhnien", "thanhnienonline"}},
      {"Tiền Phong", {"tpo", "tienphong", "tienphongonline"}},
      {"Người Lao Động", {"nld", "nldo", "nguoilaodong"}},
      {"Lao Động", {"ldo", "laodong"}},
      {"Dân trí", {"dantri"}},
      {"VietNamNet", {"vnn", "vietnamnet"}},
      {"VOV", {"vov", "vovnews", "vovonline", "daitiengnoivietnam"}},
      {"VTV", {"vtv", "vtvnews", "vtvonline"}},
      {"VTC News", {"vtc", "vtcnews"}},
      {"TTXVN", {"ttxvn", "vna", "thongtanxavietnam", "ttxvietnam"}},
      {"Vietnam+", {"vietnam+", "vietnamplus"}},
      {"Tin tức", {"tintuc", "baotintuc"}},
      {"Sài Gòn Giải Phóng", {"sggp", "sggpo", "saigongiaiphong"}},
      {"Pháp luật TP.HCM", {"plo", "phapluattphcm", "phapluattp"}},
      {"Pháp luật Việt Nam", {"plvn", "phapluatvietnam", "phapluatvn"}},
      {"Công an nhân dân", {"cand", "congannhandan"}},
      {"An ninh Thủ đô", {"antd", "anninhthudo"}},
      {"Hà Nội Mới", {"hnm", "hnmo", "hanoimoi"}},
      {"Nhân Dân", {"ndo", "nhandan", "nhandandientu"}},
      {"Quân đội nhân dân", {"qdnd", "quandoinhandan"}},
      {"Zing", {"zing", "zingnews", "znews", "newszing"}},
      {"Kênh 14", {"kenh14"}},
      {"CafeF", {"cafef"}},
      {"CafeBiz", {"cafebiz"}},
      {"Infonet", {"infonet"}},
      {"Soha", {"soha", "sohanews"}},
      {"Dân Việt", {"danviet"}},
      {"Đất Việt", {"dvo", "datviet", "datvietonline"}},
      {"Giáo dục Việt Nam", {"gdvn", "giaoducvietnam"}},
      {"Gia đình & Xã hội", {"gdxh", "giadinhnet", "giadinh&xahoi", "giadinhvaxahoi"}},
      {"Đời sống & Pháp luật", {"dspl", "doisong&phapluat", "doisongphapluat"}},
      {"Đời sống Plus", {"doisongplus"}},
      {"Người Đưa Tin", {"nguoiduatin"}},
      {"VnEconomy", {"vneconomy"}},
      {"Thời báo Kinh tế Sài Gòn", {"tbktsg", "tbktsgonline", "thoibaokinhtesaigon"}},
      {"Giao thông", {"giaothong"}},
      {"Công Thương", {"congthuong"}},
      {"Chính phủ", {"chinhphu", "vgp", "vgpnews"}},
      {"Đảng Cộng sản", {"dangcongsan", "dcsvn"}},
      {"Petrotimes", {"petrotimes"}},
      {"Bóng đá", {"bongda", "bongdaplus"}},
      {"Thể thao & Văn hóa", {"ttvh", "thethaovanhoa", "thethao&vanhoa"}},
      {"Sức khỏe & Đời sống", {"skds", "suckhoedoisong", "suckhoe&doisong"}},
      {"Phụ nữ Việt Nam", {"pnvn", "phunuvietnam"}},
      {"Saostar", {"saostar"}},
      {"Ngôi sao", {"ngoisao", "ngoisaonet"}},
      {"ICTnews", {"ictnews"}},
      {"GenK", {"genk"}},
      {"Một Thế Giới", {"mtg", "motthegioi"}},
      {"Nông nghiệp Việt Nam", {"nnvn", "nongnghiepvietnam"}},
      {"VietQ", {"vietq"}},
      {"VnMedia", {"vnmedia"}},
      {"Trí thức trẻ", {"trithuctre"}},
      {"Reuters", {"reuters"}},
      {"AFP", {"afp"}},
      {"AP", {"ap"}},
      {"Tân Hoa xã", {"tanhoaxa", "thx", "xinhua"}},
      {"Sputnik", {"sputnik"}},
      {"BBC", {"bbc"}},
      {"CNN", {"cnn"}},
  }};
  return kPapers;
}

/// Lower case, tone marks as canonical() puts them: the marks tell Thanh Hóa from a Thanh Hoa.
constexpr std::array<std::string_view, 121> kPlaces = {
    "việt nam",
    "an giang",
    "bà rịa - vũng tàu",
    "bắc giang",
    "bắc kạn",
    "bạc liêu",
    "bắc ninh",
    "bến tre",
    "bình định",
    "bình dương",
    "bình phước",
    "bình thuận",
    "cà mau",
    "cần thơ",
    "cao bằng",
    "đà nẵng",
    "đắk lắk",
    "đắc lắc",
    "đắk nông",
    "điện biên",
    "đồng nai",
    "đồng tháp",
    "gia lai",
    "hà giang",
    "hà nam",
    "hà nội",
    "hà tĩnh",
    "hải dương",
    "hải phòng",
    "hậu giang",
    "hòa bình",
    "hưng yên",
    "khánh hòa",
    "kiên giang",
    "kon tum",
    "lai châu",
    "lâm đồng",
    "lạng sơn",
    "lào cai",
    "long an",
    "nam định",
    "nghệ an",
    "ninh bình",
    "ninh thuận",
    "phú thọ",
    "phú yên",
    "quảng bình",
    "quảng nam",
    "quảng ngãi",
    "quảng ninh",
    "quảng trị",
    "sóc trăng",
    "sơn la",
    "tây ninh",
    "thái bình",
    "thái nguyên",
    "thanh hóa",
    "thừa thiên - huế",
    "thừa thiên huế",
    "tiền giang",
    "hcm",
    "hồ chí minh",
    "trà vinh",
    "tuyên quang",
    "vĩnh long",
    "vĩnh phúc",
    "yên bái",
    "huế",
    "sài gòn",
    "đà lạt",
    "nha trang",
    "vũng tàu",
    "phú quốc",
    "biên hòa",
    "quy nhơn",
    "buôn ma thuột",
    "pleiku",
    "vinh",
    "trung quốc",
    "hàn quốc",
    "triều tiên",
    "nhật bản",
    "thái lan",
    "campuchia",
    "lào",
    "myanmar",
    "indonesia",
    "singapore",
    "malaysia",
    "philippines",
    "ấn độ",
    "nga",
    "mỹ",
    "anh",
    "pháp",
    "đức",
    "italia",
    "tây ban nha",
    "bồ đào nha",
    "úc",
    "canada",
    "hoa kỳ",
    "liên hợp quốc",
    "bắc kinh",
    "bangkok",
    "tokyo",
    "seoul",
    "washington",
    "paris",
    "london",
    "luân đôn",
    "berlin",
    "moscow",
    "moskva",
    "phnom penh",
    "viêng chăn",
    "vientiane",
    "new delhi",
    "new york",
    "geneva",
    "brussels",
};

/// Folded, without spaces, dots and hyphens.
std::string plain_key(std::string_view written) {
  std::string key;
  for (const char c : fold(written)) {
    const bool is_key = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '&';
    if (is_key) {
      key += c;
    }
  }
  return key;
}

/// Takes `word` off an end of `key`, unless that is all of it.
void take_off(std::string& key, std::string_view word, bool front) {
  if (key.size() <= word.size()) {
    return;
  }
  if (front && key.starts_with(word)) {
    key.erase(0, word.size());
  } else if (!front && key.ends_with(word)) {
    key.resize(key.size() - word.size());
  }
}

std::string find_paper(std::string_view key) {
  for (const Paper& paper : papers()) {
    if (std::find(paper.keys.begin(), paper.keys.end(), key) != paper.keys.end()) {
      return std::string(paper.name);
    }
  }
  return {};
}

}  // namespace

std::string press_name(std::string_view written) {
  std::string key = plain_key(written);
  std::string name = find_paper(key);
  if (!name.empty()) {
    return name;
  }
  take_off(key, "www", true);
  take_off(key, "bao", true);
  name = find_paper(key);
  if (!name.empty() || written.find('.') == std::string_view::npos) {
    return name;
  }
  take_off(key, "vn", false);
  take_off(key, "com", false);
  take_off(key, "net", false);
  return find_paper(key);
}

bool is_place(std::string_view written) {
  std::string key;
  for (const char c : canonical(written)) {
    if (c != '.') {
      key += c;
    }
  }
  for (const std::string_view kind : {"tp", "thành phố ", "tỉnh ", " "}) {
    take_off(key, kind, true);
  }
  return std::find(kPlaces.begin(), kPlaces.end(), key) != kPlaces.end();
}

}  // namespace timbao
