#pragma once

#include "common/base/error.h"
#include "searcher/cli/terminal.h"
#include "searcher/search.h"

namespace timbao {

/// The interactive mode, until its user leaves: kOk. What was typed before is kept in
/// `history_file`. Throws Error when there is no terminal.
ExitCode run_interactive(Searcher& searcher, const SearcherOptions& options,
                         const std::string& history_file);

/// The sequence (OSC 52) that puts `text` on the clipboard of the terminal, also over ssh.
[[nodiscard]] std::string clipboard_sequence(std::string_view text);

}  // namespace timbao
