#pragma once

#include "common/base/error.h"
#include "searcher/cli/terminal.h"
#include "searcher/search.h"

namespace timbao {

struct Streams;

/// Prints the article of --show with the words of the query marked, through the pager on a
/// terminal, where n and N go from match to match; all of them, and says so, where several have the
/// id (files of the same name in two folders). Throws Error when there is no such article.
ExitCode show_article(Searcher& searcher, const SearcherOptions& options, const Terminal& terminal,
                      const Streams& streams);

}  // namespace timbao
