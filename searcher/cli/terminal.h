#pragma once

#include "searcher/options.h"

#include <cstddef>
#include <functional>
#include <string>

namespace timbao {

/// What is known of the place results go to.
struct Terminal {
  bool output = false;    ///< standard output is a terminal
  bool messages = false;  ///< standard error is one
  std::size_t columns = 80;
  std::function<std::string(const char*)> environment;  ///< value, or "" when not set
  std::size_t message_columns = 0;                      ///< of standard error; 0: no terminal
};

/// The terminal this process has.
[[nodiscard]] Terminal this_terminal();

/// Sequences that move the cursor do what they should, by TERM.
[[nodiscard]] bool can_draw(const Terminal& terminal);

/// Decides colour, links, width and footer in options.output: --color and --width first, then
/// NO_COLOR, TERM and the terminal. Links only where the terminal is known to have them.
void apply_terminal(const Terminal& terminal, SearcherOptions& options);

/// The pager's command for these options, or "": $PAGER or `less -FRX` for text on a terminal.
[[nodiscard]] std::string pager_command(const Terminal& terminal, const SearcherOptions& options);

}  // namespace timbao
