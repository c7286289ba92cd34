#include "common/lang/keystrokes.h"

#include "common/text/letters.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <array>
#include <vector>

namespace timbao {
namespace {

/// Keys of the longest syllable (nghieengs: 9), with room for one key typed over another.
constexpr std::size_t kMaxKeys = 12;
constexpr std::size_t kMaxReadings = 32;

enum class Mark : std::uint8_t {
  kNone,
  kTone,
  kNoTone,
  kHat,
  kHornOrBreve,
  kHorn,
  kBreve,
  kStroke
};

struct Key {
  Mark mark = Mark::kNone;
  Tone tone = Tone::kLevel;
};

constexpr bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

constexpr Key tone_key(Tone tone) { return {Mark::kTone, tone}; }

/// What a key is beside a letter of its own.
Key telex_key(char c) {
  switch (c) {
    case 's':
      return tone_key(Tone::kAcute);
    case 'f':
      return tone_key(Tone::kGrave);
    case 'r':
      return tone_key(Tone::kHook);
    case 'x':
      return tone_key(Tone::kTilde);
    case 'j':
      return tone_key(Tone::kDot);
    case 'z':
      return {Mark::kNoTone};
    case 'a':
    case 'e':
    case 'o':
      return {Mark::kHat};
    case 'w':
      return {Mark::kHornOrBreve};
    case 'd':
      return {Mark::kStroke};
    default:
      return {};
  }
}

Key vni_key(char c) {
  constexpr std::array<Key, 10> kKeys{{{Mark::kNoTone},
                                       tone_key(Tone::kAcute),
                                       tone_key(Tone::kGrave),
                                       tone_key(Tone::kHook),
                                       tone_key(Tone::kTilde),
                                       tone_key(Tone::kDot),
                                       {Mark::kHat},
                                       {Mark::kHorn},
                                       {Mark::kBreve},
                                       {Mark::kStroke}}};
  return is_digit(c) ? kKeys[static_cast<std::size_t>(c - '0')] : Key{};
}

Key viqr_key(char c) {
  switch (c) {
    case '\'':
      return tone_key(Tone::kAcute);
    case '`':
      return tone_key(Tone::kGrave);
    case '?':
      return tone_key(Tone::kHook);
    case '~':
      return tone_key(Tone::kTilde);
    case '.':
      return tone_key(Tone::kDot);
    case '^':
      return {Mark::kHat};
    case '(':
      return {Mark::kBreve};
    case '+':
      return {Mark::kHorn};
    case 'd':
      return {Mark::kStroke};
    default:
      return {};
  }
}

Key key_of(char c, KeystrokeMethod method) {
  switch (method) {
    case KeystrokeMethod::kTelex:
      return telex_key(c);
    case KeystrokeMethod::kVni:
      return vni_key(c);
    case KeystrokeMethod::kViqr:
      return viqr_key(c);
  }
  return {};
}

/// One way to read the keys so far.
struct Reading {
  std::array<char32_t, kMaxKeys> letters{};
  std::size_t size = 0;
  Tone tone = Tone::kLevel;
  bool marked = false;
  bool tone_last = false;  ///< the last key was that of the tone

  [[nodiscard]] std::u32string_view text() const { return {letters.data(), size}; }
  [[nodiscard]] bool has_vowel() const {
    return std::any_of(letters.begin(), letters.begin() + static_cast<std::ptrdiff_t>(size),
                       [](char32_t c) { return is_vowel(symbol_of(c)); });
  }
  /// The u of qu takes no mark.
  [[nodiscard]] bool fixed(std::size_t i) const {
    return i == 1 && letters[0] == U'q' && letters[1] == U'u';
  }
};

using Readings = std::vector<Reading>;

constexpr char32_t hat_of(char32_t c) {
  switch (c) {
    case U'a':
    case U'ă':
      return U'â';
    case U'e':
      return U'ê';
    case U'o':
    case U'ơ':
      return U'ô';
    default:
      return 0;
  }
}

constexpr char32_t horn_of(char32_t c) {
  return c == U'o' || c == U'ô' ? U'ơ' : c == U'u' ? U'ư' : U'\0';
}

constexpr char32_t breve_of(char32_t c) { return c == U'a' || c == U'â' ? U'ă' : U'\0'; }

/// Reads key by key; where a key can mean several things, all of them, the likeliest first.
class Decoder {
 public:
  explicit Decoder(KeystrokeMethod method) : method_(method) { readings_.emplace_back(); }

