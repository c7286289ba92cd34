#include "common/lang/keystrokes.h"

#include "common/text/letters.h"
#include "common/text/utf8.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace timbao {
namespace {

/// A syllable taken apart into what a person types.
struct TypedSyllable {
  std::u32string letters;  ///< without the tone: U"tiêng"
  Tone tone = Tone::kLevel;
  std::size_t tone_at = 0;  ///< the letter that carries the tone
};

TypedSyllable take_apart(SyllableCode code) {
  TypedSyllable typed;
  typed.tone = parts(code).tone;
  const std::string_view text = spelling(code);
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_of(next_code_point(text, at));
    if (letter.tone() != 0)
      typed.tone_at = typed.letters.size();
    typed.letters += kTonedLetters[letter.symbol()][0];
  }
  return typed;
}

/// The keys of one quality mark, after its plain letter.
std::string quality_key(char32_t letter, KeystrokeMethod method) {
  const char base = kBaseLetters[symbol_of(letter)];
  if (!is_marked(symbol_of(letter)))
    return "";
  const bool hat = letter == U'â' || letter == U'ê' || letter == U'ô';
  switch (method) {
    case KeystrokeMethod::kTelex:
      return hat || base == 'd' ? std::string(1, base) : "w";
    case KeystrokeMethod::kVni:
      return hat ? "6" : base == 'd' ? "9" : base == 'a' ? "8" : "7";
    default:
      return hat ? "^" : base == 'd' ? "d" : base == 'a' ? "(" : "+";
  }
}

std::string tone_key(Tone tone, KeystrokeMethod method) {
  if (tone == Tone::kLevel)
    return "";
  const auto i = static_cast<std::size_t>(tone);
  const std::string_view keys = method == KeystrokeMethod::kTelex ? "zfsrxj"
                                : method == KeystrokeMethod::kVni ? "021345"
                                                                  : " `'?~.";
  return {keys[i]};
}

enum class ToneKey { kLast, kAfterVowel };
enum class QualityKeys { kInPlace, kAtTheEnd, kOneForPair };

std::string keys_of(const TypedSyllable& typed, KeystrokeMethod method, QualityKeys qualities,
                    ToneKey place) {
  std::string keys;
  std::string late;
  for (std::size_t i = 0; i < typed.letters.size(); ++i) {
    const char32_t letter = typed.letters[i];
    keys += kBaseLetters[symbol_of(letter)];
    const bool first_of_pair =
        letter == U'ư' && i + 1 < typed.letters.size() && typed.letters[i + 1] == U'ơ';
    const std::string key = quality_key(letter, method);
    if (qualities == QualityKeys::kAtTheEnd && letter != U'đ')
      late += first_of_pair ? "" : key;
    else if (qualities != QualityKeys::kOneForPair || !first_of_pair)
      keys += key;
    if (place == ToneKey::kAfterVowel && i == typed.tone_at)
      keys += tone_key(typed.tone, method);
  }
  return keys + late + (place == ToneKey::kLast ? tone_key(typed.tone, method) : "");
}

}  // namespace

TEST_CASE("every way to type a syllable decodes to it") {
  std::size_t syllables = 0;
  std::size_t forms = 0;
  for (std::size_t number = 0; number < kGrammarSyllableCount; number += 7) {
    const auto code = static_cast<SyllableCode>(number);
    const TypedSyllable typed = take_apart(code);
    // oo needs a third o, and gịa is told from giạ by no keyboard.
    if (!has_marks(code) || typed.letters.find(U"oo") != std::u32string::npos ||
        spelling(code) == "gịa")
      continue;
    ++syllables;
    for (const auto method :
         {KeystrokeMethod::kTelex, KeystrokeMethod::kVni, KeystrokeMethod::kViqr}) {
      for (const auto qualities :
           {QualityKeys::kInPlace, QualityKeys::kAtTheEnd, QualityKeys::kOneForPair}) {
        for (const auto place : {ToneKey::kLast, ToneKey::kAfterVowel}) {
          const std::string keys = keys_of(typed, method, qualities, place);
          // VIQR's ? and . at the end of a word without another mark are punctuation.
          const bool stop = keys.ends_with('?') || keys.ends_with('.');
          if (method == KeystrokeMethod::kViqr &&
              (qualities == QualityKeys::kAtTheEnd ||
               (stop && keys.find_first_of("^(+") == std::string::npos)))
            continue;
          CAPTURE(keys);
          CAPTURE(spelling(code));
          // a1 alone may be a code; beside other words in VNI it is á.
          const auto decoded = decode_keystrokes(keys, method, keys.size() == 2);
          REQUIRE(decoded.has_value());
          CHECK(decoded->code == code);
          ++forms;
        }
      }
    }
  }
  CHECK(syllables >= 1000);
  CHECK(forms >= 10000);
}

