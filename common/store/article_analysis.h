#pragma once

#include "common/article/article.h"
#include "common/text/analyzer.h"
#include "common/text/pieces.h"
#include "common/text/unit.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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
///
/// A long body is analysed in pieces (pieces.h): the result is the same, the memory two units a
/// word instead of a token (24 bytes) a word. 50 MB of text take 40 MB.
class ArticleAnalysis {
 public:
  /// Called with the title, then each piece of the body, and its tokens, joined ones included.
  using PieceVisitor = std::function<void(std::string_view text, const TokenList& tokens)>;

  explicit ArticleAnalysis(std::size_t piece_bytes = kPieceBytes);

  void analyze(const Article& article, const PieceVisitor& visit = {});
  /// Frees what a long article took, when its views and spans are no longer needed.
  void trim();

  /// Title, kFieldBreak, body, kFieldBreak, joined tokens (two units each).
  [[nodiscard]] std::span<const Unit> units() const { return units_; }
  [[nodiscard]] std::span<const Unit> body() const {
    return std::span(units_).subspan(title_units + 1, body_units);
  }
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
  void add_piece(std::string_view text, TokenList& list, const PieceVisitor& visit);
  void count_tokens(const TokenList& list);
  void note_joined(const TokenList& list);
  void keep_other_terms();
  template <typename Count>
  void count_other_terms(const Count& count);
  void collect_other(std::string_view term, std::uint32_t count);
  void collect_terms();

  std::size_t piece_bytes_;
  TokenList title_;
  TokenList body_;
  std::vector<Unit> units_;
  std::vector<Unit> joined_;
  std::vector<TermCount> terms_;
  std::vector<SyllableCode> syllables_;
  std::vector<std::string_view> other_terms_;  ///< of the lists as they are now
  /// Other terms of pieces whose lists are gone. Empty for all but long articles.
  std::unordered_map<std::string, std::uint32_t> kept_terms_;
  std::vector<SyllableCode> folds_;         ///< first codes of the folded syllables seen
  std::vector<std::uint32_t> fold_counts_;  ///< by first code of the fold range
  std::vector<std::uint8_t> syllable_seen_;
};

}  // namespace timbao
