#include "searcher/cli/show.h"

#include "searcher/cli/pager.h"
#include "searcher/cli/saved_queries.h"
#include "searcher/output/article_writer.h"

#include <fmt/format.h>
#include <ostream>

namespace timbao {
namespace {

/// The article at `url`: it is what lists of hits show.
std::optional<Article> find_url(Searcher& searcher, SearchRequest request, const std::string& url) {
  constexpr std::uint64_t kMostWithAlikeUrls = 1000;
  request.query = "url:\"" + url + "\"";
  request.limit = kMostWithAlikeUrls;
  request.offset = 0;
  request.dates = {};
  request.bodies = true;
  request.snippets = request.suggestions = request.group = false;
  std::optional<Article> found;
  searcher.stream(
      request, [](const SearchResults&) {},
      [&](const Hit& hit) {
        if (hit.article.url == url) {
          found = hit.article;
        }
        return !found;
      });
  return found;
}

}  // namespace

ExitCode show_article(Searcher& searcher, const SearcherOptions& options, const Terminal& terminal,
                      std::ostream& out) {
  std::optional<Article> article = searcher.find(options.show_id);
  if (!article && options.show_id.find("://") != std::string::npos) {
    article = find_url(searcher, options.request, options.show_id);
  }
  if (!article) {
    throw Error(fmt::format("no article '{}' in the index", options.show_id),
                "timbao-search QUERY --format=jsonl shows the ids");
  }
  std::vector<Highlight> title;
  std::vector<Highlight> body;
  if (!options.request.query.empty()) {
    title = searcher.highlights(options.request, article->title);
    body = searcher.highlights(options.request, article->body);
  }
  std::string command = pager_command(terminal, options);
  const std::string pattern = match_pattern(article->body, body);
  if (command.starts_with("less ") && !pattern.empty()) {
    // The first search sets what n looks for; g goes back to the title.
    command += " " + shell_word("+/" + pattern + "\rg");
  }
  const Pager pager(command);
  write_article(out, *article, title, body, options.output);
  return ExitCode::kOk;
}

}  // namespace timbao
