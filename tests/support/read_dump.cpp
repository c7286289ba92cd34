// Prints what the reader makes of files, one JSON line for each article or rejection: the check
// of the readers against a folder of real files.
//
//   read_dump [--quiet] PATH...      --quiet: only the counts

#include "indexer/input/article_reader.h"
#include "indexer/input/formats.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Counts {
  std::uint64_t articles = 0;
  std::uint64_t rejections = 0;
  std::uint64_t text_bytes = 0;
};

nlohmann::json to_json(const timbao::ReadItem& item) {
  nlohmann::json line = {
      {"record", item.record}, {"format", item.notes.format}, {"encoding", item.notes.encoding}};
  if (!item.article) {
    const timbao::Rejection& rejection = item.article.error();
    line.update({{"rejected", rejection.reason},
                 {"source", rejection.source},
                 {"offset", rejection.offset},
                 {"why", rejection.why}});
    return line;
  }
  const timbao::Article& article = *item.article;
  line.update({{"id", article.id},
               {"title", article.title},
               {"body", article.body},
               {"date", article.date.key()},
               {"inferred", article.date_inferred},
               {"source", article.source},
               {"author", article.author},
               {"category", article.category},
               {"tags", article.tags},
               {"url", article.url},
               {"path", article.path}});
  return line;
}

void dump(const std::string& path, bool quiet, Counts& counts) {
  timbao::read_articles(path, timbao::clean_name(path), {}, [&](const timbao::ReadItem& item) {
    if (item.article) {
      ++counts.articles;
      counts.text_bytes += item.article->title.size() + item.article->body.size();
    } else {
      ++counts.rejections;
    }
    if (!quiet) {
      nlohmann::json line = to_json(item);
      line["file"] = timbao::clean_name(path);
      fmt::print("{}\n", line.dump());  // throws on ill-formed UTF-8: a reader's promise broken
    }
    return true;
  });
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool quiet = !arguments.empty() && arguments[0] == "--quiet";
  Counts counts;
  const auto begin = std::chrono::steady_clock::now();
  for (std::size_t i = quiet ? 1 : 0; i < arguments.size(); ++i) {
    dump(arguments[i], quiet, counts);
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  fmt::print(stderr, "{} articles, {} rejected, {:.1f} MB of text, {:.2f} s, {:.1f} MB/s\n",
             counts.articles, counts.rejections, static_cast<double>(counts.text_bytes) / 1e6,
             seconds.count(), static_cast<double>(counts.text_bytes) / 1e6 / seconds.count());
  return 0;
}
