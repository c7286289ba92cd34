#pragma once

#include "common/text/token.h"
#include "searcher/rank/plan.h"
#include "searcher/rank/term_match.h"
#include "searcher/rank/unit_matcher.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace timbao {

/// Finds the words and phrases of a plan in a text, for snippets and highlights.
///
/// A phrase is one match, and so is a word of several tokens (TP.HCM). Words under NOT are not
/// looked for. A word typed with marks matches its exact spelling; `folded` lets it match any, for
/// texts of an article that has no exact one.
class TermFinder {
 public:
  TermFinder(const Plan& plan, const UnitMatcher& matcher, double articles);

  /// Matches in `tokens`, rising by first; linear in tokens.
  [[nodiscard]] std::vector<TermMatch> find(const TokenList& tokens);

  /// Leaves out the folded matches of words that have an exact one in `title` or `body`.
  static void prefer_exact(std::vector<TermMatch>& title, std::vector<TermMatch>& body);

 private:
  struct Wanted {
    SlotRow row;
    bool exact = false;
    float weight = 0;
    std::uint16_t term = 0;
  };
  void want_leaf(std::uint32_t leaf);
  void want_condition(const Condition& condition);
  void want_row(const SlotRow& row, bool exact, std::uint16_t term);
  void find_joined(const TokenList& tokens, std::vector<TermMatch>& matches) const;
  void drop_namesakes(std::string_view folded, UnitHit& hit) const;

  const Plan& plan_;
  const UnitMatcher& matcher_;
  double articles_;
  std::vector<Wanted> wanted_;
  std::vector<Unit> units_;
  std::vector<std::uint32_t> base_of_unit_;
  std::vector<const Token*> token_of_unit_;
  std::vector<UnitHit> hits_;
};

}  // namespace timbao
