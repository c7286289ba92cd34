#pragma once

#include "common/base/error.h"
#include "indexer/build/index_run.h"

#include <functional>

namespace timbao {

/// Keeps an index in step with its paths until SIGINT or SIGTERM: a run at once, and one whenever
/// something has changed and then been quiet for 0.3 s, or has changed for 5 s.
///
/// `report` gets the summary of the first run and of each that did something. A run that fails (the
/// index is locked, a folder is away) is told by `problem` and tried again every 10 s. A signal
/// during a run ends it unpublished; what was published stays. Throws Error when the first run
/// fails, so that a mistake on the command line is told at once.
void watch_articles(const RunOptions& options, Progress& progress,
                    const std::function<void(const RunSummary&)>& report,
                    const std::function<void(const Error&)>& problem);

}  // namespace timbao
