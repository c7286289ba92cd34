#include "searcher/query/keystroke_query.h"

#include "common/text/analyzer.h"
#include "searcher/query/code_points.h"
#include "searcher/query/query_field.h"
#include "searcher/query/query_run.h"

#include <algorithm>
#include <array>
#include <vector>

namespace timbao {
namespace {

constexpr std::uint64_t kKnownArticles = 5;
constexpr std::uint64_t kArticlesPerKnown = 2000;
constexpr std::uint64_t kLeastTogether = 2;
constexpr std::size_t kMostWeighed = 32;  ///< words that are weighed with their neighbours
constexpr std::size_t kMaxTypedBytes = 4096;
constexpr std::size_t kLongestPair = 14;  ///< keys of two syllables written as one word

/// English words whose keys also spell a syllable (has: há, cow: cơ). Alone they say nothing of how
/// the query was typed.
constexpr std::array<std::string_view, 149> kEnglish{
    "air",   "ar",   "as",    "away",  "ax",    "bar",  "bee",   "beef",  "been",  "beer",  "best",
    "bits",  "boo",  "boots", "bore",  "bow",   "box",  "bus",   "car",   "cars",  "chair", "chaos",
    "cheer", "chef", "chips", "cops",  "core",  "cow",  "cups",  "dad",   "days",  "deed",  "deer",
    "did",   "does", "door",  "down",  "er",    "es",   "ex",    "gas",   "goes",  "gown",  "guns",
    "guys",  "hair", "hari",  "has",   "her",   "here", "hero",  "his",   "hits",  "horse", "hose",
    "how",   "if",   "is",    "its",   "keen",  "lair", "lama",  "laos",  "lars",  "last",  "lax",
    "lee",   "lens", "lose",  "low",   "luis",  "mama", "maps",  "mars",  "mas",   "max",   "mers",
    "mix",   "mono", "moo",   "moon",  "more",  "most", "must",  "nets",  "noon",  "nor",   "nose",
    "now",   "nuts", "oar",   "of",    "or",    "os",   "own",   "ox",    "pair",  "pays",  "per",
    "pets",  "poor", "pose",  "queen", "reef",  "rex",  "roof",  "room",  "rose",  "row",   "sars",
    "says",  "see",  "seen",  "seer",  "sense", "sets", "sex",   "sir",   "six",   "soon",  "sore",
    "sow",   "tar",  "tax",   "taxi",  "tee",   "teen", "teens", "there", "these", "this",  "thor",
    "those", "thus", "tips",  "toes",  "too",   "tow",  "town",  "tree",  "trees", "us",    "visa",
    "vow",   "war",  "wars",  "was",   "wax",   "wow"};

constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_english(std::string_view word) {
  const std::string lower = fold(word);
  return std::binary_search(kEnglish.begin(), kEnglish.end(), std::string_view(lower));
}

/// The words of a query that keystrokes may hide in, by method.
class TypedWords {
 public:
  explicit TypedWords(std::string_view typed) : typed_(typed) {
    for (std::size_t at = 0; at < typed_.size();) {
      const CodePoint point = code_point_at(typed_, at);
      if (is_query_space(point.value)) {
        at += point.size;
        continue;
      }
      std::size_t end = at;
      while (end < typed_.size() && !is_query_space(code_point_at(typed_, end).value))
        end += code_point_at(typed_, end).size;
      add_run(at, end);
      at = end;
    }
  }

  /// Some letter is more than ASCII: the input method was on.
  [[nodiscard]] bool accented() const { return accented_; }
  [[nodiscard]] const std::vector<Stretch>& words(KeystrokeMethod method) const {
    return method == KeystrokeMethod::kViqr ? with_marks_ : plain_;
  }

 private:
  void add_run(std::size_t begin, std::size_t end) {
    const std::string_view run = typed_.substr(begin, end - begin);
    if (find_operator(run) != nullptr || run.find("://") != std::string_view::npos ||
        run.find('@') != std::string_view::npos)
      return;
    if (const std::size_t colon = run.find(':'); colon != std::string_view::npos) {
      const auto name = find_field(run.substr(0, colon));
      if (name && !takes_words(*name))
        return;
      if (name)
        begin += colon + 1;
    }
    for (std::size_t at = begin; at < end; at += code_point_at(typed_, at).size) {
      const CodePoint point = code_point_at(typed_, at);
      accented_ = accented_ || (point.value >= 0x80 && is_word_character(point.value));
    }
    add_words(begin, end, plain_, &TypedWords::plain_size);
    add_words(begin, end, with_marks_, &TypedWords::marked_size);
  }

  static bool takes_words(const FieldName& name) {
    return name.kind == FieldName::Kind::kText && name.field != Field::kPath &&
           name.field != Field::kUrl && name.field != Field::kId;
  }

  using WordSize = std::size_t (TypedWords::*)(std::size_t, std::size_t) const;
  void add_words(std::size_t begin, std::size_t end, std::vector<Stretch>& words,
                 WordSize word_size) {
    while (begin < end) {
      const std::size_t size = (this->*word_size)(begin, end);
      if (size > 0)
        words.push_back({begin, begin + size});
      begin += std::max<std::size_t>(size, 1);
    }
  }

