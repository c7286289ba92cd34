#include "indexer/build/known_articles.h"

#include <algorithm>

namespace timbao {

std::unordered_map<std::uint64_t, std::vector<KnownArticle>> known_articles(
    const Index& index, const std::unordered_set<std::uint64_t>& file_hashes) {
  std::unordered_map<std::uint64_t, std::vector<KnownArticle>> known;
  if (file_hashes.empty())
    return known;
  for (std::uint32_t number = 0; number < index.parts().size(); ++number) {
    const Part& part = index.parts()[number];
    const Columns& columns = part.columns();
    for (std::uint32_t row = 0; row < part.rows(); ++row)
      if (file_hashes.contains(columns.file_hash[row]) && !part.deleted(row))
        known[columns.file_hash[row]].push_back(
            {columns.record_hash[row], columns.content_hash[row], {number, row}, false});
  }
  for (auto& [file, articles] : known)
    std::sort(articles.begin(), articles.end(), [](const KnownArticle& a, const KnownArticle& b) {
      return a.record_hash < b.record_hash;
    });
  return known;
}

}  // namespace timbao
