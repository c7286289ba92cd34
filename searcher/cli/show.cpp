#include "searcher/cli/show.h"

#include "searcher/cli/pager.h"
#include "searcher/cli/saved_queries.h"
#include "searcher/output/article_writer.h"

#include <fmt/format.h>
#include <ostream>

namespace timbao {
ExitCode show_article(Searcher& searcher, const SearcherOptions& options, const Terminal& terminal,
                      std::ostream& out) {
  const std::optional<Article> article = searcher.find(options.show_id);
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