TEST_CASE("keys people type in their own order, and slips that an input method puts right") {
  struct Case {
    std::string_view keys;
    KeystrokeMethod method;
    std::string_view text;
  };
  using enum KeystrokeMethod;
  const std::vector<Case> cases = {
      {"tieengs", kTelex, "tiếng"}, {"tieesng", kTelex, "tiếng"},  {"tiengse", kTelex, "tiếng"},
      {"tiesnge", kTelex, "tiếng"}, {"nhw", kTelex, "như"},        {"tw", kTelex, "tư"},
      {"dduocwj", kTelex, "được"},  {"dduowcj", kTelex, "được"},   {"dduwocj", kTelex, "được"},
      {"dduwowcj", kTelex, "được"}, {"duocwdj", kTelex, "được"},   {"thuowr", kTelex, "thuở"},
      {"thuwowr", kTelex, "thuở"},  {"huow", kTelex, "huơ"},       {"quaan", kTelex, "quân"},
      {"quas", kTelex, "quá"},      {"quow", kTelex, "quơ"},       {"gif", kTelex, "gì"},
      {"gieengs", kTelex, "giếng"}, {"ngoeof", kTelex, "ngoèo"},   {"xooong", kTelex, "xoong"},
      {"hoacwj", kTelex, "hoặc"},   {"toowi", kTelex, "tơi"},      {"towoi", kTelex, "tôi"},
      {"toansf", kTelex, "toàn"},   {"tieengsz", kTelex, "tiêng"}, {"muwfng", kTelex, "mừng"},
      {"AAns", kTelex, "Ấn"},       {"DDOOI", kTelex, "ĐÔI"},      {"Vieetj", kTelex, "Việt"},
      {"DDawsk", kTelex, "Đắk"},    {"DDBQH", kTelex, "ĐBQH"},     {"HDDND", kTelex, "HĐND"},
      {"d9u7o75c", kVni, "được"},   {"d9uo75c", kVni, "được"},     {"duoc795", kVni, "được"},
      {"A61n", kVni, "Ấn"},         {"D9BQH", kVni, "ĐBQH"},       {"nguye64n", kVni, "nguyễn"},
      {"nguyen64", kVni, "nguyễn"}, {"Vie^.t", kViqr, "Việt"},     {"pho^?", kViqr, "phổ"},
      {"to^'t.", kViqr, "tốt"},     {"dduo+`ng", kViqr, "đường"},  {"du+o+ng", kViqr, "dương"},
      {"ba('c", kViqr, "bắc"},      {"cu?a", kViqr, "của"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.keys);
    const auto decoded = decode_keystrokes(c.keys, c.method);
    REQUIRE(decoded.has_value());
    CHECK(decoded->text == c.text);
  }
}

TEST_CASE("what spells no Vietnamese word stays") {
  using enum KeystrokeMethod;
  for (const std::string_view word :
       {"class", "was5", "Facebook", "toan", "hoa", "street", "loss", "press", "Messi", "asss",
        "qus", "lucwcw", "khoa1hoc", "", "-", "123", "strength"}) {
    CAPTURE(word);
    CHECK_FALSE(decode_keystrokes(word, kTelex).has_value());
  }
  for (const std::string_view code :
       {"U23",  "U17",  "U20",   "A1",  "CO2",      "SU30", "Su30", "H5N1",
        "H1N1", "G7",   "G20",   "F16", "5G",       "B52",  "T34",  "E5",
        "Q1",   "A320", "MH370", "K15", "iPhone12", "ha",   "a12",  "covid19"}) {
    CAPTURE(code);
    CHECK_FALSE(decode_keystrokes(code, kVni).has_value());
  }
  for (const std::string_view word : {"nha?", "ta.", "v.v", "C++", "tp.hcm", "ban"}) {
    CAPTURE(word);
    CHECK_FALSE(decode_keystrokes(word, kViqr).has_value());
  }
}

TEST_CASE("a query known to be VNI may hold words of one capital, yet not codes") {
  using enum KeystrokeMethod;
  CHECK(decode_keystrokes("A1", kVni, true)->text == "Á");
  CHECK(decode_keystrokes("a1", kVni, true)->text == "á");
  CHECK(decode_keystrokes("Y1", kVni, true)->text == "Ý");
  CHECK(decode_keystrokes("O73", kVni, true)->text == "Ở");
  for (const std::string_view code : {"U23", "U17", "U20", "H5N1"}) {
    CAPTURE(code);
    CHECK_FALSE(decode_keystrokes(code, kVni, true).has_value());
  }
}

}  // namespace timbao
