#include "common/text/analyzer.h"

#define XXH_INLINE_ALL
#include "common/text/join.h"
#include "common/text/scanner.h"
#include "common/text/syllable_table.h"

#include <limits>
#include <string>
#include <xxhash.h>

namespace timbao {
namespace {

constexpr std::size_t kMaxTextBytes = std::numeric_limits<std::int32_t>::max();

/// Raised by hand with each change of the rules.
constexpr std::uint64_t kRulesVersion = 3;

/// A little of everything, so that a change of rules that forgot to raise the version shows.
constexpr std::string_view kProbe =
    "TP.HCM: Ông Đ.T.H. (GD&ĐT, QĐ-UBND) nói ngày 30/12/2020, 8h30: 1.000.000đ, 1,5 triệu, "
    "Covid-19 "
    "A/H1N1 123/2020/NĐ-CP K\u2019Krajan hoà thuỷ kỹ ngưòi a\u0301\u0302y \u00D0à 100m\u00B2 "
    "\u7FD2\u8FD1 \u041D\u00E0 a-b@zing.com.vn #chong_dich 1,500 0912.345.678 \u00FE\u00F0";

std::uint64_t compute_fingerprint() {
  TokenList list;
  analyze(kProbe, list);
  std::uint64_t hash = kRulesVersion;
  const auto mix = [&hash](std::string_view text) {
    hash = XXH3_64bits_withSeed(text.data(), text.size(), hash);
  };
  mix(std::to_string(kSyllableTableHash));
  for (const Token& token : list.tokens) {
    mix(list.canonical(token));
    mix(list.folded(token));
    mix(std::to_string(token.begin) + " " + std::to_string(token.end) + " " +
        std::to_string(token.position));
  }
  return hash;
}

}  // namespace

std::uint64_t analyzer_fingerprint() {
  static const std::uint64_t kFingerprint = compute_fingerprint();
  return kFingerprint;
}

void analyze(std::string_view text, TokenList& out) {
  out.clear();
  text = text.substr(0, kMaxTextBytes);
  out.known_words.expect(text.size());
  Scanner(text, out).run();
  join_tokens(text, out);
}

}  // namespace timbao
