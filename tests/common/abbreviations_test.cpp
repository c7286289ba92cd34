#include "common/lang/abbreviations.h"

#include "common/base/error.h"
#include "common/lang/abbreviation_table.h"
#include "common/text/analyzer.h"

#include <cstdio>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <unistd.h>

namespace timbao {
namespace {

using Words = std::vector<std::string>;

/// The long form that words typed so begin with; words without marks agree with any.
Abbreviations::LongForm match(const Abbreviations& abbreviations, const Words& typed) {
  Words folded;
  for (const std::string& word : typed)
    folded.push_back(fold(word));
  return abbreviations.longest_match(folded, [&](std::size_t i, std::string_view canonical) {
    return typed[i] == folded[i] || typed[i] == canonical;
  });
}

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text)
      : path_(std::filesystem::temp_directory_path() /
              ("timbao-abbreviations-" + std::to_string(::getpid()))) {
    std::ofstream(path_) << text;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  TemporaryFile(TemporaryFile&&) = delete;
  TemporaryFile& operator=(TemporaryFile&&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a key is capitals alone, however it is written") {
  CHECK(abbreviation_key("UBND") == "UBND");
  CHECK(abbreviation_key("GD&ĐT") == "GDĐT");
  CHECK(abbreviation_key("TP.HCM,") == "TPHCM");
  CHECK(abbreviation_key("(BHXH)") == "BHXH");
  CHECK(abbreviation_key("GD-\xC4\x90T") == "GDĐT");
  CHECK(abbreviation_key("TU\xCC\x9B") == "TƯ");
  for (const std::string_view text : {"Ubnd", "ubnd", "U23", "A", "", "-", "30-12", "\xFF"}) {
    CAPTURE(text);
    CHECK(abbreviation_key(text).empty());
  }
}

TEST_CASE("the built-in table has its keys and long forms in the form they are looked up in") {
  std::set<std::string_view> keys;
  for (const PressAbbreviation& pair : press_abbreviations()) {
    CAPTURE(pair.short_form);
    CAPTURE(pair.long_form);
    keys.insert(pair.short_form);
    CHECK(abbreviation_key(pair.short_form) == pair.short_form);
    CHECK(canonical(pair.long_form) == pair.long_form);
    CHECK(pair.long_form.find(' ') != std::string_view::npos);
  }
  CHECK(keys.size() >= 150);
}

TEST_CASE("a clear short form stands for its long form, and the other way round") {
  const Abbreviations abbreviations;
  CHECK(abbreviations.senses("UBND") == Words{"ủy ban nhân dân"});
  CHECK(abbreviations.senses("ABCXYZ").empty());
  const auto found = match(abbreviations, {"ủy", "ban", "nhân", "dân", "tỉnh"});
  CHECK(found.words == 4);
  CHECK(found.keys == Words{"UBND"});
  CHECK(match(abbreviations, {"uy", "ban", "nhan", "dan"}).words == 4);
  CHECK(match(abbreviations, {"ủy", "bạn", "nhân", "dân"}).words == 0);
  CHECK(match(abbreviations, {"ủy", "ban"}).words == 0);
  CHECK(match(abbreviations, {"ủy"}).words == 0);
  // The longest: tòa án nhân dân tối cao, not tòa án nhân dân.
  CHECK(match(abbreviations, {"tòa", "án", "nhân", "dân", "tối", "cao"}).keys == Words{"TANDTC"});
}

TEST_CASE("several senses, or two letters, stand for nothing until the archive or the user says") {
  Abbreviations abbreviations;
  CHECK(abbreviations.senses("BTC").empty());
  CHECK(abbreviations.senses("BV").empty());
  CHECK(match(abbreviations, {"bộ", "tài", "chính"}).words == 0);
  abbreviations.set_support(3);
  abbreviations.add_mined("BTC", "bộ tài chính", 2);
  CHECK(abbreviations.senses("BTC").empty());
  abbreviations.add_mined("BTC", "bộ tài chính", 5);
  abbreviations.add_mined("BTC", "ban tổ chức", 3);
  abbreviations.add_mined("BTC", "bán toàn cầu", 3);
  abbreviations.add_mined("BV", "bệnh viện", 4);
  CHECK(abbreviations.senses("BTC") == Words{"bộ tài chính", "ban tổ chức"});
  CHECK(abbreviations.senses("BV") == Words{"bệnh viện"});
  // A short form is the other way round only that of its likeliest sense.
  CHECK(match(abbreviations, {"bộ", "tài", "chính"}).keys == Words{"BTC"});
  CHECK(match(abbreviations, {"ban", "tổ", "chức"}).words == 0);
}

TEST_CASE("a user's file is believed, and says which line is wrong") {
  Abbreviations abbreviations;
  const TemporaryFile file("# của tòa soạn\n\nTT\tthuỷ triều\r\nNMXM\tNhà máy Xi măng\n");
  abbreviations.read_file(file.path());
  CHECK(abbreviations.senses("TT") == Words{"thủy triều"});
  CHECK(abbreviations.senses("NMXM") == Words{"nhà máy xi măng"});
  const TemporaryFile broken("UBND\tủy ban\nkhông có gì\n");
  CHECK_THROWS_WITH_AS(abbreviations.read_file(broken.path()),
                       doctest::Contains("line 2: no abbreviation"), Error);
  CHECK_THROWS_AS(abbreviations.read_file("/nowhere/abbreviations.tsv"), Error);
}

}  // namespace timbao
