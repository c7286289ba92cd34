#pragma once

#include "indexer/input/article_reader.h"
#include "tests/support/temp_folder.h"

#include <string>
#include <utility>
#include <vector>

namespace timbao {

/// Everything read_articles gives for a file, in its order.
inline std::vector<ReadItem> read_file(const std::string& path, const std::string& name,
                                       const ReadOptions& options = {}) {
  std::vector<ReadItem> items;
  read_articles(path, name, options, [&items](ReadItem item) {
    items.push_back(std::move(item));
    return true;
  });
  return items;
}

/// The same for a file of this name that holds `bytes`.
inline std::vector<ReadItem> read_bytes(const std::string& name, std::string_view bytes,
                                        const ReadOptions& options = {}) {
  const TempFolder folder;
  const std::string last = name.substr(name.rfind('/') + 1);
  return read_file(folder.write(last, bytes), name, options);
}

/// The articles' ids, one a line; for what was rejected "reason source".
inline std::string outcomes(const std::vector<ReadItem>& items) {
  std::string lines;
  for (const ReadItem& item : items) {
    lines += item.article ? item.article->id
                          : item.article.error().reason + ' ' + item.article.error().source;
    lines += '\n';
  }
  return lines;
}

}  // namespace timbao
