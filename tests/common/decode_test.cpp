#include "common/encoding/decode.h"

#include "common/encoding/charset.h"
#include "common/encoding/charset_tables.h"
#include "common/text/utf8.h"
#include "support/old_encoder.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <string>
#include <unicode/locid.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <utility>
#include <vector>

using timbao::Charset;
using timbao::decode;
using timbao::DecodedText;
using timbao::testing::encode;

namespace {

constexpr std::string_view kArticle =
    "Lũ rút chậm, bà con xóm Bãi dọn bùn đến nửa đêm\n\n"
    "Sáng 14/10, mực nước sông vẫn còn trên báo động hai. Ông Tư Khả, 71 tuổi, đứng giữa sân "
    "ngổn ngang bàn ghế, bảo rằng chưa năm nào nước lên nhanh như thế.\n"
    "\"Mới chợp mắt một lúc, nghe tiếng chó sủa, bước xuống giường đã thấy nước ngập quá mắt cá\", "
    "ông kể. Hai chiếc xe máy, bốn bao thóc giống và cả đàn vịt đều trôi mất.\n"
    "UBND xã cho biết đã huy động lực lượng dân quân, phát mì gói và nước uống cho 86 hộ dân; "
    "trạm y tế khử khuẩn giếng, trường tiểu học nghỉ thêm ba ngày.\n";

constexpr std::string_view kNote = "Họp tổ dân phố chiều thứ bảy";

struct Named {
  Charset charset;
  std::string_view name;
};
constexpr std::array kEncodings = {Named{Charset::kTcvn3, "TCVN3"}, Named{Charset::kVni, "VNI"},
                                   Named{Charset::kViscii, "VISCII"}, Named{Charset::kVps, "VPS"},
                                   Named{Charset::kWindows1258, "windows-1258"}};

/// The 134 letters of Vietnamese that are not ASCII: 12 vowels by 6 tones, đ, both cases.
std::vector<std::string> letters() {
  std::vector<std::string> all = {"đ", "Đ"};
  for (const std::u16string_view row : timbao::tables::kVowels) {
    for (const char16_t c : row) {
      if (c >= 0x80) {
        timbao::append_utf8(all.emplace_back(), c);
      }
    }
  }
  return all;
}

std::string upper(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(std::string(text)).toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

std::string lower(std::string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF8(std::string(text)).toLower(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

std::string declared(std::string_view bytes, std::string_view charset) {
  timbao::DecodeHints hints;
  hints.declared = charset;
  const DecodedText decoded = decode(bytes, hints);
  return decoded.encoding + (decoded.doubtful ? "?" : "") + ": " + decoded.text;
}

}  // namespace

TEST_CASE("each of the 134 letters survives each encoding") {
  const std::vector<std::string> all = letters();
  CHECK(all.size() == 134);
  for (const Named& encoding : kEncodings) {
    for (const std::string& letter : all) {
      CAPTURE(encoding.name);
      CAPTURE(letter);
      // TCVN3 has no capitals with a tone: among capitals they come back.
      const std::string word = "NG" + letter;
      const std::string bytes = encode(encoding.charset, word);
      CHECK(bytes.find('?') == std::string::npos);
      const bool small = lower(letter) == letter;
      if (encoding.charset == Charset::kTcvn3 && small) {
        CHECK(lower(timbao::read_charset(encoding.charset, bytes)) == lower(word));
      } else {
        CHECK(timbao::read_charset(encoding.charset, bytes) == word);
      }
    }
  }
}

TEST_CASE("an article is read from each encoding, and its name told without doubt") {
  for (const Named& encoding : kEncodings) {
    CAPTURE(encoding.name);
    const DecodedText decoded = decode(encode(encoding.charset, kArticle));
    CHECK(decoded.text == kArticle);
    CHECK(decoded.encoding == encoding.name);
    CHECK_FALSE(decoded.doubtful);
    CHECK(decoded.replacements == 0);
  }
}

TEST_CASE("seven words are enough") {
  for (const Named& encoding : kEncodings) {
    CAPTURE(encoding.name);
    const DecodedText decoded = decode(encode(encoding.charset, kNote));
    CHECK(decoded.text == kNote);
    CHECK(decoded.encoding == encoding.name);
  }
}

TEST_CASE("text of capitals is read from each encoding") {
  const std::string title = upper("Bão số 7 đổi hướng, các tỉnh miền Trung cấm biển");
  for (const Named& encoding : kEncodings) {
    CAPTURE(encoding.name);
    const DecodedText decoded = decode(encode(encoding.charset, title));
    CHECK(decoded.text == title);
    CHECK(decoded.encoding == encoding.name);
  }
}

TEST_CASE("capitals of TCVN3 come back where the word or its neighbours show them") {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kCases = {{
      {"CỘNG HÒA XÃ HỘI", "CỘNG HÒA XÃ HỘI"},
      {"HÀ NỘI MÙA NÀY", "HÀ NỘI MÙA NÀY"},
      {"Ở Hà Nội, ông Đỗ Cừ nói", "ở Hà Nội, ông Đỗ Cừ nói"},
      {"CHỢ Ở BẾN ĐÒ", "CHỢ Ở BẾN ĐÒ"},
      {"Đà Nẵng và Bà Rịa", "Đà Nẵng và Bà Rịa"},
      {"UBND xã Ấn Phú họp", "UBND xã ấn Phú họp"},
  }};
  for (const auto& [written, expected] : kCases) {
    CHECK(timbao::read_charset(Charset::kTcvn3, encode(Charset::kTcvn3, written)) == expected);
  }
}

TEST_CASE("capitals of TCVN 5712, as iconv writes them") {
  const std::string_view text = "Ấn Độ và Úc mở cửa trở lại; ổ dịch Ổi ở Ứng Hòa đã tắt";
  const DecodedText decoded = decode(encode(Charset::kTcvn5712, text));
  CHECK(decoded.text == text);
  CHECK(decoded.encoding == "TCVN3");
}

TEST_CASE("symbols typed in another font stay symbols in TCVN3") {
  const std::string bytes = encode(Charset::kTcvn3, "Gỗ dài 4") + "\xD7" +
                            encode(Charset::kTcvn3, "2, chỉ dùng ") + "\xBC" +
                            encode(Charset::kTcvn3, " số đã mua");
  CHECK(decode(bytes).text == "Gỗ dài 4×2, chỉ dùng ¼ số đã mua");
}

TEST_CASE("windows-1258 reads as in ICU, composed") {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* const converter = ucnv_open("windows-1258", &error);
  REQUIRE(U_SUCCESS(error));
  for (int byte = 0x80; byte < 0x100; ++byte) {
    CAPTURE(byte);
    const char one = static_cast<char>(byte);
    icu::UnicodeString text(&one, 1, converter, error);
    REQUIRE(U_SUCCESS(error));
    std::string expected;
    text.toUTF8String(expected);
    CHECK(timbao::read_charset(Charset::kWindows1258, {&one, 1}) == expected);
  }
  ucnv_close(converter);
}

TEST_CASE("known words in their bytes") {
  struct Sample {
    Charset charset;
    std::string_view bytes;
    std::string_view text;
  };
  // By hand from the encodings' published charts: no table of ours had a part in it.
  constexpr std::array kSamples = {
      Sample{Charset::kTcvn3, "Ti\xD5ng Vi\xD6t", "Tiếng Việt"},
      Sample{Charset::kTcvn3, "\xAE\xAD\xEAng ph\xE8", "đường phố"},
      Sample{Charset::kVni, "Tie\xE1ng Vie\xE4t", "Tiếng Việt"},
      Sample{Charset::kVni, "\xF1\xF6\xF4\xF8ng pho\xE1", "đường phố"},
      Sample{Charset::kVni, "A\xC9N BA\xC8NG A\xCA", "ẮN BẰNG Ă"},
      Sample{Charset::kViscii, "Ti\xAAng Vi\xAEt", "Tiếng Việt"},
      Sample{Charset::kViscii, "\xF0\xDF\xB6ng ph\xAF", "đường phố"},
      Sample{Charset::kVps, "Ti\x89ng Vi\x8Ct", "Tiếng Việt"},
      Sample{Charset::kVps, "\xC7\xDC\xA9ng ph\xD3", "đường phố"},
      Sample{Charset::kVps, "\x99", "Ỗ"},
      Sample{Charset::kWindows1258, "Ti\xEA\xECng Vi\xEA\xF2t", "Tiếng Việt"},
      Sample{Charset::kWindows1258, "\xF0\xFD\xF5\xCCng ph\xF4\xEC", "đường phố"},
  };
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.text);
    // VPS 0x99 is Ỗ in its fonts; converters that lack it read nothing there.
    CHECK(timbao::read_charset(sample.charset, sample.bytes) == sample.text);
  }
}

TEST_CASE("byte order marks are believed and taken off") {
  const std::string text(kNote);
  const std::array<std::pair<std::string, std::string_view>, 5> cases = {{
      {"\xEF\xBB\xBF" + text, "UTF-8 BOM"},
      {"\xFF\xFE" + timbao::testing::encode_utf16(text, false), "UTF-16LE BOM"},
      {"\xFE\xFF" + timbao::testing::encode_utf16(text, true), "UTF-16BE BOM"},
      {std::string("\xFF\xFE\0\0", 4) + timbao::testing::encode_utf32(text, false), "UTF-32LE BOM"},
      {std::string("\0\0\xFE\xFF", 4) + timbao::testing::encode_utf32(text, true), "UTF-32BE BOM"},
  }};
  for (const auto& [bytes, name] : cases) {
    const DecodedText decoded = decode(bytes);
    CHECK(decoded.text == text);
    CHECK(decoded.encoding == name);
    CHECK_FALSE(decoded.doubtful);
  }
}

TEST_CASE("wide characters are told by their zero bytes") {
  const std::string text = std::string(kNote) + " 🎉";
  for (const bool big : {false, true}) {
    CHECK(decode(timbao::testing::encode_utf16(text, big)).text == text);
    CHECK(decode(timbao::testing::encode_utf16(text, big)).encoding ==
          (big ? "UTF-16BE" : "UTF-16LE"));
    CHECK(decode(timbao::testing::encode_utf32(text, big)).text == text);
    CHECK(decode(timbao::testing::encode_utf32(text, big)).encoding ==
          (big ? "UTF-32BE" : "UTF-32LE"));
  }
}

TEST_CASE("a wide text cut anywhere loses its last letter only") {
  const std::string bytes = timbao::testing::encode_utf16(kNote, false);
  for (std::size_t size = bytes.size() / 2; size < bytes.size(); ++size) {
    CAPTURE(size);
    const DecodedText decoded = decode(std::string_view(bytes).substr(0, size));
    const std::size_t odd = size % 2;
    CHECK(decoded.encoding == "UTF-16LE");
    CHECK(decoded.replacements == odd);
    std::string expected = decoded.text;
    if (odd == 1) {
      REQUIRE(expected.size() >= 3);
      CHECK(expected.substr(expected.size() - 3) == "\xEF\xBF\xBD");
      expected.resize(expected.size() - 3);
    }
    CHECK(std::string(kNote).substr(0, expected.size()) == expected);
  }
}

TEST_CASE("a few zero bytes do not make a text wide") {
  const std::string text = std::string(kNote) + std::string(2, '\0') + std::string(kNote);
  CHECK(decode(text).text == std::string(kNote) + "  " + std::string(kNote));
  CHECK(decode(text).encoding == "UTF-8");
  CHECK_FALSE(timbao::is_plain_utf8(text));
}

TEST_CASE("valid UTF-8 is never altered") {
  constexpr std::array<std::string_view, 14> kTexts = {
      kArticle,
      kNote,
      "Lễ hội «khá»… vui, «quá» là vui",
      "XÃ\u00A0 AN PHÚ, XÃ\u00A0HỘI",
      "Rất khá» và lạ…",
      "L'été à Évian: « déjà vu », garçon, cœur, Ÿ",
      "Größe, Straße, Übermut – „schön“",
      "São Paulo, Brasília: ação e coração",
      "中国新闻：今天下雨。",
      "日本語のテキストです",
      "Привет, мир",
      "Đà\u0300 lạ, tiê\u0301ng Viê\u0323t",
      "¿Qué? ¡Sí! Ñandú",
      "5 °C, 10 m², ½ kg, © ® ™ €"};
  for (const std::string_view text : kTexts) {
    CAPTURE(text);
    const DecodedText decoded = decode(text);
    CHECK(decoded.text == text);
    CHECK(decoded.encoding == "UTF-8");
    CHECK_FALSE(decoded.doubtful);
  }
  CHECK(timbao::is_plain_utf8(kArticle));
}

TEST_CASE("ASCII is named so") {
  CHECK(decode("Giao thong Ha Noi").encoding == "ASCII");
  CHECK(decode("").encoding == "ASCII");
  CHECK(decode("").text.empty());
}

TEST_CASE("double encoding is undone, once and twice") {
  const std::string once = timbao::testing::encode_twice(kArticle);
  CHECK_FALSE(timbao::is_plain_utf8(once));
  CHECK(decode(once).text == kArticle);
  CHECK(decode(once).encoding == "UTF-8 mojibake");
  const std::string twice = timbao::testing::encode_twice(once);
  CHECK(decode(twice).text == kArticle);
  CHECK(decode(twice).encoding == "UTF-8 mojibake");
}

TEST_CASE("double encoding is undone where it is: in single lines, beside good text") {
  const std::string line = timbao::testing::encode_twice("Bà con đã về nhà");
  const DecodedText mostly_good = decode(std::string(kArticle) + line + "\n" + std::string(kNote));
  CHECK(mostly_good.text == std::string(kArticle) + "Bà con đã về nhà\n" + std::string(kNote));
  CHECK(mostly_good.encoding == "UTF-8+UTF-8 mojibake");
  const DecodedText inside = decode(std::string(kNote) + ": " + line);
  CHECK(inside.text == std::string(kNote) + ": Bà con đã về nhà");
}

TEST_CASE("double encoding of other languages is undone") {
  for (const std::string_view text :
       {"Le café où déjà tout finit", "It’s “quoted” – here", "Größe und Straße"}) {
    CHECK(decode(timbao::testing::encode_twice(text)).text == text);
  }
}

TEST_CASE("à whose no-break space became a space is put back") {
  std::string mojibake = timbao::testing::encode_twice("Đó là nhà của tôi ở Hà Nội");
  for (std::size_t at = 0; (at = mojibake.find("\u00A0", at)) != std::string::npos;) {
    mojibake.replace(at, 2, " ");
  }
  CHECK(decode(mojibake).text == "Đó là nhà của tôi ở Hà Nội");
  std::size_t doubled = 0;
  while ((doubled = mojibake.find("  ")) != std::string::npos) {
    mojibake.erase(doubled, 1);
  }
  CHECK(decode(mojibake).text == "Đó là nhà của tôi ở Hà Nội");
}

TEST_CASE("two encodings in one file are read line by line") {
  const std::string old_line = encode(Charset::kTcvn3, "Giá lúa tăng, nông dân phấn khởi");
  const std::string text = std::string(kArticle) + old_line + "\n" + std::string(kNote) + "\n";
  const DecodedText decoded = decode(text);
  CHECK(decoded.text ==
        std::string(kArticle) + "Giá lúa tăng, nông dân phấn khởi\n" + std::string(kNote) + "\n");
  CHECK(decoded.encoding == "UTF-8+TCVN3");
  CHECK_FALSE(decoded.doubtful);

  const std::string two_old = encode(Charset::kVni, kArticle) + encode(Charset::kTcvn3, kArticle);
  CHECK(decode(two_old).text == std::string(kArticle) + std::string(kArticle));
}

TEST_CASE("a line of an old text that happens to be valid UTF-8 goes with the others") {
  const std::string viscii = std::string(kArticle) + "Thanh Hương\nĐặng Dương\n";
  CHECK(decode(encode(Charset::kViscii, viscii)).text == viscii);
  CHECK(decode(encode(Charset::kViscii, viscii)).encoding == "VISCII");
  const std::string vps = upper(std::string(kArticle) + "Anh Ngọc\n");
  CHECK(decode(encode(Charset::kVps, vps)).text == vps);
  CHECK(
      decode(timbao::testing::encode_twice(std::string(kArticle) + "Thu Hà\nT.ThủyTheo\n")).text ==
      std::string(kArticle) + "Thu Hà\nT.ThủyTheo\n");
}

TEST_CASE("two encodings in one line are told apart when each has a few words") {
  const std::string line = std::string(kNote) + " | " +
                           encode(Charset::kTcvn3, "giá lúa tăng, nông dân phấn khởi") + "\n";
  const DecodedText decoded = decode(line);
  CHECK(decoded.text == std::string(kNote) + " | giá lúa tăng, nông dân phấn khởi\n");
  CHECK(decoded.encoding == "UTF-8+TCVN3");
}

TEST_CASE("damaged UTF-8 stays UTF-8: one replacement for each bad sequence") {
  std::string text(kArticle);
  text.insert(text.find("sông"), "\xFF\xFE");
  const DecodedText decoded = decode(text);
  CHECK(decoded.encoding == "UTF-8");
  CHECK(decoded.replacements == 2);
  CHECK_FALSE(decoded.doubtful);
  CHECK(decoded.text.find("\xEF\xBF\xBD\xEF\xBF\xBDsông") != std::string::npos);
}

TEST_CASE("UTF-8 cut within a letter at either end is UTF-8") {
  const std::string_view text = "ế xuân thì vui cả làng, ai cũng sắm Tết sớ";
  for (const std::size_t begin : {0, 1, 2}) {
    for (const std::size_t cut : {0, 1, 2}) {
      CAPTURE(begin);
      CAPTURE(cut);
      const DecodedText decoded = decode(text.substr(begin, text.size() - begin - cut));
      CHECK(decoded.encoding == "UTF-8");
      CHECK_FALSE(decoded.doubtful);
      CHECK(decoded.text.find(" xuân thì vui cả làng, ai cũng sắm Tết s") != std::string::npos);
    }
  }
}

TEST_CASE("a few bad bytes do not hide an old encoding") {
  for (const Named& encoding : kEncodings) {
    CAPTURE(encoding.name);
    std::string bytes = encode(encoding.charset, kArticle);
    bytes.insert(bytes.size() / 3, "\x81\x8D");
    bytes.insert(bytes.size() / 2, "\xFF\x90");
    CHECK(decode(bytes).encoding == encoding.name);
  }
}

TEST_CASE("a declared charset is believed only when it proves right") {
  const std::string tcvn3 = encode(Charset::kTcvn3, kNote);
  CHECK(declared(tcvn3, "utf-8") == "TCVN3: " + std::string(kNote));
  CHECK(declared(tcvn3, "windows-1258") == "TCVN3: " + std::string(kNote));
  CHECK(declared(tcvn3, "no-such-charset") == "TCVN3: " + std::string(kNote));
  CHECK(declared(kNote, "iso-8859-1") == "UTF-8: " + std::string(kNote));
  CHECK(declared(kNote, "utf-16") == "UTF-8: " + std::string(kNote));
  CHECK(declared("caf\xE9 \xE0 la cr\xE8me", "ISO-8859-1") == "windows-1252: café à la crème");
  CHECK(declared("\xD6\xD0\xB9\xFA\xD0\xC2\xCE\xC5", "gb2312") == "GB2312: 中国新闻");
}

TEST_CASE("a hint settles what the bytes leave open") {
  // "mở" in TCVN3 is as good a word in other encodings.
  const std::string bytes = encode(Charset::kTcvn3, "mở");
  timbao::DecodeHints hints;
  hints.likely = "TCVN3";
  CHECK(decode(bytes, hints).text == "mở");
  hints.likely = {};
  hints.declared = "x-viet-tcvn";
  CHECK(decode(bytes, hints).text == "mở");
}

TEST_CASE("other languages in their own encodings are not made Vietnamese") {
  const DecodedText french = decode(
      encode(Charset::kWindows1252, "Les élèves ont fêté la rentrée; le préfet était là, ça va."));
  CHECK(french.text == "Les élèves ont fêté la rentrée; le préfet était là, ça va.");
  CHECK(french.encoding == "windows-1252");
  CHECK(french.doubtful);
  const DecodedText quotes = decode("It\x92s a \x93quoted\x94 text");
  CHECK(quotes.text == "It’s a “quoted” text");
  const DecodedText chinese = decode(
      "\xBD\xF1\xCC\xEC\xB5\xC4\xCC\xEC\xC6\xF8\xBA\xDC\xBA\xC3\xA3\xAC\xCE\xD2\xC3\xC7\xC8\xA5"
      "\xB9\xAB\xD4\xB0\xC9\xA2\xB2\xBD\xA1\xA3");
  CHECK(chinese.text == "今天的天气很好，我们去公园散步。");
}

TEST_CASE("entities become letters in plain text, once") {
  timbao::DecodeHints hints;
  hints.entities = true;
  struct Case {
    std::string_view written;
    std::string_view expected;
  };
  constexpr std::array<Case, 14> kCases = {{
      {"Ti&#7871;ng Vi&#x1EC7;t", "Tiếng Việt"},
      {"Ti&#7871ng Vi&#X1ec7t", "Tiếng Việt"},
      {"H&agrave; N&#7897;i, c&acirc;y c&oacute;", "Hà Nội, cây có"},
      {"&Agrave; AT&amp;T &lt;b&gt; &quot;x&quot;", "À AT&T <b> \"x\""},
      {"a&nbsp;b", "a\u00A0b"},
      {"&#147;l&#8230;&#148;", "“l…”"},
      {"&amp;#7879; &amp;agrave;", "ệ &agrave;"},
      {"?a=1&copy=2&b", "?a=1&copy=2&b"},
      {"R&D; &khong; &; &#; &#x; &#12 & ", "R&D; &khong; &; &#; &#x; &#12 & "},
      {"&#0;&#xD800;&#1114112;&#99999999;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"&#4294967361;", "&#4294967361;"},
      {"&", "&"},
      {"&#78", "&#78"},
      {"Đ&agrave", "Đ&agrave"},
  }};
  for (const Case& entity : kCases) {
    CAPTURE(entity.written);
    CHECK(decode(entity.written, hints).text == entity.expected);
    CHECK(decode(entity.written).text == entity.written);
  }
}

TEST_CASE("any bytes give well-formed text") {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::array<char, 2> bytes = {static_cast<char>(first), static_cast<char>(second)};
      const DecodedText decoded = decode({bytes.data(), bytes.size()});
      std::size_t replacements = 0;
      for (std::size_t at = 0; at < decoded.text.size();) {
        const std::size_t begin = at;
        const bool bad = timbao::next_code_point(decoded.text, at) == timbao::kReplacement;
        replacements += bad && decoded.text.substr(begin, at - begin) != "\xEF\xBF\xBD" ? 1U : 0U;
      }
      CHECK(replacements == 0);
    }
  }
}
