#include "common/text/join.h"

#include "common/text/clean.h"
#include "common/text/join_context.h"
#include "common/text/token_key.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace timbao {
namespace {

constexpr std::size_t kLongestGap = 24;  // bytes; a longer one parts tokens anyway

constexpr std::uint32_t kFarthest = 8;  ///< more tokens than any rule reads past a line break

/// Puts each joined token after the base token with its position.
void merge(std::vector<Token>& tokens, JoinWork& work) {
  std::vector<Token>& joined = work.joined;
  std::stable_sort(joined.begin(), joined.end(),
                   [](const Token& a, const Token& b) { return a.position < b.position; });
  auto base = static_cast<std::ptrdiff_t>(tokens.size());
  tokens.resize(tokens.size() + joined.size());
  const auto begin = tokens.begin() + static_cast<std::ptrdiff_t>(work.done);
  base -= static_cast<std::ptrdiff_t>(work.done);
  auto to = tokens.end();
  for (auto next = joined.rbegin(); next != joined.rend(); ++next) {
    const auto after = static_cast<std::ptrdiff_t>(next->position - work.done_base);
    to = std::move_backward(begin + after, begin + base, to);
    base = after;
    *--to = *next;
  }
}

SyllableCode quarter_word() {
  static const SyllableCode kQuarter = parse_syllable("quý");
  return kQuarter;
}

/// The words after a number that some rule asks for.
bool is_asked_for(SyllableCode code) {
  static const std::vector<SyllableCode> kWords = [] {
    std::vector<SyllableCode> codes;
    for (const char* word : {"nghìn", "ngàn", "nghin", "triệu", "trieu", "tỷ", "tỉ", "ty", "giờ",
                             "gio", "tháng", "năm", "rưỡi"})
      codes.push_back(parse_syllable(word));
    std::sort(codes.begin(), codes.end());
    return codes;
  }();
  return std::binary_search(kWords.begin(), kWords.end(), code);
}

/// True for the many numbers that start nothing: digits with no sign before them, and behind them
/// a space or a comma and the like, and a word that counts nothing.
bool is_plain_number(const JoinContext& context, std::size_t i) {
  const Token& token = context.token(i);
  const std::string_view text = context.text();
  if (!context.has(i + 1) || token.end - token.begin != token.key_size ||
      (token.begin > 0 && (text[token.begin - 1] == '$' || (text[token.begin - 1] & 0x80) != 0)))
    return false;
  if (context.key(i).find('.') != std::string_view::npos)
    return false;
  const Token& next = context.token(i + 1);
  const char behind = text[token.end];
  if (next.kind != TokenKind::kSyllable || is_asked_for(next.code))
    return false;
  return behind == ',' || behind == ')' || behind == '.' || behind == '\n' ||
         (behind == ' ' && next.begin == token.end + 1);
}

void join_number_rules(JoinContext& context, std::size_t i) {
  if (is_plain_number(context, i))
    return;
  const Gap gap = context.after(i);
  join_amount(context, i);
  if (gap.is("") || gap.is_any(" :"))
    join_time(context, i);
  join_date(context, i);
  if (gap.is_any("/-"))
    join_decree(context, i);
}

/// The rules of words; gives the last token that a chain took.
std::size_t join_word_rules(JoinContext& context, std::size_t i, std::size_t chain_end) {
  if (context.token(i).code == quarter_word())
    join_quarter(context, i);
  join_initials(context, i);
  join_city(context, i);
  join_strain(context, i);
  join_host(context, i);
  return i >= chain_end ? std::max(chain_end, join_chain(context, i)) : chain_end;
}

void join_all(std::string_view text, JoinContext& context, const JoinWork& work) {
  std::size_t chain_end = 0;
  for (const std::uint32_t start : work.starts) {
    const std::size_t i = start - work.done_base;
    const Token& token = context.token(i);
    if (char_before(text, token.begin) == '#')
      join_hashtag(context, i);
    switch (token.kind) {
      case TokenKind::kNumber:
        join_number_rules(context, i);
        break;
      case TokenKind::kCode:
        join_clock_code(context, i);
        break;
      case TokenKind::kIdeograph:
        if (context.is(i + 1, TokenKind::kIdeograph) && context.after(i).is(""))
          context.join(i, i + 1, context.keys(i, i + 1));
        break;
      default:
        chain_end = join_word_rules(context, i, chain_end);
    }
  }
}

}  // namespace

