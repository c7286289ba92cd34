#pragma once

#include "common/base/error.h"
#include "searcher/cli/terminal.h"
#include "searcher/options.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace timbao {

/// Where a run reads and writes.
struct Streams {
  std::istream& in;
  std::ostream& out;       ///< results alone
  std::ostream& messages;  ///< everything else
};

/// Reads the command line, with the arguments of the saved query it names.
[[nodiscard]] SearcherOptions read_command_line(const std::vector<std::string>& arguments);

/// Does what `options` ask. Throws Error.
ExitCode run_searcher(SearcherOptions options, const Terminal& terminal, const Streams& streams);

}  // namespace timbao