  /// Letters and digits.
  [[nodiscard]] std::size_t plain_size(std::size_t begin, std::size_t end) const {
    std::size_t at = begin;
    while (at < end && (is_ascii_letter(typed_[at]) || is_ascii_digit(typed_[at])))
      ++at;
    return at - begin;
  }

  /// Letters and VIQR's marks; "(" only after an a, and no "~2".
  [[nodiscard]] std::size_t marked_size(std::size_t begin, std::size_t end) const {
    if (!is_ascii_letter(typed_[begin]))
      return 0;
    std::size_t at = begin;
    for (; at < end; ++at) {
      const char c = typed_[at];
      const bool breve = c == '(' && (typed_[at - 1] == 'a' || typed_[at - 1] == 'A');
      const bool mark = std::string_view("'`?~.^+").find(c) != std::string_view::npos;
      if (!is_ascii_letter(c) && !breve && !mark)
        break;
    }
    const bool fuzzy = at < end && is_ascii_digit(typed_[at]) && typed_[at - 1] == '~';
    return at - begin - (fuzzy ? 1 : 0);
  }

  std::string_view typed_;
  std::vector<Stretch> plain_;
  std::vector<Stretch> with_marks_;
  bool accented_ = false;
};

class Reader {
 public:
  Reader(std::string_view typed, const SpellingCounts& counts)
      : typed_(typed),
        counts_(counts),
        known_(std::clamp<std::uint64_t>(counts.articles / kArticlesPerKnown, 1, kKnownArticles)),
        all_capitals_(std::none_of(typed.begin(), typed.end(),
                                   [](char c) { return is_ascii_letter(c) && !is_capital(c); })) {}

  std::optional<KeystrokeReading> read() {
    const TypedWords words(typed_);
    if (words.accented())
      return std::nullopt;
    constexpr std::array kMethods{KeystrokeMethod::kTelex, KeystrokeMethod::kVni,
                                  KeystrokeMethod::kViqr};
    std::size_t most = 0;
    KeystrokeMethod method = KeystrokeMethod::kTelex;
    for (const KeystrokeMethod candidate : kMethods) {
      const std::size_t evidence = count_evidence(words.words(candidate), candidate);
      if (evidence > most) {
        most = evidence;
        method = candidate;
      }
    }
    if (most == 0)
      return std::nullopt;
    KeystrokeReading reading;
    reading.method = method;
    reading.query = rewrite(words.words(method), method);
    reading.notice = "Đang tìm: " + reading.query + " (gõ ";
    reading.notice.append(method_name(method)).append(")");
    return reading;
  }

 private:
  [[nodiscard]] std::string_view slice(const Stretch& word) const {
    return typed_.substr(word.begin, word.end - word.begin);
  }

  /// A syllable, or two in one word (ootoo: ôtô) that the archive has.
  [[nodiscard]] std::optional<DecodedKeystrokes> decode(std::string_view text,
                                                        KeystrokeMethod method, bool sure) const {
    auto decoded = decode_keystrokes(text, method, sure);
    for (std::size_t cut = 1; !decoded && cut < text.size() && text.size() <= kLongestPair; ++cut) {
      const auto first = decode_keystrokes(text.substr(0, cut), method, sure);
      const auto second = first ? decode_keystrokes(text.substr(cut), method, sure) : std::nullopt;
      if (!second)
        continue;
      const std::string both = first->text + second->text;
      if (counts_.folded(fold(both)) >= known_)
        decoded = DecodedKeystrokes{both, kNoSyllable};
    }
    return decoded;
  }

  /// Words unknown as typed and known decoded. Where all have a capital they may be names: then
  /// there must be more of them than words without their marks (nguoi), which nobody types who
  /// types keystrokes, and not just one beside a foreign word.
  std::size_t count_evidence(const std::vector<Stretch>& words, KeystrokeMethod method) {
    std::size_t evidence = 0;
    std::size_t names = 0;
    std::size_t against = 0;
    const Stretch* last = nullptr;
    for (const Stretch& word : words) {
      const std::string_view text = slice(word);
      const auto decoded = decode_keystrokes(text, method);
      against += !decoded && lacks_marks(text) ? 1 : 0;
      if (!decoded || is_english(text) || (!all_capitals_ && is_in_capitals(text)))
        continue;
      if (count_decoded(*decoded) >= known_ && count_typed(text, method) < known_) {
        ++evidence;
        names += is_capital(text[0]) ? 1 : 0;
        last = &word;
      }
    }
    if (all_capitals_ || names < evidence)
      return evidence;
    const bool foreign = evidence == 1 && is_beside_foreign_word(*last, words, method);
    return foreign || evidence <= against ? 0 : evidence;
  }

  /// A syllable that the archive nearly always has with marks.
  [[nodiscard]] bool lacks_marks(std::string_view text) const {
    constexpr std::uint64_t kRarely = 10;
    const SyllableCode code = parse_syllable(text);
    return code != kNoSyllable && counts_.exact(code) * kRarely < counts_.folded(folded_key(code));
  }

