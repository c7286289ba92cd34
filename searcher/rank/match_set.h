#pragma once

#include "common/store/index.h"
#include "searcher/rank/article_check.h"
#include "searcher/rank/plan.h"

#include <cstdint>
#include <span>
#include <vector>

namespace timbao {

/// A set of articles: one bit a row, by part.
class MatchSet {
 public:
  explicit MatchSet(const Index& index, bool full = false);

  void insert(ArticleRef ref) {
    words_[ref.part][ref.row / 64] |= std::uint64_t{1} << (ref.row % 64);
  }
  [[nodiscard]] bool contains(ArticleRef ref) const {
    return ((words_[ref.part][ref.row / 64] >> (ref.row % 64)) & 1U) != 0;
  }
  void intersect(const MatchSet& other);
  void unite(const MatchSet& other);
  [[nodiscard]] std::uint64_t size() const;

  /// Calls visit(ArticleRef) in order of part and row; stops when it gives false.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::uint32_t part = 0; part < words_.size(); ++part)
      for (std::uint32_t word = 0; word < words_[part].size(); ++word)
        for (std::uint64_t bits = words_[part][word]; bits != 0; bits &= bits - 1) {
          const auto row = word * 64 + static_cast<std::uint32_t>(__builtin_ctzll(bits));
          if (!visit(ArticleRef{part, row}))
            return;
        }
  }

 private:
  std::vector<std::vector<std::uint64_t>> words_;
};

/// Which articles count as matches when there is no ranking to sort them out.
enum class Matching : std::uint8_t {
  kAsTyped,   ///< every word, marks as typed
  kAllWords,  ///< every word, whatever its marks
  kAnyWord,
};

/// The live articles that match a plan: its conditions, and all (or any) of its preferred words.
/// Exact. Cost: the postings of its words (about 20 ns each), and a look at the stream of each
/// article that the postings leave in doubt (phrases, exact marks, titles: 0.3 µs).
[[nodiscard]] MatchSet find_matches(const Plan& plan, const Index& index, ArticleCheck& check,
                                    Matching matching);

/// True when an article satisfies `condition` if, and only if, the postings say it may: single
/// words typed without marks, joined by AND and OR. Then its units need not be read.
[[nodiscard]] bool postings_decide(const Plan& plan, const Condition& condition);

/// Articles that may satisfy a condition, from postings alone: a superset.
[[nodiscard]] MatchSet condition_superset(const Plan& plan, const Condition& condition,
                                          const Index& index);

}  // namespace timbao
