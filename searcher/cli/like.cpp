#include "searcher/cli/like.h"

#include "common/base/error.h"
#include "common/encoding/decode.h"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>

namespace timbao {
namespace {

/// Enough for the words that tell most; what is longer is no single article.
constexpr std::streamsize kMaxBytes = 4 << 20;

std::string read_some(std::istream& in) {
  std::string bytes(static_cast<std::size_t>(kMaxBytes), '\0');
  in.read(bytes.data(), kMaxBytes);
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

Article to_article(const std::string& bytes) {
  const std::string text = decode(bytes).text;
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  Article article;
  article.title = text.substr(begin, end - begin);
  article.body = text.substr(end);
  return article;
}

}  // namespace

Article read_like(const Searcher& searcher, const std::string& id_or_file, LikeSource source) {
  if (auto found = searcher.find(id_or_file)) {
    return *std::move(found);
  }
  if (source == LikeSource::kIndexAndFiles) {
    if (id_or_file == "-") {
      return to_article(read_some(std::cin));
    }
    if (std::filesystem::is_regular_file(id_or_file)) {
      std::ifstream file(id_or_file, std::ios::binary);
      return to_article(read_some(file));
    }
  }
  throw Error(fmt::format("no article and no file '{}'", id_or_file),
              "ids are as in --format=jsonl; the id of a file is its path inside the folder that "
              "was indexed");
}

void add_like(const Searcher& searcher, const Article& article, SearchRequest& request) {
  const std::string words = searcher.like_query(article.title, article.body);
  request.query += (request.query.empty() ? "" : " ") + words;
  request.without_id = article.id;
}

}  // namespace timbao
