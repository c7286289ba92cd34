#pragma once

#include "common/store/index.h"
#include "searcher/rank/article_check.h"
#include "searcher/rank/plan.h"
#include "searcher/rank/posting_sums.h"
#include "searcher/rank/row_finder.h"

#include <cstdint>
#include <span>
#include <vector>

namespace timbao {

/// An article that the first stage brings to the second, with its folded BM25 weight.
struct Candidate {
  ArticleRef ref;
  double weight = 0;
  bool all_words = false;  ///< the folded terms of every preferred word are in it
};

/// What the first stage found.
struct FirstStageResult {
  std::vector<Candidate> candidates;  ///< satisfy the plan's conditions: the best, then those that
                                      ///< hold the fragment
  std::size_t best = 0;               ///< how many of them are the best, in no order
  std::uint64_t any_word = 0;   ///< articles with any of the words that may satisfy the conditions
  std::uint64_t all_words = 0;  ///< of these, those whose postings hold every preferred word
  std::uint64_t checked = 0;    ///< articles looked at
  std::uint64_t accepted = 0;   ///< of these, satisfy the conditions
  std::uint64_t all_words_seen = 0;      ///< of those checked, hold every preferred word
  std::uint64_t all_words_accepted = 0;  ///< and satisfy the conditions
  /// Of the articles with every preferred word that were not looked at, a share that does not
  /// depend on the layout of the index: all or some hundreds. What is among the best says little
  /// about them.
  std::vector<ArticleRef> sample;
  /// The same of all articles with every preferred word, conditions aside.
  std::vector<ArticleRef> spread;
  bool complete = false;  ///< every article with any of the words was checked
};

/// How many articles the first stage brings.
struct CandidateLimits {
  std::uint32_t best = 500;        ///< by weight
  std::uint32_t fragments = 5000;  ///< with every word, looked through for the query verbatim
};

/// First stage: the best articles by BM25 over folded terms among those that satisfy the plan, and
/// besides those that hold every preferred word.
///
/// Reads the whole posting list of each term once and adds up weights by article: Xapian's matcher
/// prunes little when hundreds of candidates are wanted (measured at 40,000 articles: 500
/// candidates cost it 2 to 3 times as much), and so every article with all the words is known as
/// well. Frequencies are those of live articles. Cost: grows with the postings. Keeps 6 bytes an
/// article of the index between queries. For one thread.
class FirstStage {
 public:
  explicit FirstStage(const Index& index);

  [[nodiscard]] FirstStageResult run(const Plan& plan, ArticleCheck& check, RowFinder* fragment,
                                     const CandidateLimits& limits);

 private:
  struct Found {
    float weight = 0;
    std::uint32_t number = 0;
    bool all_words = false;
  };
  template <typename Visit>
  void for_each_article(const Plan& plan, Visit visit) const;
  [[nodiscard]] std::vector<Found> find_all(const Plan& plan, const ArticleCheck& check) const;
  [[nodiscard]] std::vector<Found> find_telling(const Plan& plan, std::size_t most,
                                                std::uint64_t& possible) const;
  static std::vector<Found>::iterator heaviest_first(std::vector<Found>& found, std::size_t most);
  std::size_t take_best(std::vector<Found>& found, std::size_t most, ArticleCheck& check,
                        FirstStageResult& result) const;
  [[nodiscard]] std::vector<ArticleRef> sample_of(std::span<const Found> found) const;
  void sieve(std::vector<Found>& found, std::span<const RowFinder* const> rows) const;
  [[nodiscard]] std::vector<Found> may_hold_fragment(const std::vector<Found>& found,
                                                     const RowFinder& fragment) const;
  void add_fragments(std::vector<Found>& found, std::size_t most, ArticleCheck& check,
                     RowFinder& fragment, FirstStageResult& result) const;
  [[nodiscard]] bool heavier(const Found& a, const Found& b) const;
  [[nodiscard]] std::uint64_t id_hash_of(const Found& article) const;

  const Index& index_;
  PostingSums sums_;
};

}  // namespace timbao