  /// False when the keys so far are nothing.
  bool take(char c) {
    const Key key = key_of(c, method_);
    Readings next;
    for (const Reading& reading : readings_) {
      apply(reading, key, c, next);
      if (is_letter(c) && is_literal(reading, key))
        next.push_back(with_letter(reading, static_cast<unsigned char>(c)));
      if (next.size() > kMaxReadings)
        break;
    }
    readings_ = std::move(next);
    return !readings_.empty();
  }

  [[nodiscard]] const Readings& readings() const { return readings_; }

 private:
  /// Tone keys are letters only before the vowel, w never; the others may be.
  static bool is_literal(const Reading& reading, const Key& key) {
    if (key.mark == Mark::kTone || key.mark == Mark::kNoTone)
      return !reading.has_vowel();
    return key.mark != Mark::kHornOrBreve;
  }

  void apply(const Reading& reading, const Key& key, char c, Readings& next) const {
    switch (key.mark) {
      case Mark::kNone:
        return;
      case Mark::kTone:
        if (reading.has_vowel() && reading.tone != key.tone &&
            (reading.tone == Tone::kLevel || reading.tone_last))
          next.push_back(with_tone(reading, key.tone));
        return;
      case Mark::kNoTone:
        if (reading.tone != Tone::kLevel)
          next.push_back(with_tone(reading, Tone::kLevel));
        return;
      case Mark::kStroke:
        if (reading.size > 0 && reading.letters[0] == U'd' &&
            (reading.size == 1 || method_ != KeystrokeMethod::kViqr))
          next.push_back(with_mark(reading, 0, U'đ'));
        return;
      case Mark::kHat:
        return apply_hat(reading, c, next);
      case Mark::kHornOrBreve:
        if (!reading.has_vowel())
          next.push_back(with_mark(with_letter(reading, U'u'), reading.size, U'ư'));
        apply_horn(reading, next);
        return apply_breve(reading, next);
      case Mark::kHorn:
        return apply_horn(reading, next);
      case Mark::kBreve:
        return apply_breve(reading, next);
    }
  }

  /// Telex doubles a letter, and takes it back at the third; VNI and VIQR name the mark alone.
  void apply_hat(const Reading& reading, char c, Readings& next) const {
    const bool telex = method_ == KeystrokeMethod::kTelex;
    for (std::size_t i = reading.size; i-- > 0;) {
      const char32_t letter = reading.letters[i];
      const char32_t hat = hat_of(letter);
      const bool own = !telex || kBaseLetters[symbol_of(letter)] == c;
      if (telex && c == 'o' && letter == U'ô')
        next.push_back(with_letter(with_mark(reading, i, U'o'), U'o'));
      if (hat == 0 || !own)
        continue;
      next.push_back(with_mark(reading, i, hat));
      if (telex)
        return;
    }
  }

  static void apply_horn(const Reading& reading, Readings& next) {
    for (std::size_t i = reading.size; i-- > 1;) {
      const bool pair = (reading.letters[i - 1] == U'u' || reading.letters[i - 1] == U'ư') &&
                        (reading.letters[i] == U'ơ' || horn_of(reading.letters[i]) == U'ơ');
      const bool both = reading.letters[i - 1] == U'ư' && reading.letters[i] == U'ơ';
      if (pair && !both && !reading.fixed(i - 1))
        next.push_back(with_mark(with_mark(reading, i, U'ơ'), i - 1, U'ư'));
    }
    for (std::size_t i = reading.size; i-- > 0;)
      if (const char32_t horn = horn_of(reading.letters[i]); horn != 0 && !reading.fixed(i))
        next.push_back(with_mark(reading, i, horn));
  }

