#include "searcher/cli/show.h"

#include "searcher/cli/commands.h"
#include "searcher/cli/pager.h"
#include "searcher/cli/saved_queries.h"
#include "searcher/output/article_writer.h"

#include <fmt/format.h>
#include <ostream>
#include <utility>
#include <vector>

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

/// An article and what is marked in it.
struct MarkedArticle {
  Article article;
  std::vector<Highlight> title;
  std::vector<Highlight> body;
};

/// The articles with the id, else the one at the URL.
std::vector<Article> find_articles(Searcher& searcher, const SearcherOptions& options) {
  std::vector<Article> articles = searcher.find_all(options.show_id);
  if (articles.empty() && options.show_id.find("://") != std::string::npos) {
    if (auto article = find_url(searcher, options.request, options.show_id)) {
      articles.push_back(std::move(*article));
    }
  }
  return articles;
}

/// The articles to show; one for HTML, which is a page.
std::vector<MarkedArticle> find_marked(Searcher& searcher, const SearcherOptions& options) {
  std::vector<MarkedArticle> found;
  for (Article& article : find_articles(searcher, options)) {
    MarkedArticle& marked = found.emplace_back();
    marked.article = std::move(article);
    if (!options.request.query.empty()) {
      marked.title = searcher.highlights(options.request, marked.article.title);
      marked.body = searcher.highlights(options.request, marked.article.body);
    }
    if (options.output.format == OutputFormat::kHtml) {
      break;
    }
  }
  return found;
}

}  // namespace

ExitCode show_article(Searcher& searcher, const SearcherOptions& options, const Terminal& terminal,
                      const Streams& streams) {
  const std::vector<MarkedArticle> found = find_marked(searcher, options);
  if (found.empty()) {
    throw Error(fmt::format("no article '{}' in the index", options.show_id),
                "the id or URL of an article stands in the last line of its hit");
  }
  if (found.size() > 1 && !options.quiet) {
    streams.messages << fmt::format("timbao-search: {} articles have the id '{}'\n", found.size(),
                                    options.show_id);
  }
  std::string command = pager_command(terminal, options);
  const std::string pattern = match_pattern(found.front().article.body, found.front().body);
  if (command.starts_with("less ") && !pattern.empty()) {
    // The first search sets what n looks for; g goes back to the title.
    command += " " + shell_word("+/" + pattern + "\rg");
  }
  const Pager pager(command);
  for (const MarkedArticle& marked : found) {
    write_article(streams.out, marked.article, marked.title, marked.body, options.output);
  }
  return ExitCode::kOk;
}

}  // namespace timbao
