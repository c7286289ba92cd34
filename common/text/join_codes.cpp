// Joined tokens of letters: initials, TP.HCM, GD&ĐT, Covid-19, A/H1N1, decree numbers, hashtags,
// hosts and e-mail addresses.
#include "common/text/clean.h"
#include "common/text/join_context.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace timbao {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

bool is_one_letter(const JoinContext& context, std::size_t i) {
  constexpr std::size_t kMost = 6;  // bytes of a letter and its marks as written
  if (!context.has(i) || context.token(i).end - context.token(i).begin > kMost)
    return false;
  const std::string_view key = context.key(i);
  return context.is_word(i) && (key.size() == 1 || (key.size() == 2 && !is_ascii(key)));
}

/// A short form all of consonants (nđ, hcm, gd), in any case.
bool is_vowelless(const JoinContext& context, std::size_t i) {
  const std::string_view key = context.key(i);
  return context.is(i, TokenKind::kWord) && key.size() <= 6 &&
         key.find_first_of("aeiouy'") == std::string_view::npos &&
         std::none_of(key.begin(), key.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte == 0xC3 || byte == 0xC6 || byte >= 0xE1;  // marked vowels; not đ (C4 91)
         });
}

/// Capitals, as abbreviations are; not a word of a headline, which has its tone.
bool is_capitals(const JoinContext& context, std::size_t i) {
  if (!context.is_word(i))
    return false;
  const Token& token = context.token(i);
  if (token.code != kNoSyllable && parts(token.code).tone != Tone::kLevel)
    return false;
  return token.all_caps || (token.capitalised && is_one_letter(context, i));
}

bool is_short(const JoinContext& context, std::size_t i) {
  return context.is_word(i) && context.key(i).size() <= 6;
}

bool is_code_part(const JoinContext& context, std::size_t i) {
  return context.is_word(i) || context.is(i, TokenKind::kCode);
}

constexpr std::array<std::string_view, 24> kTopDomains = {
    "com", "vn", "net", "org", "edu", "gov",  "info", "biz", "tv", "uk",  "us",  "jp",
    "kr",  "cn", "fr",  "ru",  "eu",  "asia", "mobi", "xyz", "io", "app", "int", "mil"};

/// The letters of a domain, four at most, as one number.
constexpr std::uint32_t pack_domain(std::string_view domain) {
  std::uint32_t packed = 0;
  for (const char c : domain)
    packed = packed << 8U | static_cast<unsigned char>(c);
  return packed;
}

/// The first token of the run of ASCII tokens glued by `gaps` that ends with token `last`.
std::size_t run_start(const JoinContext& context, std::size_t last, std::string_view gaps) {
  constexpr std::size_t kMost = 10;
  std::size_t first = last;
  while (first > 0 && last - first < kMost) {
    const Gap gap = context.after(first - 1);
    if (!(gap.is("") || gap.is_any(gaps)) || !is_ascii(context.key(first - 1)))
      break;
    --first;
  }
  return first;
}

bool links_by_dash(const JoinContext& context, std::size_t i) {
  if (is_capitals(context, i) && is_capitals(context, i + 1))
    return true;
  return is_vowelless(context, i) && is_vowelless(context, i + 1);
}

bool links_by_and(const JoinContext& context, std::size_t i, const Gap& gap) {
  if (is_capitals(context, i) && is_capitals(context, i + 1))
    return true;
  return gap.is("&") && is_short(context, i) && is_short(context, i + 1);
}

/// Covid-19, F-16, T-72B: a word with no marks, a hyphen, a short number or code, and no more.
bool is_numbered(const JoinContext& context, std::size_t i) {
  const Token& token = context.token(i);
  if (!context.is_word(i) || (token.has_marks && !token.all_caps))
    return false;
  const bool number = context.value(i + 1) >= 0 && context.key(i + 1).size() <= 4;
  const Gap gap = context.after(i + 1);
  return (number || context.is(i + 1, TokenKind::kCode)) && !gap.is_any("-/");
}

}  // namespace

bool is_top_domain(std::string_view key) {
  static constexpr auto kPacked = [] {
    std::array<std::uint32_t, kTopDomains.size()> packed{};
    std::transform(kTopDomains.begin(), kTopDomains.end(), packed.begin(), pack_domain);
    return packed;
  }();
  return key.size() <= 4 &&
         std::find(kPacked.begin(), kPacked.end(), pack_domain(key)) != kPacked.end();
}

