#include "searcher/query/keystroke_query.h"

#include <doctest/doctest.h>
#include <map>
#include <string>
#include <vector>

namespace timbao {
namespace {

/// An archive of 40,000 articles that knows these words, each in 100 articles (or so many).
class Archive {
 public:
  explicit Archive(std::map<std::string, std::uint64_t, std::less<>> words)
      : words_(std::move(words)) {
    counts.articles = 40000;
    counts.folded = [this](std::string_view folded) {
      std::uint64_t most = 0;
      for (const auto& [word, articles] : words_) {
        const SyllableCode code = parse_syllable(word);
        const std::string_view key =
            code == kNoSyllable ? std::string_view(word) : folded_key(code);
        if (key == folded)
          most = std::max(most, articles);
      }
      return most;
    };
    counts.exact = [this](SyllableCode code) {
      const auto found = words_.find(spelling(code));
      return found == words_.end() ? 0 : found->second;
    };
  }

  std::string read(std::string_view typed) const {
    const auto reading = read_keystrokes(typed, counts);
    return reading ? reading->query : "-";
  }

  SpellingCounts counts;

 private:
  std::map<std::string, std::uint64_t, std::less<>> words_;
};

Archive vietnamese_archive() {
  return Archive({{"bảo", 100},  {"hiểm", 100}, {"xã", 100},  {"hội", 100}, {"tiếng", 100},
                  {"việt", 100}, {"là", 900},   {"của", 900}, {"á", 300},   {"cả", 900},
                  {"châu", 200}, {"đường", 90}, {"sắt", 100}, {"năm", 500}, {"bán", 100},
                  {"co2", 40},   {"u23", 80},   {"bus", 60},  {"nhà", 300}, {"hoa", 100},
                  {"car", 9},    {"tuổi", 100}, {"trẻ", 100}, {"hoặc", 9},  {"dbqh", 30}});
}

constexpr std::string_view kEnglishWords =
    "about after again against air airport all almost along also although always american "
    "among an and android another any app apple are area army around as asean asia asked at "
    "avatar away back bag bank bar base batman bay be bear because beef been beer before "
    "began being best better between big blog boat book boss both box bread bridge burger bus "
    "business but by cafe cake called came can captain cars case cash casino center certain "
    "chair champion chef chicken children china chip chris church city cloud club coach code "
    "coffee cola come computer could country course court cow crime cup data davis day days "
    "derby detox development did different director do does dog done door down dress drive "
    "drone during each eagle early east email end enough euro europe even ever every excel "
    "face facebook fact fair family fans far fashion felix felt few film final find first for "
    "form found four fox france free from game gamer gas general get give given go goal god "
    "going gold golf good google got government gps great green group gym hacker had hand "
    "harris harry has hat have he head help her here hero high him himself his home horse "
    "hotel house however hulk if important in interest internet into ipad iphone iron is "
    "island it its james japan jazz jeans jerry jet job john joker jones judge just kim kind "
    "king knew know korea lake laptop large lars laser last later law leader league least lee "
    "left less let life light like line linux lion little london long look looked loser luis "
    "made make malware man many market mars matter max may me means medal media members men "
    "metro mexico might milk mind missile model moon more most mouse much must my national "
    "navy need never new news next night no noon north not nothing now number ocean of off "
    "office offline offside often oil olympic on once one online only open or order oscar "
    "other others our out over own paper paris park part passport penalty people pepper pepsi "
    "per phone photo pin pizza place play point police pork port possible potter power "
    "powerpoint present prince problem program pub public put queen radio ram rather real "
    "resort rex rice right ring river road robot rock roof room russia said salad sale salon "
    "salt same samsung saw say school sea second see seemed sense server service set several "
    "sex shark she sheep ship shirt shoes shop should show side silver since six small smart "
    "so social soda some something sony soon soup south spa spider sport staff star state "
    "steak still street stress style such sugar superman system take tank tax taxi tea team "
    "texas than the their them then there these they thing things think thor those though "
    "thought three through thus tiger time titanic to told tom too took tour toward tower "
    "tree turned twitter two under united until up update upon us usb use used version very "
    "video virus visa vodka want war wars was watch water way we web well went were west "
    "whale what when where which while white who whole why wifi will windows wine winner with "
    "within without wolf word work world would wow year years yet yoga you young your youtube ";

constexpr std::string_view kCodes =
    "U15 U16 U17 U18 U19 U20 U21 U22 U23 U25 H1N1 H3N2 H5N1 H5N6 H7N9 SU22 SU27 SU30 Su35 "
    "F-16 F-22 F-35 F16 CO2 SO2 NO2 O2 O3 H2O A1 A2 A3 A4 A5 A9 B1 B2 B52 C4 C130 D5 E5 E85 "
    "F0 F1 F5 G7 G8 G20 K1 K15 K20 L1 L3 M16 M2 M3 N1 N95 P2 Q1 Q2 Q3 Q7 Q9 R1 S1 S8 T2 T3 T5 "
    "T34 T90 V2 V5 X5 Y2 Z1 A320 A321 A350 B737 MH17 MH370 QZ8501 VN-A1 AK47 AK-47 PM2.5 5G "
    "4G 3D 2D 3G 8h30 19h 4K MP3 iOS13 Win10 iPhone6 iPhone12 S400 R22 i5 i7 x86 N1H1 B12 D3 "
    "E10 RON95 Ka-28 TU-154 Mi-8 ";

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = words.find(' ', at);
    out.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("English words and codes stay, even in an archive that knows none of them") {
  SpellingCounts counts;
  counts.articles = 40000;
  counts.folded = [](std::string_view) { return std::uint64_t{0}; };
  counts.exact = [](SyllableCode) { return std::uint64_t{100}; };
  const auto words = split(kEnglishWords);
  const auto codes = split(kCodes);
  CHECK(words.size() >= 500);
  CHECK(codes.size() >= 100);
  for (const auto& list : {words, codes}) {
    for (const std::string_view word : list) {
      CAPTURE(word);
      CHECK_FALSE(read_keystrokes(word, counts).has_value());
    }
  }
}

TEST_CASE("a query typed with the input method off is decoded, and says so") {
  const Archive archive = vietnamese_archive();
  CHECK(archive.read("baor hieemr xax hooij") == "bảo hiểm xã hội");
  CHECK(archive.read("ba3o hie63m xa4 ho65i") == "bảo hiểm xã hội");
  CHECK(archive.read("ba?o hie^?m xa~ ho^.i") == "bảo hiểm xã hội");
  CHECK(archive.read("BAOR HIEEMR") == "BẢO HIỂM");
  CHECK(archive.read("cuar DDBQH") == "của ĐBQH");
  const auto reading = read_keystrokes("tieengs Vieetj", archive.counts);
  REQUIRE(reading.has_value());
  CHECK(reading->method == KeystrokeMethod::kTelex);
  CHECK(reading->notice == "Đang tìm: tiếng Việt (gõ Telex)");
  CHECK(read_keystrokes("tie61ng", archive.counts)->notice == "Đang tìm: tiếng (gõ VNI)");
  CHECK(read_keystrokes("tie^'ng", archive.counts)->notice == "Đang tìm: tiếng (gõ VIQR)");
}

TEST_CASE("operators, quotes, fields, dates and punctuation stand as they were") {
  const Archive archive = vietnamese_archive();
  struct Case {
    std::string_view typed;
    std::string_view expected;
  };
  const std::vector<Case> cases = {
      {"\"baor hieemr\" OR (xax -hooij)", "\"bảo hiểm\" OR (xã -hội)"},
      {"title:dduwowngf since:2020 sort:date", "title:đường since:2020 sort:date"},
      {"source:\"Tuooir Trer\" +hieemr", "source:\"Tuổi Trẻ\" +hiểm"},
      {"dduwowngf-sawts, nawm 2020!", "đường-sắt, năm 2020!"},
      {"hieemr NEAR/3 xax", "hiểm NEAR/3 xã"},
      {"\xE2\x80\x9Chieemr xax\xE2\x80\x9D", "\xE2\x80\x9Chiểm xã\xE2\x80\x9D"},
      {"hieemr* xax~2 =hooij", "hiểm* xã~2 =hội"},
      {"url:baos.vn/hieemr hieemr", "url:baos.vn/hieemr hiểm"},
      {"hieemr a@hieemr.vn", "hiểm a@hieemr.vn"},
      {"title:(hie^?m xa~)", "title:(hiểm xã)"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.typed);
    CHECK(archive.read(row.typed) == row.expected);
  }
}

TEST_CASE("words known as typed stay, unless their decoding is the better known") {
  const Archive archive = vietnamese_archive();
  CHECK(archive.read("bus cuar nhaf") == "bus của nhà");  // bus is known, bú is not
  CHECK(archive.read("car nhaf") == "cả nhà");            // cả is far better known than car
  CHECK(archive.read("cha6u A1") == "châu Á");
  CHECK(archive.read("U23 Vie65t") == "U23 Việt");
  CHECK(archive.read("CO2 cu3a") == "CO2 của");
}

TEST_CASE("a query that the archive knows as typed, or that has marks, is never touched") {
  const Archive archive = vietnamese_archive();
  for (const std::string_view typed :
       {"bao hiem xa hoi", "bus", "hoa", "U23", "CO2", "bảo hieemr", "tiếng vieetj", "", "-",
        "hieem", "xyz", "facebook", "\xFF\xFE"}) {
    CAPTURE(typed);
    CHECK(archive.read(typed) == "-");
  }
}

TEST_CASE("a foreign name that the archive knows stays, where its neighbour says so") {
  Archive archive({{"hải", 900},
                   {"hari", 40},
                   {"won", 60},
                   {"lê", 2000},
                   {"lee", 90},
                   {"văn", 900},
                   {"hyori", 9},
                   {"phòng", 400},
                   {"của", 900}});
  archive.counts.together = [](std::string_view a, std::string_view b) -> std::uint64_t {
    if ((a == "hari" && b == "won") || (a == "won" && b == "hari"))
      return 38;
    return a == "lee" && b == "hyori" ? 8 : a == "hai" && b == "won" ? 20 : 0;
  };
  CHECK(archive.read("cuar Hari Won") == "của Hari Won");
  CHECK(archive.read("Hari Phofng") == "Hải Phòng");
  CHECK(archive.read("cuar Lee Hyori") == "của Lee Hyori");
  CHECK(archive.read("Lee Vawn") == "Lê Văn");
}

TEST_CASE("a name that the archive does not know is no keystrokes by itself") {
  Archive archive({{"mã", 200},
                   {"dông", 60},
                   {"đông", 900},
                   {"sơn", 900},
                   {"người", 900},
                   {"chổ", 20},
                   {"vài", 900},
                   {"hoàng", 100}});
  CHECK(archive.read("sinh Karl Marx") == "-");
  CHECK(archive.read("Son Doong") == "-");    // sơn was typed without its mark
  CHECK(archive.read("nguoi Choro") == "-");  // and người
  CHECK(archive.read("VAFI Sabeco") == "-");
  CHECK(archive.read("HLV Hoafng") == "HLV Hoàng");
  CHECK(archive.read("HOAFNG") == "HOÀNG");
}

TEST_CASE("two syllables written as one word are decoded when the archive has that word") {
  const Archive archive({{"oto", 200}, {"mới", 900}});
  CHECK(archive.read("ootoo mowis") == "ôtô mới");
  CHECK(archive.read("o6to6 mo71i") == "ôtô mới");
  CHECK(archive.read("mootoo mowis") == "mootoo mới");
  CHECK(archive.read("ootoo") == "-");  // by itself it may be a name: Urus is not ủú
}

TEST_CASE("in a small archive one article makes a word known") {
  Archive archive({{"hiểm", 1}});
  archive.counts.articles = 200;
  CHECK(archive.read("hieemr") == "hiểm");
  archive.counts.articles = 40000;
  CHECK(archive.read("hieemr") == "-");
}

}  // namespace timbao
