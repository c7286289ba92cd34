#include "searcher/rank/word_distance.h"

#include "common/text/syllable.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace timbao {
namespace {

double distance(std::string_view a, std::string_view b, double most = 9) {
  return WordDistance(a, most).to(b);
}

struct Case {
  const char* typed;
  const char* meant;
  double cost;
};

}  // namespace

TEST_CASE("slips of real texts: what people mix up costs less than a letter") {
  for (const Case& c : {
           // nothing
           Case{"hiện", "hiện", 0},
           Case{"covid", "covid", 0},
           // tone
           Case{"sữa", "sửa", 0.5},
           Case{"nghĩ", "nghỉ", 0.5},
           Case{"hiên", "hiện", 0.5},
           Case{"kỷ", "kỹ", 0.5},
           // marks of a vowel, đ
           Case{"tham", "thâm", 0},
           Case{"thăm", "thâm", 0.5},
           Case{"tuờng", "tường", 0.5},
           Case{"tuòng", "tường", 0.5},
           Case{"đuong", "đương", 0.5},
           Case{"duòng", "đường", 1},
           Case{"dình", "đình", 0.5},
           Case{"hiẹn", "hiện", 0.5},
           Case{"hién", "hiện", 1},
           // onset
           Case{"xấu", "sấu", 0.5},
           Case{"chuyện", "truyện", 0.5},
           Case{"truyền", "chuyền", 0.5},
           Case{"giành", "dành", 0.5},
           Case{"dò", "giò", 0.5},
           Case{"dì", "gì", 0.5},
           Case{"rì", "dì", 0.5},
           Case{"ra", "gia", 0.5},
           Case{"rá", "giá", 0.5},
           Case{"vá", "giá", 0.5},
           Case{"nàm", "làm", 0.5},
           Case{"kách", "cách", 0.5},
           Case{"cuốc", "quốc", 1},
           Case{"nghành", "ngành", 0.5},
           Case{"gế", "ghế", 0.5},
           Case{"ngỉ", "nghỉ", 0.5},
           Case{"chách", "khách", 1},
           // rime
           Case{"mặc", "mặt", 0.5},
           Case{"bàng", "bàn", 0.5},
           Case{"hình", "hìn", 0.5},
           Case{"bách", "bát", 0.5},
           Case{"lí", "lý", 0.5},
           Case{"tái", "táy", 0.5},
           Case{"cháo", "cháu", 0.5},
           Case{"tìm", "tiềm", 0.5},
           Case{"chúi", "chuối", 0.5},
           Case{"hư", "hươ", 0.5},
           Case{"sễ", "xẻ", 1.5},
           // several at once
           Case{"chuyện", "truyệng", 1},
           Case{"xữa", "sửa", 1},
           // keys
           Case{"hiệnn", "hiện", 0.5},
           Case{"ttư", "tư", 0.5},
           Case{"tếế", "tế", 0.5},
           Case{"sjạch", "sạch", 0.5},
           Case{"nhẫnw", "nhẫn", 0.5},
           // letters
           Case{"hivện", "hiện", 1},
           Case{"tinê", "tiên", 1},
           Case{"nihêu", "nhiêu", 1},
           Case{"kqách", "khách", 1},
           Case{"hcọ", "học", 1},
           Case{"ấnh", "ánh", 0.5},
           Case{"hao", "hoa", 1},
           Case{"rolanvd", "roland", 1},
           Case{"lonyon", "london", 1},
           // bare words: marks cost nothing
           Case{"hien", "hiện", 0},
           Case{"hiem", "hiện", 1},
           Case{"tuong", "tường", 0},
           Case{"xau", "sấu", 0.5},
       }) {
    CAPTURE(c.typed);
    CAPTURE(c.meant);
    CHECK(distance(c.typed, c.meant) == doctest::Approx(c.cost));
  }
}

TEST_CASE("it is the same both ways, and 0 only to the same word") {
  const std::vector<std::string> words{"giá",    "dá",     "rá",    "trá",   "chá",
                                       "nghễ",   "nghỉ",   "đường", "dương", "duyệt",
                                       "chuyện", "truyền", "mặt",   "mách",  "ốc"};
  for (const std::string& a : words)
    for (const std::string& b : words) {
      CAPTURE(a);
      CAPTURE(b);
      CHECK(distance(a, b) == distance(b, a));
      CHECK((distance(a, b) == 0) == (a == b));
    }
}

TEST_CASE("what is farther than asked is far, with the beginning that makes it so") {
  WordDistance bao("bão", 1.5);
  CHECK(bao.to("nghiêng") == WordDistance::kFar);
  CHECK(bao.far_beginning() > 0);
  CHECK(bao.far_beginning() < std::string("nghiêng").size());
  CHECK(bao.to("bảo") == 0.5);
  CHECK(bao.far_beginning() == 0);
  CHECK(distance("bát", "bách", 1) == 0.5);
  CHECK(distance("", "nghiêng", 1.5) == WordDistance::kFar);
  CHECK(distance("xăng dầu", "bánh mì", 1) == WordDistance::kFar);
  CHECK(distance(std::string(100, 'a'), std::string(24, 'a'), 1) == 0);
}

TEST_CASE("words in a row cost what they cost alone, and a far beginning is far for all") {
  for (const char* typed : {"nghiêp", "trường", "gi", "đuong", "chsia", "kach"}) {
    for (const double most : {0.5, 1.0, 2.0}) {
      CAPTURE(typed);
      CAPTURE(most);
      WordDistance row(typed, most);
      std::string far;
      std::size_t wrong = 0;
      std::vector<std::string> words;
      for (SyllableCode code = 0; code < kSyllableCount; ++code)
        words.emplace_back(spelling(code));
      std::sort(words.begin(), words.end());
      for (const std::string& word : words) {
        const double cost = row.to(word);
        const bool as_alone = cost == distance(typed, word, most);
        const bool skipped = !far.empty() && word.starts_with(far) && cost <= most;
        wrong += as_alone && !skipped ? 0 : 1;
        far = row.far_beginning() > 0 ? word.substr(0, row.far_beginning()) : far;
      }
      CHECK(wrong == 0);
    }
  }
}

}  // namespace timbao
