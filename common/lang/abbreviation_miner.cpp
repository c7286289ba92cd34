#include "common/lang/abbreviation_miner.h"

#include "common/lang/abbreviations.h"
#include "common/text/analyzer.h"
#include "common/text/letters.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <array>

namespace timbao {
namespace {

constexpr std::size_t kMinLetters = 2;
constexpr std::size_t kMaxLetters = 10;
constexpr std::size_t kMaxSurfaceBytes = 40;

constexpr std::array<std::string_view, 18> kConnectors{
    "và", "của", "các", "về",    "cho", "với", "ở",   "trong", "theo",
    "do", "tại", "từ",  "những", "the", "of",  "and", "for",   "on"};

bool is_connector(std::string_view canonical) {
  return std::find(kConnectors.begin(), kConnectors.end(), canonical) != kConnectors.end();
}

/// Base tokens of a text, with what stands between them.
class Words {
 public:
  Words(std::string_view text, const TokenList& tokens) : text_(text), tokens_(tokens) {
    for (std::uint32_t i = 0; i < tokens.tokens.size(); ++i)
      if (tokens.tokens[i].kind != TokenKind::kJoined)
        base_.push_back(i);
  }
  [[nodiscard]] std::size_t size() const { return base_.size(); }
  [[nodiscard]] const Token& token(std::size_t i) const { return tokens_.tokens[base_[i]]; }
  [[nodiscard]] std::string_view word(std::size_t i) const { return tokens_.canonical(token(i)); }
  [[nodiscard]] std::string_view slice(std::size_t first, std::size_t last) const {
    return text_.substr(token(first).begin, token(last).end - token(first).begin);
  }
  /// Between words i and i + 1; of the last word, the rest of the text.
  [[nodiscard]] std::string_view after(std::size_t i) const {
    const std::size_t end = token(i).end;
    return text_.substr(end, i + 1 < size() ? token(i + 1).begin - end : std::string_view::npos);
  }
  [[nodiscard]] bool same_clause(std::size_t i) const {
    const std::string_view gap = after(i);
    return gap.size() <= 5 && gap.find_first_of(".,;:!?()[]\"\n\r") == std::string_view::npos &&
           gap.find("\u201C") == std::string_view::npos &&
           gap.find("\u201D") == std::string_view::npos;
  }

 private:
  std::string_view text_;
  const TokenList& tokens_;
  std::vector<std::uint32_t> base_;
};

std::u32string letters_of(std::string_view key) {
  std::u32string letters;
  for (std::size_t at = 0; at < key.size();)
    letters += next_code_point(key, at);
  return letters;
}

/// The initial of `word` is `capital`: Đ of đ, U of ư; D may stand for đ where there is no Đ.
bool begins_with(std::string_view word, char32_t capital) {
  std::size_t at = 0;
  const Letter initial = letter_of(next_code_point(word, at));
  const Letter wanted = letter_of(capital);
  if (!initial.known() || !wanted.known())
    return false;
  return initial.symbol() == wanted.symbol() ||
         (!is_marked(wanted.symbol()) &&
          kBaseLetters[initial.symbol()] == kBaseLetters[wanted.symbol()] &&
          initial.symbol() < kForeignSymbol);
}

class Miner {
 public:
  Miner(std::string_view text, const TokenList& tokens, std::vector<MinedAbbreviation>& found)
      : words_(text, tokens), found_(found) {}

  void mine() {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      const std::string_view gap = words_.after(i);
      if (gap != " (" && gap != "(")
        continue;
      std::size_t last = i + 1;
      while (last + 1 < words_.size() && last - i <= 2 * kMaxLetters &&
             words_.after(last).find(')') == std::string_view::npos)
        ++last;
      if (!words_.after(last).starts_with(')'))
        continue;
      if (!long_before(i, last))
        long_inside(i, last);
    }
  }

 private:
  /// Letters of an abbreviation written as words first..last; empty when they are none.
  [[nodiscard]] std::u32string capitals(std::size_t first, std::size_t last) const {
    const std::string_view surface = words_.slice(first, last);
    if (surface.size() > kMaxSurfaceBytes ||
        surface.find_first_of("0123456789,;:/") != std::string_view::npos)
      return {};
    std::u32string letters = letters_of(abbreviation_key(surface));
    if (letters.size() < kMinLetters || letters.size() > kMaxLetters)
      letters.clear();
    return letters;
  }

  /// words ... (ABC)
  bool long_before(std::size_t end, std::size_t last) {
    const std::u32string letters = capitals(end + 1, last);
    if (letters.empty())
      return false;
    std::size_t begin = end;
    while (begin > 0 && end - begin < 2 * letters.size() + 1 && words_.same_clause(begin - 1))
      --begin;
    std::size_t letter = letters.size();
    std::size_t skipped = 0;
    for (std::size_t at = end + 1; at-- > begin;) {
      if (is_capitals(at))
        return false;
      if (begins_with(words_.word(at), letters[letter - 1])) {
        skipped = 0;
        if (--letter == 0) {
          add(end + 1, last, at, end);
          return true;
        }
      } else if (at == end || !may_skip(at, skipped)) {
        return false;
      }
    }
    return false;
  }

  /// ABC (words ...)
  void long_inside(std::size_t short_at, std::size_t last) {
    std::size_t first = short_at;
    if (first > 0 && words_.after(first - 1) == "&")
      --first;
    const std::u32string letters = capitals(first, short_at);
    if (letters.empty() || last - short_at > 2 * letters.size() + 2)
      return;
    std::size_t letter = 0;
    std::size_t skipped = 0;
    for (std::size_t at = short_at + 1; at <= last; ++at) {
      if (is_capitals(at) || (at < last && !words_.same_clause(at)))
        return;
      if (letter < letters.size() && begins_with(words_.word(at), letters[letter])) {
        skipped = 0;
        ++letter;
      } else if (at == short_at + 1 || at == last || !may_skip(at, skipped)) {
        return;
      }
    }
    if (letter == letters.size())
      add(first, short_at, short_at + 1, last);
  }

  [[nodiscard]] bool is_capitals(std::size_t i) const {
    const Token& token = words_.token(i);
    return token.all_caps && token.end - token.begin > 1;
  }

  [[nodiscard]] bool may_skip(std::size_t at, std::size_t& skipped) const {
    if (words_.token(at).capitalised)
      return false;
    return is_connector(words_.word(at)) || ++skipped == 1;
  }

  void add(std::size_t short_first, std::size_t short_last, std::size_t first, std::size_t last) {
    MinedAbbreviation mined;
    mined.key = abbreviation_key(words_.slice(short_first, short_last));
    for (std::size_t i = first; i <= last; ++i)
      mined.long_form.append(i > first ? " " : "").append(words_.word(i));
    if (last > first)
      found_.push_back(std::move(mined));
  }

  Words words_;
  std::vector<MinedAbbreviation>& found_;
};

}  // namespace

void mine_abbreviations(std::string_view text, const TokenList& tokens,
                        std::vector<MinedAbbreviation>& found) {
  if (text.find('(') != std::string_view::npos)
    Miner(text, tokens, found).mine();
}

}  // namespace timbao
