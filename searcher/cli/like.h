#pragma once

#include "common/article/article.h"
#include "searcher/search.h"

#include <string>

namespace timbao {

enum class LikeSource {
  kIndex,          ///< an id alone
  kIndexAndFiles,  ///< an id, else a file, "-" standard input
};

/// The article that others shall be like. A file is text in any encoding, its first line the
/// title; it has no id. Throws Error when there is neither.
[[nodiscard]] Article read_like(const Searcher& searcher, const std::string& id_or_file,
                                LikeSource source);

/// Adds the article's most telling words to the request's query and leaves the article itself out.
void add_like(const Searcher& searcher, const Article& article, SearchRequest& request);

}  // namespace timbao
