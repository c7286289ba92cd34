#include "searcher/suggest/spelling_counts.h"

namespace timbao {

SpellingCounts spelling_counts(const Index& index) {
  SpellingCounts counts;
  counts.folded = [&index](std::string_view folded) { return index.term_articles(folded); };
  counts.exact = [&index](SyllableCode code) {
    return std::uint64_t{index.statistics().syllable_articles[code]};
  };
  counts.articles = index.statistics().articles;
  return counts;
}

}  // namespace timbao
