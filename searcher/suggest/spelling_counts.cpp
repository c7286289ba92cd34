#include "searcher/suggest/spelling_counts.h"

#include "common/base/xapian_guard.h"

#include <algorithm>
#include <string>

namespace timbao {
namespace {

constexpr std::uint64_t kMostCounted = 20000;  // postings walked: some 2 ms

std::uint64_t count_together(const Index& index, std::string_view a, std::string_view b) {
  const std::uint64_t articles_a = index.term_articles(a);
  const std::uint64_t articles_b = index.term_articles(b);
  const std::string rare(articles_a < articles_b ? a : b);
  const std::string other(articles_a < articles_b ? b : a);
  if (std::min(articles_a, articles_b) > kMostCounted)
    return 0;
  std::uint64_t together = 0;
  for (const Part& part : index.parts())
    xapian_guard(part.folder(), [&] {
      const Xapian::Database& terms = part.terms();
      auto at = terms.postlist_begin(other);
      const auto end = terms.postlist_end(other);
      for (auto posting = terms.postlist_begin(rare); posting != terms.postlist_end(rare);
           ++posting) {
        at.skip_to(*posting);
        if (at == end)
          break;
        together += *at == *posting && !part.deleted(*posting - 1) ? 1 : 0;
      }
    });
  return together;
}

}  // namespace

SpellingCounts spelling_counts(const Index& index) {
  SpellingCounts counts;
  counts.folded = [&index](std::string_view folded) { return index.term_articles(folded); };
  counts.exact = [&index](SyllableCode code) { return index.syllable_articles(code); };
  counts.together = [&index](std::string_view a, std::string_view b) {
    return count_together(index, a, b);
  };
  counts.articles = index.statistics().articles;
  return counts;
}

}  // namespace timbao
