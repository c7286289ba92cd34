#pragma once

#include "common/store/index.h"

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace timbao {

/// An article that the index already holds from a source file that is read again.
struct KnownArticle {
  std::uint64_t record_hash = 0;
  std::uint64_t content_hash = 0;
  ArticleRef ref;
  bool kept = false;  ///< found again with the same content
};

/// The live articles of some source files, by path hash. One pass over one column of each part.
[[nodiscard]] std::unordered_map<std::uint64_t, std::vector<KnownArticle>> known_articles(
    const Index& index, const std::unordered_set<std::uint64_t>& file_hashes);

}  // namespace timbao
