#pragma once

#include "common/article/article.h"
#include "common/store/manifest.h"
#include "indexer/input/article_reader.h"
#include "searcher/search.h"
#include "tests/indexer/support/sample_articles.h"
#include "tests/support/temp_folder.h"

#include <filesystem>
#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

namespace timbao {

/// A published index of some articles, in as many parts as lists are given, and its searcher.
class TestArchive {
 public:
  explicit TestArchive(const std::vector<std::vector<Article>>& lists) {
    std::vector<ManifestPart> parts;
    for (const auto& list : lists)
      parts.push_back(
          build_part(list, fmt::format("{}/part-{}", folder_.path(), parts.size() + 1)));
    publish_parts(folder_.path(), parts);
  }

  [[nodiscard]] std::vector<std::string> dirs() const { return {folder_.path()}; }

 private:
  TempFolder folder_;
};

/// The articles of the sample archive, in the order of their ids.
inline std::vector<Article> read_sample_archive() {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  const std::string root = std::string(TIMBAO_SOURCE_DIR) + "/corpus";
  for (const auto& entry : fs::recursive_directory_iterator(root))
    if (entry.is_regular_file() && entry.path().extension() == ".txt" &&
        entry.path().parent_path() != root)
      paths.push_back(fs::relative(entry.path(), root).string());
  std::sort(paths.begin(), paths.end());
  std::vector<Article> articles;
  for (const std::string& path : paths)
    read_articles(root + "/" + path, path, {}, [&](ReadItem item) {
      if (item.article)
        articles.push_back(std::move(*item.article));
      return true;
    });
  return articles;
}

inline SearchRequest request_for(std::string query, std::uint64_t limit = 10) {
  SearchRequest request;
  request.query = std::move(query);
  request.limit = limit;
  request.group = false;
  request.abbreviations = false;
  request.keystrokes = false;
  request.today = {2026, 1, 1};
  return request;
}

inline std::vector<std::string> ids_of(const SearchResults& results) {
  std::vector<std::string> ids;
  for (const Hit& hit : results.hits)
    ids.push_back(hit.article.id);
  return ids;
}

}  // namespace timbao
