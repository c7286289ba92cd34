#pragma once

#include "common/text/token.h"
#include "searcher/rank/term_match.h"
#include "searcher/results/results.h"

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// Counts in how many articles each spelling of the words of a query stands. Spellings are told
/// apart by their canonical form: in lower case, tone marks in their place.
class VariantCounter {
 public:
  /// The matches in one text of the article under way.
  void add(std::string_view text, const TokenList& tokens, std::span<const TermMatch> matches);
  /// The article is over: each of its spellings counts once.
  void end_article();

  /// Most frequent first, equal ones by spelling.
  [[nodiscard]] std::vector<Variant> build() const;

 private:
  std::map<std::string, std::uint64_t> articles_;
  std::set<std::string> in_article_;
};

}  // namespace timbao
