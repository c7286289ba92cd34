#include "common/encoding/tcvn_capitals.h"

#include "common/encoding/charset_tables.h"
#include "common/text/utf8.h"

#include <string_view>
#include <vector>

namespace timbao {

namespace {

enum class Letter { kNone, kSmall, kCapital, kToned };

/// `kToned` are the small letters with a tone: those that may stand for a capital.
Letter letter_kind(char32_t c) {
  constexpr std::u16string_view kSmall = u"ăâêôơưđ";
  constexpr std::u16string_view kCapital = u"ĂÂÊÔƠƯĐ";
  if (c < 0x80) {
    return c >= 'a' && c <= 'z' ? Letter::kSmall
                                : (c >= 'A' && c <= 'Z' ? Letter::kCapital : Letter::kNone);
  }
  const auto letter = static_cast<char16_t>(c);
  if (kSmall.find(letter) != std::u16string_view::npos) {
    return Letter::kSmall;
  }
  if (kCapital.find(letter) != std::u16string_view::npos) {
    return Letter::kCapital;
  }
  const bool is_letter = (c >= 0xC0 && c < 0x180) || (c >= 0x1E00 && c < 0x1F00);
  return is_letter ? Letter::kToned : Letter::kNone;
}

char32_t capital_of(char32_t toned) {
  constexpr std::size_t kHalf = tables::kVowels.size() / 2;
  for (std::size_t row = 0; row < kHalf; ++row) {
    const std::size_t column = tables::kVowels[row].find(static_cast<char16_t>(toned));
    if (column != std::u16string_view::npos) {
      return tables::kVowels[row + kHalf][column];
    }
  }
  return toned;
}

enum class WordCase { kUnknown, kSmall, kCapital };

struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  int small = 0;
  int capital = 0;
  int toned = 0;

  [[nodiscard]] WordCase letter_case() const {
    if (small > 0) {
      return WordCase::kSmall;
    }
    return capital >= 2 ? WordCase::kCapital : WordCase::kUnknown;
  }
};

/// The words of one line, and what they tell of each other.
class Line {
 public:
  explicit Line(std::string& text) : text_(text) {}

  void add(const Word& word) {
    if (word.end > word.begin) {
      words_.push_back(word);
    }
  }

  void finish() {
    WordCase before = WordCase::kUnknown;
    std::size_t next = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const WordCase own = words_[i].letter_case();
      for (next = std::max(next, i + 1);
           next < words_.size() && words_[next].letter_case() == WordCase::kUnknown;) {
        ++next;
      }
      const WordCase after = next < words_.size() ? words_[next].letter_case() : WordCase::kUnknown;
      const bool among_capitals = before != WordCase::kSmall && after != WordCase::kSmall &&
                                  (before == WordCase::kCapital || after == WordCase::kCapital);
      if (own == WordCase::kCapital || (own == WordCase::kUnknown && among_capitals)) {
        raise(words_[i]);
      }
      before = own == WordCase::kUnknown ? before : own;
    }
    words_.clear();
  }

 private:
  /// Small letters and their capitals have the same number of bytes.
  void raise(const Word& word) {
    if (word.toned == 0) {
      return;
    }
    std::string raised;
    for (std::size_t at = word.begin; at < word.end;) {
      const char32_t c = next_code_point(text_, at);
      append_utf8(raised, letter_kind(c) == Letter::kToned ? capital_of(c) : c);
    }
    text_.replace(word.begin, word.end - word.begin, raised);
  }

  std::string& text_;
  std::vector<Word> words_;
};

}  // namespace

std::string restore_tcvn_capitals(std::string text) {
  Line line(text);
  Word word;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const Letter kind = letter_kind(c);
    if (kind != Letter::kNone) {
      word.small += kind == Letter::kSmall ? 1 : 0;
      word.capital += kind == Letter::kCapital ? 1 : 0;
      word.toned += kind == Letter::kToned ? 1 : 0;
      word.end = at;
      continue;
    }
    line.add(word);
    word = Word{at, begin, 0, 0, 0};
    if (c == '\n' || c == '\r') {
      line.finish();
    }
  }
  line.add(word);
  line.finish();
  return text;
}

}  // namespace timbao