// Đ.T.H., T. Ư, v.v: single letters, each with its full stop. Q.1: a capital and a number.
void join_initials(JoinContext& context, std::size_t i) {
  if (!is_one_letter(context, i))
    return;
  const bool upper = context.token(i).capitalised;
  const auto dotted = [&](std::size_t at) {
    const Gap gap = context.after(at);
    return gap.is(".") || (upper && gap.is(". "));
  };
  const auto initial = [&](std::size_t at) {
    return is_one_letter(context, at) && context.token(at).capitalised == upper;
  };
  if (i > 0 && dotted(i - 1) && initial(i - 1))
    return;  // inside a row that has been joined
  std::size_t last = i;
  while (dotted(last) && initial(last + 1))
    ++last;
  if (last == i && upper && context.after(i).is(".") && context.value(i + 1) >= 0 &&
      context.key(i + 1).size() <= 3)
    last = i + 1;
  if (last > i)
    context.join(i, last, context.keys(i, last));
}

// TP.HCM, TP. HCM, TP HCM, tp hcm: the city and its short name.
void join_city(JoinContext& context, std::size_t i) {
  if (!context.is(i, TokenKind::kWord) || context.key(i) != "tp" ||
      !context.is(i + 1, TokenKind::kWord))
    return;
  const Gap gap = context.after(i);
  if (!gap.is(".") && !gap.is(". ") && !gap.is(" "))
    return;
  if (is_capitals(context, i + 1) || is_vowelless(context, i + 1))
    context.join(i, i + 1, context.keys(i, i + 1));
}

// GD&ĐT, LĐ-TB&XH, gd-đt; Covid-19, SARS-CoV-2.
std::size_t join_chain(JoinContext& context, std::size_t i) {
  std::size_t last = i;  // the last token that certainly belongs
  for (std::size_t at = i; context.has(at + 1); ++at) {
    const Gap gap = context.after(at);
    if (gap.is("-") && is_numbered(context, at)) {
      last = at + 1;
      break;
    }
    const bool linked = gap.is("-")
                            ? links_by_dash(context, at)
                            : (gap.is("&") || gap.is(" & ")) && links_by_and(context, at, gap);
    const bool may_lead = gap.is("-") && context.is(at, TokenKind::kWord) &&
                          context.is(at + 1, TokenKind::kWord) && context.token(at).capitalised &&
                          context.token(at + 1).capitalised;
    if (!linked && !may_lead)
      break;
    if (linked)
      last = at + 1;
  }
  if (last > i)
    context.join(i, last, context.keys(i, last));
  return last;
}

// A/H1N1
void join_strain(JoinContext& context, std::size_t i) {
  if (context.after(i).is("/") && context.is(i + 1, TokenKind::kCode) && context.key(i).size() <= 2)
    context.join(i, i + 1, context.keys(i, i + 1));
}

// 123/2020/NĐ-CP, 45/QĐ-TTg, 83-L/CTN: the whole, the number with its year, the code.
void join_decree(JoinContext& context, std::size_t i) {
  if (context.key(i).size() > 5 || (i > 0 && context.after(i - 1).is("/")))
    return;
  const bool letter_first = context.after(i).is("-") && is_capitals(context, i + 1) &&
                            context.after(i + 1).is("/") && is_code_part(context, i + 2);
  const bool year = context.after(i).is("/") && context.value(i + 1) >= 1900 &&
                    context.after(i + 1).is("/") && is_code_part(context, i + 2);
  const std::size_t head = letter_first || year ? i + 2 : i + 1;
  if (!letter_first && !year && !(context.after(i).is("/") && is_code_part(context, i + 1)))
    return;
  std::size_t last = head;
  while (context.after(last).is("-") && is_code_part(context, last + 1))
    ++last;
  const bool code = is_capitals(context, head) || (last > head && is_vowelless(context, head));
  if (!letter_first && !year && !code)
    return;  // 100.000/người
  context.join(i, last, context.keys_and_gaps(i, last));
  if (year)
    context.join(i, i + 1, std::string(context.key(i)) + "/" + std::string(context.key(i + 1)));
  if (last > head)
    context.join(head, last, context.keys_and_gaps(head, last));
}

// #ChốngDịch is one token as it is; #chong_dich_19 is several.
void join_hashtag(JoinContext& context, std::size_t i) {
  std::size_t last = i;
  while (context.after(last).is("_") || context.after(last).is(""))
    ++last;
  if (last > i)
    context.join(i, last, context.keys(i, last));
}

// zing.com.vn, 24h.com.vn and a-b@zing.com.vn, found at their last label.
void join_host(JoinContext& context, std::size_t i) {
  const Token& token = context.token(i);
  if (char_before(context.text(), token.begin) != '.' || !is_top_domain(context.key(i)) ||
      (context.after(i).is(".") && is_top_domain(context.key(i + 1))))
    return;
  const std::size_t host = run_start(context, i, ".-");
  if (host == i)
    return;
  context.join(host, i, context.keys_and_gaps(host, i));
  if (host == 0 || !context.after(host - 1).is("@"))
    return;
  const std::size_t user = run_start(context, host - 1, ".-_+");
  context.join(user, i, context.keys_and_gaps(user, i));
}

}  // namespace timbao
