#pragma once

#include "common/base/error.h"
#include "searcher/cli/terminal.h"
#include "searcher/search.h"

#include <iosfwd>

namespace timbao {

/// Prints the article of --show with the words of the query marked, through the pager on a
/// terminal, where n and N go from match to match. Throws Error when there is no such article.
ExitCode show_article(Searcher& searcher, const SearcherOptions& options, const Terminal& terminal,
                      std::ostream& out);

}  // namespace timbao
