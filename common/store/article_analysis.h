#pragma once

#include "common/article/article.h"
#include "common/text/analyzer.h"
#include "common/text/unit.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace timbao {

/// A folded term of an article and how often it occurs in title and body.
struct TermCount {
  std::string_view term;
  std::uint32_t count = 0;
  SyllableCode fold = kNoSyllable;  ///< first code of the syllables that fold to it and were seen
};

/// What the index keeps of an article's words: its unit stream and its folded terms.
///
/// One object is reused for many articles: nothing is allocated per token. Views and spans are
/// valid until the next analyze().
class ArticleAnalysis {
 public:
  ArticleAnalysis();

  void analyze(const Article& article);

  /// Title, kFieldBreak, body, kFieldBreak, joined tokens (two units each).
  [[nodiscard]] std::span<const Unit> units() const { return units_; }
  [[nodiscard]] std::span<const Unit> body() const {
    return std::span(units_).subspan(title_units + 1, body_units);
  }
  /// Tokens of title and body, joined ones included.
  [[nodiscard]] const TokenList& title_list() const { return title_; }
  [[nodiscard]] const TokenList& body_list() const { return body_; }
  /// Distinct folded terms in no order; base and joined tokens.
  [[nodiscard]] std::span<const TermCount> terms() const { return terms_; }
  /// Distinct syllables as written.
  [[nodiscard]] std::span<const SyllableCode> syllables() const { return syllables_; }

  std::uint32_t title_units = 0;
  std::uint32_t body_units = 0;
  std::uint32_t joined_units = 0;
  std::uint32_t tokens = 0;
  std::uint32_t title_tokens = 0;

 private:
  void count_tokens(const TokenList& list);
  void append_joined(const TokenList& list);
  void collect_terms();

  TokenList title_;
  TokenList body_;
  std::vector<Unit> units_;
  std::vector<TermCount> terms_;
  std::vector<SyllableCode> syllables_;
  std::vector<std::string_view> other_terms_;
  std::vector<SyllableCode> folds_;         ///< first codes of the folded syllables seen
  std::vector<std::uint32_t> fold_counts_;  ///< by first code of the fold range
  std::vector<std::uint8_t> syllable_seen_;
};

}  // namespace timbao
