#include "common/text/join.h"

#include "common/text/clean.h"
#include "common/text/join_context.h"
#include "common/text/token_key.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <string>

namespace timbao {
namespace {

constexpr std::size_t kLongestGap = 24;  // bytes; a longer one parts tokens anyway

/// Puts each of `joined` after the base token with its position.
void merge(std::vector<Token>& tokens, std::vector<Token>& joined) {
  std::stable_sort(joined.begin(), joined.end(),
                   [](const Token& a, const Token& b) { return a.position < b.position; });
  std::size_t base = tokens.size();
  std::size_t next = joined.size();
  tokens.resize(base + next);
  for (std::size_t to = tokens.size(); next > 0;) {
    if (joined[next - 1].position >= tokens[base - 1].position)
      tokens[--to] = joined[--next];
    else
      tokens[--to] = tokens[--base];
  }
}

void join_number_rules(JoinContext& context, std::size_t i) {
  join_amount(context, i);
  join_time(context, i);
  join_date(context, i);
  join_decree(context, i);
}

/// The rules of words; gives the last token that a chain took.
std::size_t join_word_rules(JoinContext& context, std::size_t i, std::size_t chain_end) {
  join_initials(context, i);
  join_city(context, i);
  join_strain(context, i);
  join_host(context, i);
  return i >= chain_end || chain_end == 0 ? std::max(chain_end, join_chain(context, i)) : chain_end;
}

/// True for the many words that start nothing: lower case, a space behind, none of . # before.
bool is_plain(std::string_view text, const Token& token) {
  const char before = token.begin == 0 ? ' ' : text[token.begin - 1];
  return !token.capitalised && token.kind == TokenKind::kSyllable && token.end < text.size() &&
         text[token.end] == ' ' && before != '.' && before != '#';
}

void join_all(std::string_view text, JoinContext& context) {
  static const SyllableCode kQuarter = parse_syllable("quý");
  std::size_t chain_end = 0;
  for (std::size_t i = 0; i < context.size(); ++i) {
    const Token token = context.token(i);
    if (token.code == kQuarter)
      join_quarter(context, i);
    if (is_plain(text, token))
      continue;
    if (token.begin > 0 && text[token.begin - 1] == '#')
      join_hashtag(context, i);
    switch (token.kind) {
      case TokenKind::kNumber:
        join_number_rules(context, i);
        break;
      case TokenKind::kCode:
        join_clock_code(context, i);
        break;
      case TokenKind::kIdeograph:
        if (context.is(i + 1, TokenKind::kIdeograph) && context.token(i + 1).begin == token.end)
          context.join(i, i + 1, context.keys(i, i + 1));
        break;
      default:
        chain_end = join_word_rules(context, i, chain_end);
    }
  }
}

}  // namespace

void Gap::add(char c) {
  if (size_ < chars_.size())
    chars_[size_++] = c;
  else
    chars_.fill('~');
}

Gap JoinContext::after(std::size_t i) const {
  Gap gap;
  const std::size_t begin = has(i) ? token(i).end : 0;
  const std::size_t end = has(i + 1) ? token(i + 1).begin : begin + kLongestGap + 1;
  if (end - begin > kLongestGap) {
    for (int n = 0; n < 4; ++n)
      gap.add('~');
    return gap;
  }
  for (std::size_t at = begin; at < end;) {
    const CleanChar clean = clean_char(next_code_point(text_, at));
    if (clean.kind != CharKind::kDeleted)
      gap.add(clean.c < 0x80 ? static_cast<char>(clean.c) : '~');
  }
  return gap;
}

int JoinContext::value(std::size_t i) const {
  if (!is(i, TokenKind::kNumber))
    return -1;
  const std::string_view digits = key(i);
  if (digits.size() > 4 || token(i).end - token(i).begin != digits.size())
    return -1;
  int number = 0;
  for (const char c : digits) {
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

void JoinContext::join(std::size_t first, std::size_t last, std::string_view joined_key) {
  joined_.push_back(make_joined(list_.arena, token(first), token(last).end, joined_key));
}

void join_tokens(std::string_view text, TokenList& list, std::vector<Token>& joined) {
  JoinContext context(text, list, joined);
  join_all(text, context);
  if (!joined.empty())
    merge(list.tokens, joined);
}

}  // namespace timbao
