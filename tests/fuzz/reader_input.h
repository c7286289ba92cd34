#pragma once

#include "common/text/well_formed.h"
#include "indexer/input/read_context.h"
#include "indexer/input/read_source.h"
#include "indexer/input/source/byte_source.h"

#include <cstdlib>
#include <string>
#include <string_view>

namespace timbao {

/// Ends the program when what a reader gave is not as its interface says.
inline void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

/// Reads `bytes` as a file of this name, with small limits so that a run is short.
inline void read_as(std::string_view name, std::string_view bytes) {
  ReadOptions options;
  options.limits.max_file_bytes = 1 << 20;
  options.limits.max_record_bytes = 1 << 16;
  options.limits.max_members = 100;
  options.limits.max_expansion = 1;
  const ArticleSink sink = [](const ReadItem& item) {
    if (item.article) {
      const Article& article = item.article.value();
      require(!article.title.empty() || !article.body.empty());
      require(!article.id.empty() && !article.path.empty());
      require(is_valid_utf8(article.id) && is_valid_utf8(article.title) &&
              is_valid_utf8(article.body));
      require(is_valid_utf8(article.author) && is_valid_utf8(article.url) &&
              is_valid_utf8(article.path));
      require(!article.date.known() || is_valid(article.date));
    } else {
      require(!item.article.error().reason.empty() && !item.article.error().why.empty());
      require(is_valid_utf8(item.article.error().why) &&
              is_valid_utf8(item.article.error().source));
    }
    return true;
  };
  ReadContext context(options, sink);
  MemorySource source(bytes);
  read_source(name, source, {std::string(name), {}, 0, {}, {}, {}}, context);
}

}  // namespace timbao
