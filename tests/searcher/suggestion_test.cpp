#include "searcher/suggest/suggestion.h"

#include <doctest/doctest.h>
#include <string>

namespace timbao {
namespace {

/// A plan of words side by side, one leaf each, and readings of them as typed.
struct Fixture {
  explicit Fixture(std::string query) : text(std::move(query)) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      Slot slot;
      slot.text = text.substr(at, end - at);
      slot.folded_articles = 9;
      Leaf leaf;
      leaf.text = slot.text;
      leaf.rows = {{static_cast<std::uint16_t>(plan.slots.size())}};
      leaf.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      WordReading reading;
      reading.leaf = static_cast<std::uint32_t>(plan.leaves.size());
      reading.typed = slot.text;
      reading.text = slot.text;
      plan.preferred.push_back(reading.leaf);
      plan.slots.push_back(slot);
      plan.leaves.push_back(leaf);
      readings.push_back(reading);
      at = end + 1;
    }
  }

  void unknown(std::size_t word, const std::string& meant, std::uint32_t evidence) {
    plan.slots[word].folded_articles = 0;
    readings[word].unknown = true;
    readings[word].text = meant;
    readings[word].code = parse_syllable(meant);
    readings[word].cost = 1;
    readings[word].evidence = evidence;
    readings[word].alternatives = {{meant, meant, kNoSyllable, 12, 1}};
  }

  void bare(std::size_t word, const std::string& meant, std::uint32_t evidence, double share) {
    readings[word].bare = true;
    readings[word].text = meant;
    readings[word].evidence = evidence;
    readings[word].share = share;
  }

  [[nodiscard]] std::string suggest(bool no_hits = false) const {
    return suggested_query(text, plan, readings, no_hits).value_or("-");
  }

  std::string text;
  Plan plan;
  std::vector<WordReading> readings;
};

}  // namespace

TEST_CASE("an unknown word is corrected where neighbours or its marks say so") {
  Fixture query("giá vvàng 2020");
  query.unknown(1, "vàng", 3);
  CHECK(query.suggest() == "giá vàng 2020");
  query.readings[1].evidence = 0;  // no syllable, yet with a mark: a slip all the same
  CHECK(query.suggest() == "giá vàng 2020");
  Fixture name("chelski thắng");
  name.unknown(0, "chelsi", 0);
  CHECK(name.suggest() == "-");
  CHECK(name.suggest(true) == "chelsi thắng");
}

TEST_CASE(
    "what may be a name, an abbreviation or a rare word needs neighbours that speak for more") {
  Fixture name("ông Cub thắng");
  name.unknown(1, "cũ", 9);
  name.readings[1].fit = 0.1;
  name.readings[1].chance = 0.05;
  CHECK(name.suggest() == "-");  // a name is no common word
  name.readings[1].fit = 0.3;
  CHECK(name.suggest() == "ông Cũ thắng");
  name.unknown(1, "club", 9);
  name.readings[1].fit = 0.1;
  CHECK(name.suggest() == "ông Club thắng");  // but may be another name
  name.readings[1].fit = 0;
  CHECK(name.suggest() == "-");
  name.readings[1].at_home = true;  // in many of the articles with the other words
  CHECK(name.suggest() == "ông Club thắng");
  name.readings[1].own_articles = 3;  // the archive has this one, if hardly
  CHECK(name.suggest() == "-");

  Fixture capitals("lỗi của VNG");
  capitals.unknown(2, "ông", 60);
  capitals.readings[2].fit = 0.3;
  CHECK(capitals.suggest() == "-");
  CHECK(capitals.suggest(true) == "-");

  Fixture syllable("hang Đoòng");
  syllable.unknown(1, "đồng", 8);
  syllable.readings[1].fit = 0.03;
  syllable.readings[1].chance = 0.06;
  CHECK(syllable.suggest() == "-");
}

TEST_CASE("capitals and punctuation around a corrected word stay") {
  Fixture query("'Hđong,' Pháp");
  query.unknown(0, "đông", 2);
  query.readings[0].typed = "hđong";
  CHECK(query.suggest() == "'Đông,' Pháp");
  Fixture shouted("BỘÔ Y");
  shouted.unknown(0, "bộ", 2);
  shouted.readings[0].typed = "bộô";
  CHECK(shouted.suggest() == "BỘ Y");
}

TEST_CASE("marks are restored in whole bare queries alone, where one reading dominates") {
  Fixture query("bao hiem");
  query.bare(0, "bảo", 9, 0.9);
  query.bare(1, "hiểm", 9, 0.9);
  CHECK(query.suggest() == "bảo hiểm");
  query.readings[1].share = 0.5;
  CHECK(query.suggest() == "-");
  Fixture partly("bảo hiem");
  partly.bare(1, "hiểm", 9, 0.9);
  CHECK(partly.suggest() == "-");
  CHECK(Fixture("bảo hiểm").suggest() == "-");
}

TEST_CASE("the sentence names the query and counts its articles") {
  const Notice counted = suggestion_notice("bảo hiểm xã hội", Count{1204, 1204, 1204, true});
  CHECK(counted.text == "Ý bạn là: bảo hiểm xã hội (1 204 bài)");
  CHECK(counted.query == "bảo hiểm xã hội");
  CHECK(counted.kind == Notice::Kind::kSuggestion);
  CHECK(suggestion_notice("bảo hiểm", Count{1254, 90, 9000, false}).text ==
        "Ý bạn là: bảo hiểm (khoảng 1 300 bài)");
  CHECK(suggestion_notice("bảo hiểm", Count{87, 80, 900, false}).text ==
        "Ý bạn là: bảo hiểm (khoảng 87 bài)");
  CHECK(suggestion_notice("bảo hiểm", std::nullopt).text == "Ý bạn là: bảo hiểm");
}

TEST_CASE("each word that no article has is reported with the nearest") {
  Fixture query("giá vvàng");
  query.unknown(1, "vàng", 0);
  const auto notices = report_missing_words(query.plan, query.readings);
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].text == "Không bài nào có 'vvàng'; gần nhất là 'vàng' (12 bài)");

  Fixture many("xa xb xc xd xe xg xh xi xk xl xl");
  for (std::size_t word = 0; word < 11; ++word)
    many.unknown(word, "x", 0);
  const auto first = report_missing_words(many.plan, many.readings);
  REQUIRE(first.size() == 9);
  CHECK(first[8].text == "và không có cả 2 từ khác");
}

}  // namespace timbao