  static bool is_in_capitals(std::string_view text) {
    return text.size() > 1 && std::all_of(text.begin(), text.end(), [](char c) {
             return is_capital(c) || is_ascii_digit(c);
           });
  }

  /// Beside a word that is nothing Vietnamese: Karl Marx.
  [[nodiscard]] bool is_beside_foreign_word(const Stretch& word, const std::vector<Stretch>& words,
                                            KeystrokeMethod method) const {
    const auto number = static_cast<std::size_t>(&word - words.data());
    const auto is_foreign = [&](std::size_t other) {
      const std::string_view text = slice(words[other]);
      return std::all_of(text.begin(), text.end(), is_ascii_letter) && !is_in_capitals(text) &&
             parse_syllable(text) == kNoSyllable && !decode_keystrokes(text, method);
    };
    return (number > 0 && is_foreign(number - 1)) ||
           (number + 1 < words.size() && is_foreign(number + 1));
  }

  struct Choice {
    Stretch word;
    std::string text;      ///< to be searched
    bool decoded = false;  ///< and that is another word than was typed,
    bool known = false;    ///< which the archive knows too
  };

  std::string rewrite(const std::vector<Stretch>& words, KeystrokeMethod method) {
    std::vector<Choice> choices;
    choices.reserve(words.size());
    for (const Stretch& word : words)
      choices.push_back(choose(word, method));
    std::string query;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const Choice& choice = choices[i];
      const bool weighed = i < kMostWeighed;
      const bool left = weighed && i > 0 && belongs_as_typed(choice, choices[i - 1]);
      if (left || (weighed && i + 1 < choices.size() && belongs_as_typed(choice, choices[i + 1])))
        continue;
      query.append(typed_, copied, choice.word.begin - copied).append(choice.text);
      copied = choice.word.end;
    }
    return query.append(typed_, copied);
  }

  Choice choose(const Stretch& word, KeystrokeMethod method) {
    const std::string_view text = slice(word);
    const auto decoded = decode(text, method, true);
    const std::uint64_t articles = decoded ? count_typed(text, method) : 0;
    // What VIQR's marks are left out of (xa~: xa) says nothing of the word.
    const bool marks = method == KeystrokeMethod::kViqr;
    if (!decoded || (!marks && count_decoded(*decoded) < articles))
      return {word, std::string(text)};
    return {word, decoded->text, true, !marks && articles >= known_};
  }

  /// Whether a word known both as typed and decoded stands with `neighbour` as typed: a foreign
  /// word or another part of a name, which many times more of the articles with the one form than
  /// of those with the other have.
  [[nodiscard]] bool belongs_as_typed(const Choice& choice, const Choice& neighbour) const {
    constexpr double kTimes = 4;
    const std::string_view typed = slice(choice.word);
    const bool names = is_capital(typed[0]) && is_capital(neighbour.text[0]);
    if (!choice.known || neighbour.decoded || !counts_.together ||
        !(names || parse_syllable(neighbour.text) == kNoSyllable))
      return false;
    const std::string other = fold(neighbour.text);
    const auto share = [&](const std::string& form) {
      return static_cast<double>(counts_.together(form, other)) /
             static_cast<double>(std::max<std::uint64_t>(counts_.folded(form), 1));
    };
    const std::string as_typed = fold(typed);
    return counts_.together(as_typed, other) >= std::min(known_, kLeastTogether) &&
           share(as_typed) >= kTimes * share(fold(choice.text));
  }

  [[nodiscard]] std::uint64_t count_decoded(const DecodedKeystrokes& decoded) {
    if (decoded.code != kNoSyllable)
      return counts_.exact(decoded.code);
    return counts_.folded(fold(decoded.text));
  }

  /// The rarest part of the word as it would be searched; marks inside a word that nothing but VIQR
  /// puts there make it unknown.
  [[nodiscard]] std::uint64_t count_typed(std::string_view text, KeystrokeMethod method) {
    if (method == KeystrokeMethod::kViqr) {
      const std::size_t mark = text.find_first_of("^`(+~?");
      if (mark != std::string_view::npos && (mark + 1 < text.size() || text[mark] == '^'))
        return 0;
    }
    analyze(text, tokens_);
    std::uint64_t rarest = tokens_.tokens.empty() ? 0 : ~std::uint64_t{0};
    for (const Token& token : tokens_.tokens)
      if (token.kind != TokenKind::kJoined)
        rarest = std::min(rarest, counts_.folded(tokens_.folded(token)));
    return rarest;
  }

  std::string_view typed_;
  const SpellingCounts& counts_;
  std::uint64_t known_;
  bool all_capitals_;
  TokenList tokens_;
};

}  // namespace

std::optional<KeystrokeReading> read_keystrokes(std::string_view typed,
                                                const SpellingCounts& counts) {
  if (typed.size() > kMaxTypedBytes)
    return std::nullopt;
  return Reader(typed, counts).read();
}

}  // namespace timbao
