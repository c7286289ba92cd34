#include "searcher/rank/like.h"

#include "common/text/analyzer.h"
#include "searcher/rank/candidates.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace timbao {
namespace {

/// A pair in the title counts as if it stood so many times more in the body.
constexpr double kTitleCount = 2;
/// Words in over a fifth of the articles tell nothing alone.
constexpr std::uint64_t kCommonShare = 5;

using Pair = std::pair<std::string, std::string>;

class PairCounter {
 public:
  explicit PairCounter(const Index& index) : index_(index) {}

  void add(std::string_view text, double count) {
    TokenList tokens;
    analyze(text, tokens);
    const Token* before = nullptr;
    for (const Token& token : tokens.tokens) {
      if (token.kind == TokenKind::kJoined)
        continue;
      const bool row = before != nullptr && !token.sentence_start && token.begin - before->end <= 1;
      if (row && is_word(*before) && is_word(token))
        add_pair(tokens, *before, token, count);
      before = &token;
    }
  }

  [[nodiscard]] std::vector<std::pair<double, Pair>> best_first() const {
    std::vector<std::pair<double, Pair>> order;
    for (const auto& [pair, worth] : worth_)
      order.emplace_back(worth, pair);
    std::sort(order.rbegin(), order.rend());
    return order;
  }

 private:
  static bool is_word(const Token& token) {
    return token.kind == TokenKind::kSyllable || token.kind == TokenKind::kWord ||
           token.kind == TokenKind::kCode;
  }

  void add_pair(const TokenList& tokens, const Token& a, const Token& b, double count) {
    const std::uint64_t left = articles_with(tokens, a);
    const std::uint64_t right = articles_with(tokens, b);
    const std::uint64_t all = index_.statistics().articles;
    if (left == 0 || right == 0 || std::min(left, right) * kCommonShare > all)
      return;
    const auto total = static_cast<double>(all);
    worth_[{std::string(tokens.canonical(a)), std::string(tokens.canonical(b))}] +=
        count *
        (bm25_idf(total, static_cast<double>(left)) + bm25_idf(total, static_cast<double>(right)));
  }

  std::uint64_t articles_with(const TokenList& tokens, const Token& token) {
    if (token.code != kNoSyllable)
      return index_.syllable_articles(token.code);
    const std::string term(tokens.folded(token));
    const auto known = articles_.find(term);
    return known != articles_.end()
               ? known->second
               : articles_.emplace(term, index_.term_articles(term)).first->second;
  }

  const Index& index_;
  std::map<Pair, double> worth_;
  std::map<std::string, std::uint64_t> articles_;
};

}  // namespace

std::string like_query(const Index& index, std::string_view title, std::string_view body) {
  PairCounter counter(index);
  counter.add(title, kTitleCount);
  counter.add(body, 1);
  std::string query;
  std::set<std::string> used;
  std::size_t pairs = 0;
  for (const auto& [worth, pair] : counter.best_first()) {
    if (pairs == kLikePairs)
      break;
    // Of "thành phố" and "phố cổ" the second adds a word; of "cổ thành" neither.
    const bool adds_first = used.insert(pair.first).second;
    const bool adds_second = used.insert(pair.second).second;
    if (!adds_first && !adds_second)
      continue;
    query += (pairs++ == 0 ? "(" : " OR (") + pair.first + " " + pair.second + ")";
  }
  return query;
}

}  // namespace timbao
