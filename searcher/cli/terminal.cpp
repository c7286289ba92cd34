#include "searcher/cli/terminal.h"

#include "common/text/display.h"

#include <array>
#include <cstdlib>
#include <unistd.h>

namespace timbao {
namespace {

/// OSC 8 is dropped by terminals that do not know it, but not by all: only where it is known.
bool has_links(const Terminal& terminal) {
  for (const char* set_by_terminal :
       {"VTE_VERSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "WT_SESSION", "WEZTERM_EXECUTABLE",
        "GHOSTTY_RESOURCES_DIR"}) {
    if (!terminal.environment(set_by_terminal).empty()) {
      return true;
    }
  }
  const std::string program = terminal.environment("TERM_PROGRAM");
  const std::string name = terminal.environment("TERM");
  return program == "iTerm.app" || program == "vscode" || name.starts_with("foot") ||
         name.starts_with("alacritty");
}

bool is_in_path(const Terminal& terminal, const std::string& program) {
  const std::string path = terminal.environment("PATH");
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find(':', at), path.size());
    if (access((path.substr(at, end - at) + "/" + program).c_str(), X_OK) == 0) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

}  // namespace

Terminal this_terminal() {
  Terminal terminal;
  terminal.output = isatty(STDOUT_FILENO) == 1;
  terminal.messages = isatty(STDERR_FILENO) == 1;
  terminal.columns = terminal_columns(STDOUT_FILENO, 80);
  terminal.message_columns = terminal_columns(STDERR_FILENO, 0);
  terminal.environment = [](const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read at start only
    return value == nullptr ? std::string() : std::string(value);
  };
  return terminal;
}

bool can_draw(const Terminal& terminal) {
  const std::string name = terminal.environment("TERM");
  return !name.empty() && name != "dumb";
}

void apply_terminal(const Terminal& terminal, SearcherOptions& options) {
  using When = SearcherOptions::When;
  OutputOptions& output = options.output;
  const bool wanted = terminal.output && can_draw(terminal);
  const bool allowed = terminal.environment("NO_COLOR").empty();
  output.colour =
      options.colour == When::kAlways || (options.colour == When::kAuto && wanted && allowed);
  output.links = wanted && output.colour && has_links(terminal);
  output.width = options.width.value_or(terminal.columns);
  output.footer = terminal.output;
}

std::string pager_command(const Terminal& terminal, const SearcherOptions& options) {
  using When = SearcherOptions::When;
  const bool for_reading = options.output.format == OutputFormat::kText &&
                           options.output.line_template.empty() &&
                           options.action != SearcherOptions::Action::kBatch;
  if (!terminal.output || options.pager == When::kNever || !can_draw(terminal) ||
      (options.pager == When::kAuto && !for_reading)) {
    return {};
  }
  std::string named = terminal.environment("PAGER");
  if (named == "cat") {
    return {};
  }
  if (!named.empty()) {
    return named;
  }
  if (!is_in_path(terminal, "less")) {
    return {};
  }
  return options.pager == When::kAlways ? "less -RX" : "less -FRX";
}

}  // namespace timbao
