#pragma once

#include "indexer/build/index_run.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace timbao {

/// What timbao-index was asked to do.
struct IndexerOptions {
  enum class Action { kIndex, kHelp, kShowVersion, kStats, kCheck, kCompact, kFailures };
  Action action = Action::kIndex;
  RunOptions run;
  bool quiet = false;
  bool report = false;
  bool json = false;  ///< --format=json for --stats, --report, --failures
  bool watch = false;
};

/// Reads the command line. Throws Error for options that are not right, saying which are.
[[nodiscard]] IndexerOptions parse_indexer_options(const std::vector<std::string>& arguments);

/// The text of --help: examples first, then every option.
[[nodiscard]] std::string indexer_help();

}  // namespace timbao
