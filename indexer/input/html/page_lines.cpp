#include "indexer/input/html/page_lines.h"

#include "common/article/date.h"
#include "indexer/input/html/plain_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace timbao {

namespace {

// All lists: folded, without punctuation at the ends.
constexpr std::array<std::string_view, 62> kRelatedHeadings = {
    "tin lien quan",
    "tin bai lien quan",
    "bai lien quan",
    "bai viet lien quan",
    "cac tin lien quan",
    "cac bai lien quan",
    "cac bai viet lien quan",
    "noi dung lien quan",
    "chu de lien quan",
    "video lien quan",
    "tin khac",
    "cac tin khac",
    "tin bai khac",
    "cac tin bai khac",
    "bai khac",
    "cac bai khac",
    "bai viet khac",
    "cac bai viet khac",
    "tin tuc khac",
    "tin cung chuyen muc",
    "bai cung chuyen muc",
    "bai viet cung chuyen muc",
    "cung chuyen muc",
    "cung chu de",
    "cung tac gia",
    "xem them",
    "doc them",
    "doc tiep",
    "xem tiep",
    "tin moi",
    "tin moi nhat",
    "tin moi nhan",
    "tin moi hon",
    "tin cu hon",
    "tin da dua",
    "cac tin da dua",
    "tin nong",
    "tin hot",
    "tin noi bat",
    "tin tieu diem",
    "doc nhieu",
    "doc nhieu nhat",
    "tin doc nhieu",
    "xem nhieu",
    "xem nhieu nhat",
    "tin xem nhieu",
    "co the ban quan tam",
    "ban co the quan tam",
    "co the ban se thich",
    "ban co the thich",
    "ban nen doc",
    "dung bo lo",
    "dong su kien",
    "tin tai tro",
    "tin trong ngay",
    "related",
    "related news",
    "related articles",
    "related stories",
    "most read",
    "you may also like",
    "see also",
};

constexpr std::array<std::string_view, 22> kCommentHeadings = {
    "binh luan",
    "cac binh luan",
    "binh luan cua ban",
    "binh luan moi nhat",
    "y kien ban doc",
    "y kien",
    "y kien cua ban",
    "y kien doc gia",
    "ban doc binh luan",
    "ban doc phan hoi",
    "phan hoi",
    "phan hoi cua ban doc",
    "gui binh luan",
    "gui y kien",
    "gui y kien cua ban",
    "viet binh luan",
    "viet binh luan cua ban",
    "thao luan",
    "ban nghi gi",
    "cam nghi cua ban",
    "comments",
    "leave a comment",
};

constexpr std::array<std::string_view, 17> kSeeAlso = {
    "xem them",          "doc them",      "xem tiep",     "doc tiep",
    "tin lien quan",     "bai lien quan", "xem them tai", "xem chi tiet",
    "moi ban doc",       "moi quy vi",    "moi doc gia",  "co the ban quan tam",
    "doc ngay",          "xem ngay",      "read more",    "see also",
    "bai viet lien quan"};

constexpr std::array<std::string_view, 42> kFixtures = {
    "chia se",
    "chia se bai viet",
    "chia se facebook",
    "in bai",
    "in bai viet",
    "in trang nay",
    "ban in",
    "gui email",
    "gui bai viet",
    "gui cho ban be",
    "email",
    "facebook",
    "twitter",
    "zalo",
    "copy link",
    "sao chep",
    "sao chep lien ket",
    "quang cao",
    "advertisement",
    "ve trang chu",
    "trang chu",
    "tro ve",
    "tro lai",
    "quay lai",
    "len dau trang",
    "dau trang",
    "dang nhap",
    "dang ky",
    "thich",
    "tra loi",
    "luu bai",
    "luu bai viet",
    "theo doi",
    "nghe doc bai",
    "nghe bai viet",
    "nghe bai bao",
    "loading",
    "dang tai",
    "share",
    "print",
    "tags",
    "tu khoa",
};

constexpr std::array<std::string_view, 20> kFixtureStarts = {"chia se bai viet",
                                                             "chia se facebook",
                                                             "chia se len",
                                                             "in bai viet",
                                                             "gui email",
                                                             "tu khoa",
                                                             "tags ",
                                                             "luot xem",
                                                             "so luot xem",
                                                             "ban quyen",
                                                             "giay phep so",
                                                             "tong bien tap",
                                                             "co quan chu quan",
                                                             "toa soan",
                                                             "duong day nong",
                                                             "hotline",
                                                             "theo doi chung toi",
                                                             "copyright",
                                                             "moi chi tiet xin lien he",
                                                             "chu de"};

constexpr std::array<std::string_view, 8> kFixtureInside = {
    "ban quyen thuoc ve", "all rights reserved", "ghi ro nguon",       "giay phep so",
    "cam sao chep",       "giu ban quyen",       "giay phep xuat ban", "khong sao chep"};

template <std::size_t kCount>
bool is_one_of(const std::array<std::string_view, kCount>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

template <std::size_t kCount>
bool starts_with_one_of(const std::array<std::string_view, kCount>& list, std::string_view text) {
  return std::any_of(list.begin(), list.end(), [text](std::string_view start) {
    return text.substr(0, start.size()) == start;
  });
}

/// Without a number at the end: "binh luan 12".
std::string_view without_count(std::string_view words) {
  while (!words.empty() && (words.back() == ' ' || (words.back() >= '0' && words.back() <= '9'))) {
    words.remove_suffix(1);
  }
  return words;
}

bool is_pointer(std::string_view line) {
  for (const std::string_view mark : {">>", "»", "=>", "→", "►", "▶", "++"}) {
    if (line.substr(0, mark.size()) == mark) {
      return true;
    }
  }
  return false;
}

bool is_date_line(std::string_view line, std::string_view words) {
  constexpr std::size_t kLongest = 90;
  constexpr std::array<std::string_view, 12> kStarts = {
      "thu hai",  "thu ba",   "thu tu",    "thu nam",  "thu sau",   "thu bay",
      "chu nhat", "cap nhat", "ngay dang", "dang luc", "dang ngay", "xuat ban"};
  if (line.size() > kLongest) {
    return false;
  }
  const bool starts_with_number = !words.empty() && words.front() >= '0' && words.front() <= '9';
  const auto letters = static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
  constexpr std::size_t kFewLetters = 14;  // "12 thang 3 nam 2019", "gmt"
  const bool may_be =
      starts_with_one_of(kStarts, words) || (starts_with_number && letters <= kFewLetters);
  return may_be && parse_date(line).known();
}

bool is_photo_credit(std::string_view line) {
  constexpr std::size_t kLongest = 420;
  if (line.size() > kLongest) {
    return false;
  }
  for (const std::string_view mark :
       {"Ảnh:", "ảnh:", "(Ảnh", "(ảnh", "Ảnh minh họa", "Ảnh minh hoạ", "Ảnh chụp màn hình",
        "Photo:", "Ảnh tư liệu"}) {
    const std::size_t at = line.rfind(mark);
    constexpr std::size_t kLongestName = 70;
    if (at != std::string_view::npos && (at == 0 || line.size() - at < kLongestName)) {
      return true;
    }
  }
  return false;
}

}  // namespace

LineKind line_kind(std::string_view line, bool has_link) {
  constexpr std::size_t kLongest = 600;
  if (line.size() > kLongest) {
    return LineKind::kText;
  }
  const std::string words = plain_words(line);
  const std::string_view bare = without_count(words);
  constexpr std::size_t kHeading = 45;
  if (words.size() <= kHeading) {
    if (is_one_of(kRelatedHeadings, bare)) {
      return LineKind::kRelatedHeading;
    }
    if (is_one_of(kCommentHeadings, bare)) {
      return LineKind::kCommentHeading;
    }
    if (is_one_of(kFixtures, bare)) {
      return LineKind::kFixture;
    }
  }
  constexpr std::size_t kShort = 150;
  const bool names_link = has_link || line.find(':') != std::string_view::npos;
  if ((is_pointer(line) && (has_link || words.size() <= kShort)) ||
      (starts_with_one_of(kSeeAlso, words) && names_link && words.size() <= kShort)) {
    return LineKind::kSeeAlso;
  }
  const bool inside = std::any_of(
      kFixtureInside.begin(), kFixtureInside.end(),
      [&words](std::string_view part) { return words.find(part) != std::string::npos; });
  constexpr std::size_t kFixtureLine = 60;
  if (line.substr(0, 2) == "©" || (inside && words.size() <= 2 * kShort) ||
      (starts_with_one_of(kFixtureStarts, words) && words.size() <= kFixtureLine &&
       line.back() != '.')) {
    return LineKind::kFixture;
  }
  if (is_date_line(line, words)) {
    return LineKind::kDate;
  }
  return is_photo_credit(line) ? LineKind::kPhotoCredit : LineKind::kText;
}

}  // namespace timbao