void Gap::add(char c) {
  constexpr std::size_t kMost = 3;
  const std::size_t before = size();
  if (before == kMost) {
    std::fill_n(chars_.begin(), kMost, '~');
    return;
  }
  chars_[before] = c;
  ++chars_.back();
}

Gap JoinContext::read_gap(std::size_t i) const {
  Gap gap;
  const std::size_t begin = has(i) ? token(i).end : 0;
  const std::size_t end = has(i + 1) ? token(i + 1).begin : begin + kLongestGap + 1;
  if (end - begin > kLongestGap) {
    for (int n = 0; n < 4; ++n)
      gap.add('~');
    return gap;
  }
  for (std::size_t at = begin; at < end;) {
    if (text_[at] >= ' ' && text_[at] <= '~') {
      gap.add(text_[at++]);
      continue;
    }
    const CleanChar clean = clean_char(next_code_point(text_, at));
    if (clean.kind != CharKind::kDeleted)
      gap.add(clean.c < 0x80 ? static_cast<char>(clean.c) : '~');
  }
  return gap;
}

int JoinContext::value(std::size_t i) const {
  if (!is(i, TokenKind::kNumber))
    return -1;
  const std::size_t size = token(i).end - token(i).begin;
  if (size > 4 || size != token(i).key_size)
    return -1;
  int number = 0;
  for (const char c : text_.substr(token(i).begin, size)) {
    if (c < '0' || c > '9')
      return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::string JoinContext::keys(std::size_t first, std::size_t last) const {
  std::string all;
  for (std::size_t i = first; i <= last; ++i)
    all += key(i);
  return all;
}

std::string JoinContext::keys_and_gaps(std::size_t first, std::size_t last) const {
  std::string all(key(first));
  for (std::size_t i = first; i < last; ++i)
    all.append(after(i).view()).append(key(i + 1));
  return all;
}

void JoinContext::join(std::size_t first, std::size_t last, std::string_view joined_key) {
  list_.join_work.joined.push_back(
      make_joined(list_.arena, token(first), token(last).end, joined_key));
}

std::uint8_t joins_of(const TokenList& list, const Token& word) {
  const auto bit = [](Behind behind) { return 1U << static_cast<unsigned>(behind); };
  if (word.code == quarter_word())
    return 0xFF;
  const std::string_view key = list.canonical(word);
  unsigned joins = bit(Behind::kOther);
  if (key.size() <= 2 || is_top_domain(key))
    joins |= bit(Behind::kStop);
  if (word.key_size == 2)
    joins |= bit(Behind::kSpace);
  return static_cast<std::uint8_t>(joins);
}

// Gaps with a line break link nothing, but a few rules look at the words behind a number, and for
// "tháng" before it, whatever the gap.
bool joins_end_here(const TokenList& list) {
  const JoinWork& work = list.join_work;
  const auto base = static_cast<std::uint32_t>(list.tokens.size() - work.done) + work.done_base;
  return (work.starts.empty() || work.starts.back() + kFarthest < base) && !list.tokens.empty() &&
         !is_month_word(list.tokens.back());
}

void join_tokens(std::string_view text, TokenList& list) {
  JoinWork& work = list.join_work;
  const auto base = static_cast<std::uint32_t>(list.tokens.size() - work.done);
  JoinContext context(text, list);
  join_all(text, context, work);
  if (!work.joined.empty())
    merge(list.tokens, work);
  work.starts.clear();
  work.joined.clear();
  work.done = list.tokens.size();
  work.done_base += base;
}

}  // namespace timbao