  static void apply_breve(const Reading& reading, Readings& next) {
    for (std::size_t i = reading.size; i-- > 0;)
      if (const char32_t breve = breve_of(reading.letters[i]); breve != 0)
        next.push_back(with_mark(reading, i, breve));
  }

  static Reading with_letter(Reading reading, char32_t letter) {
    reading.tone_last = false;
    reading.letters[reading.size++] = letter;
    return reading;
  }
  static Reading with_tone(Reading reading, Tone tone) {
    reading.tone = tone;
    reading.marked = true;
    reading.tone_last = true;
    return reading;
  }
  static Reading with_mark(Reading reading, std::size_t at, char32_t letter) {
    reading.letters[at] = letter;
    reading.marked = true;
    return reading;
  }

  KeystrokeMethod method_;
  Readings readings_;
};

SyllableCode code_of(std::u32string letters, Tone tone) {
  constexpr std::u32string_view kToneMarks = U" \u0300\u0301\u0309\u0303\u0323";
  if (tone != Tone::kLevel) {
    const auto vowel = std::find_if(letters.rbegin(), letters.rend(),
                                    [](char32_t c) { return is_vowel(symbol_of(c)); });
    letters.insert(vowel.base(), kToneMarks[static_cast<std::size_t>(tone)]);
  }
  return parse_syllable(letters);
}

/// ươ where the keys made half of it (dduowcj: one w), uơ where ươ has nothing after it (thuở).
std::u32string repaired(std::u32string letters) {
  for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
    const bool u = letters[i] == U'u' || letters[i] == U'ư';
    const bool o = letters[i + 1] == U'o' || letters[i + 1] == U'ơ';
    const bool open = i + 2 == letters.size();
    const int marks = (letters[i] == U'ư' ? 1 : 0) + (letters[i + 1] == U'ơ' ? 1 : 0);
    if (!u || !o || marks < (open ? 2 : 1))
      continue;
    letters[i] = open ? U'u' : U'ư';
    letters[i + 1] = U'ơ';
    break;
  }
  return letters;
}

/// The syllable a reading comes to. `k_coda`: of a name of the highlands (Đắk), as if it ended
/// in c.
SyllableCode syllable_of(const Reading& reading, bool& k_coda) {
  std::u32string letters(reading.text());
  k_coda = letters.size() > 2 && letters.back() == U'k' && letters[letters.size() - 2] == U'ă';
  if (k_coda)
    letters.back() = U'c';
  const SyllableCode code = code_of(letters, reading.tone);
  return code != kNoSyllable ? code : code_of(repaired(letters), reading.tone);
}

char32_t to_upper(char32_t c) {
  if (const std::size_t at = kTonedVowels.find(c); at != std::u32string_view::npos)
    return kTonedVowelsUpper[at];
  return c == U'đ' ? U'Đ' : c >= U'a' && c <= U'z' ? c - 32 : c;
}

/// `lower_text` with the capitals of `typed`: all of them, the first, or none.
std::string with_capitals(std::string_view lower_text, std::string_view typed) {
  const auto letters =
      std::count_if(typed.begin(), typed.end(), [](char c) { return is_upper(c) || is_letter(c); });
  const bool all = letters > 1 && std::none_of(typed.begin(), typed.end(), is_letter);
  std::string out;
  for (std::size_t at = 0; at < lower_text.size();) {
    const bool upper = all || (at == 0 && is_upper(typed.front()));
    const char32_t c = next_code_point(lower_text, at);
    append_utf8(out, upper ? to_upper(c) : c);
  }
  return out;
}

std::optional<DecodedKeystrokes> decode_syllable(std::string_view word, KeystrokeMethod method) {
  if (word.size() > kMaxKeys)
    return std::nullopt;
  Decoder decoder(method);
  for (const char c : word)
    if (!decoder.take(lower(c)))
      return std::nullopt;
  for (const Reading& reading : decoder.readings()) {
    bool k_coda = false;
    const SyllableCode code = reading.marked ? syllable_of(reading, k_coda) : kNoSyllable;
    if (code == kNoSyllable || (!has_marks(code) && method == KeystrokeMethod::kVni))
      continue;
    std::string text(spelling(code));
    if (k_coda)
      text.back() = 'k';
    return DecodedKeystrokes{with_capitals(text, word), k_coda ? kNoSyllable : code};
  }
  return std::nullopt;
}

/// DDBQH, D9BQH: the Đ of an abbreviation.
std::optional<DecodedKeystrokes> decode_initials(std::string_view word, KeystrokeMethod method) {
  constexpr std::size_t kMaxInitials = 10;
  const std::string_view stroke = method == KeystrokeMethod::kVni ? "D9" : "DD";
  const std::size_t at = word.find(stroke);
  if (at == std::string_view::npos || word.size() < 3 || word.size() > kMaxInitials)
    return std::nullopt;
  std::string text(word);
  text.replace(at, stroke.size(), "Đ");
  const bool capitals =
      std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(at), is_upper) &&
      std::all_of(word.begin() + static_cast<std::ptrdiff_t>(at + 2), word.end(), is_upper);
  return capitals ? std::optional(DecodedKeystrokes{std::move(text), kNoSyllable}) : std::nullopt;
}

