#pragma once

#include "common/store/index.h"
#include "common/text/syllable.h"
#include "searcher/rank/near_spellings.h"
#include "searcher/rank/plan.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace timbao {

/// A word of a query as its neighbours in the archive say it should read.
struct WordReading {
  std::uint32_t leaf = 0;           ///< of the plan
  std::string typed;                ///< canonical
  bool unknown = false;             ///< no article, or hardly any, has the word as typed
  bool bare = false;                ///< a syllable typed without marks
  std::string text;                 ///< how it should read; as typed when there is nothing better
  SyllableCode code = kNoSyllable;  ///< of `text`
  double cost = 0;                  ///< slips from `typed` to `text`, by WordDistance
  std::vector<NearSpelling> alternatives;  ///< of unknown words, likeliest first; a few
  std::uint32_t evidence = 0;      ///< articles where `text` stands beside the word beside it
  std::uint32_t own_evidence = 0;  ///< the same of the word as typed
  std::uint64_t own_articles = 0;  ///< that have the word as typed
  double share = 0;                ///< of all readings seen there, 0 to 1
  /// Of the articles read that have the word beside it, those where `text` stands there: 0 to 1.
  double fit = 0;
  double chance = 0;  ///< a fit that a word as common as `text` may have with any other
  /// `text` is in many of the articles read, and far more often than in others.
  bool at_home = false;
};

/// Reads the words side by side of a query (plan.preferred) as one: a bare word takes the marks,
/// an unknown word the nearest known spelling, that most articles have beside its neighbours.
///
/// `articles` are those that the query brought so far, best first; 300 at most are looked at
/// (0.3 ms). Empty when no word is unknown or bare, and for a query of over 32 words.
[[nodiscard]] std::vector<WordReading> read_in_context(const Plan& plan, const Index& index,
                                                       std::span<const ArticleRef> articles);

/// Lets the alternatives of words that no article has, where neighbours speak for them, be searched
/// in their place, at lower weight. `plan` is the one that was read, or made of the same query.
void use_alternatives(Plan& plan, const Index& index, const std::vector<WordReading>& readings);

/// Whether use_alternatives() would change `plan`.
[[nodiscard]] bool any_usable(const Plan& plan, const std::vector<WordReading>& readings);

/// Articles below which a word counts as unknown: one in 2,000, at least one and at most five.
[[nodiscard]] std::uint64_t known_articles(const Index& index);

}  // namespace timbao
