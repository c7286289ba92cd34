// fold, canonical and to_nfc: the forms of a whole text. Tokens have theirs from the analyser.
#include "common/text/analyzer.h"
#include "common/text/clean.h"
#include "common/text/letters.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <unicode/uchar.h>

namespace timbao {
namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\t'; });
}

bool is_emoji(char32_t c) {
  return c == 0xFE0F || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) ||
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_MODIFIER);
}

/// Builds the text of to_nfc, character by character.
class Cleaner {
 public:
  explicit Cleaner(std::string_view text) : text_(text) {}

  std::u32string run() {
    while (at_ < text_.size())
      add(next_code_point(text_, at_));
    flush();
    return std::move(out_);
  }

 private:
  void add(char32_t c) {
    const CleanChar clean = clean_char(c);
    switch (clean.kind) {
      case CharKind::kLetter:
        word_ += c;
        return;
      case CharKind::kMark:
        (word_.empty() ? out_ : word_) += c;
        return;
      case CharKind::kDeleted:
        if (c == kZeroWidthJoiner && joins_emoji())
          out_ += c;
        return;
      case CharKind::kZeroSpace:
        zero_space();
        return;
      case CharKind::kNewline:
        flush();
        out_ += c == U'\r' ? c : U'\n';
        return;
      case CharKind::kSpace:
        flush();
        out_ += c == U'\t' ? c : U' ';
        return;
      default:
        break;
    }
    flush();
    out_ += c;
  }

  void flush() {
    repair_word(word_);
    out_ += word_;
    word_.clear();
  }

  bool joins_emoji() const {
    if (!word_.empty() || out_.empty() || at_ == text_.size() || !is_emoji(out_.back()))
      return false;
    std::size_t next = at_;
    return is_emoji(next_code_point(text_, next));
  }

  /// A space, unless one stands there or a syllable was cut in two.
  void zero_space() {
    std::u32string right;
    for (std::size_t next = at_;
         next < text_.size() && right.size() <= std::size_t{4} * kMaxSyllableLetters;) {
      const char32_t c = next_code_point(text_, next);
      const CharKind kind = clean_char(c).kind;
      if (kind == CharKind::kDeleted)
        continue;
      if (kind != CharKind::kLetter && (kind != CharKind::kMark || right.empty()))
        break;
      right += c;
    }
    const bool both = parse_syllable(word_) != kNoSyllable && parse_syllable(right) != kNoSyllable;
    if (!word_.empty() && !right.empty() && !both && parse_syllable(word_ + right) != kNoSyllable)
      return;
    flush();
    const bool spaced = out_.empty() || out_.back() == U' ' || out_.back() == U'\n';
    const bool before_space = at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n');
    if (!spaced && !before_space && at_ < text_.size())
      out_ += U' ';
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::u32string out_, word_;
};

/// `text` with the characters that stand between words as clean_char has them, lower case.
void append_cleaned(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CleanChar clean = clean_char(next_code_point(text, at));
    if (clean.kind != CharKind::kDeleted)
      append_utf8(out, to_lower(clean.c));
  }
}

}  // namespace

std::string to_nfc(std::string_view text) {
  if (is_plain_ascii(text))
    return std::string(text);
  std::u32string cleaned = Cleaner(text).run();
  const bool composed = std::all_of(cleaned.begin(), cleaned.end(),
                                    [](char32_t c) { return c < 0x300 || letter_of(c).known(); });
  if (!composed)
    cleaned = compose(cleaned);
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : cleaned)
    append_utf8(out, c);
  return out;
}

std::string canonical(std::string_view text) {
  const std::string cleaned = to_nfc(text);
  TokenList list;
  analyze(cleaned, list);
  std::string out;
  out.reserve(cleaned.size());
  std::size_t done = 0;
  for (const Token& token : list.tokens) {
    if (token.kind == TokenKind::kJoined || token.kind == TokenKind::kNumber ||
        token.key_size + 4U > kMaxKeyBytes)  // a number as written, a key perhaps cut
      continue;
    append_cleaned(out, std::string_view(cleaned).substr(done, token.begin - done));
    out += list.canonical(token);
    done = token.end;
  }
  append_cleaned(out, std::string_view(cleaned).substr(done));
  return out;
}

std::string fold(std::string_view text) {
  std::string out;
  append_folded(out, canonical(text));
  return out;
}

}  // namespace timbao