/// Codes (U23, CO2, i5) look like VNI. `sure`: A1 and O73 may be words; U23 and U17, with two
/// tones or the tone before the horn, still not.
bool looks_like_code(std::string_view word, bool sure) {
  const std::size_t capitals =
      std::min(word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), word.size());
  const std::size_t letters = word.size() == 2 ? 1 : capitals;  // i5
  const bool only_digits =
      letters > 0 && word.find_first_not_of("0123456789", letters) == std::string_view::npos;
  const std::size_t tone = std::min(word.find_first_of("12345"), word.size());
  const bool two_tones = word.find_first_of("12345", tone + 1) != std::string_view::npos;
  const bool tone_first = word.find_first_of("6789", tone) != std::string_view::npos;
  return two_tones || (only_digits && (!sure || tone_first));
}

/// VIQR's ? and . that end a sentence instead of making a mark are taken off.
std::string_view without_full_stop(std::string_view word) {
  const bool stop = word.ends_with('.') || word.ends_with('?');
  if (!stop || word.size() < 2)
    return word;
  const std::string_view stem = word.substr(0, word.size() - 1);
  const bool marked = stem.find_first_of("^(+") != std::string_view::npos;
  const bool toned = stem.find_first_of("'`?~.") != std::string_view::npos;
  return marked && !toned ? word : stem;
}

}  // namespace

std::optional<DecodedKeystrokes> decode_keystrokes(std::string_view word, KeystrokeMethod method,
                                                   bool sure) {
  if (word.empty())
    return std::nullopt;
  if (method == KeystrokeMethod::kVni && looks_like_code(word, sure))
    return std::nullopt;
  if (method == KeystrokeMethod::kViqr)
    word = without_full_stop(word);
  if (!(is_letter(word[0]) || is_upper(word[0])))
    return std::nullopt;
  auto decoded = decode_syllable(word, method);
  return decoded ? decoded : decode_initials(word, method);
}

std::string_view method_name(KeystrokeMethod method) {
  constexpr std::array<std::string_view, 3> kNames{"Telex", "VNI", "VIQR"};
  return kNames[static_cast<std::size_t>(method)];
}

}  // namespace timbao
