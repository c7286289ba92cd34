#include "common/base/error.h"
#include "common/base/standard_streams.h"
#include "common/base/version.h"
#include "common/text/display.h"
#include "indexer/options.h"
#include "indexer/reports.h"
#include "indexer/watch.h"

#include <cerrno>
#include <csignal>
#include <exception>
#include <fmt/format.h>
#include <functional>
#include <iostream>
#include <sstream>
#include <string>
#include <system_error>
#include <unistd.h>

namespace timbao {
namespace {

/// To standard error, for people.
void tell(const std::string& text) {
  std::cerr << wrap_lines(text, terminal_columns(STDERR_FILENO, 0)) << std::flush;
}

/// What `write` writes, to standard output. Throws Error where it can't be written; a reader that
/// has gone is no error.
void print(const IndexerOptions& options, const std::function<void(std::ostream&)>& write) {
  std::ostringstream text;
  write(text);
  const std::size_t columns = options.json ? 0 : terminal_columns(STDOUT_FILENO, 0);
  errno = 0;
  std::cout << wrap_lines(text.str(), columns) << std::flush;
  if (!std::cout && errno != EPIPE)
    throw Error(
        fmt::format("cannot write to standard output: {}", std::generic_category().message(errno)));
}

void print_error(const Error& error) {
  tell(fmt::format("timbao-index: {}\n", error.what()));
  if (!error.hint().empty())
    tell(fmt::format("hint: {}\n", error.hint()));
}

void print_run(const IndexerOptions& options, const RunSummary& summary) {
  if (!options.quiet) {
    std::ostringstream text;
    print_summary(text, summary, options.run);
    tell(text.str());
  }
  if (options.report)
    print(options, [&](std::ostream& out) { print_report(out, summary, options.json); });
}

ExitCode keep_in_step(const IndexerOptions& options) {
  const auto progress = options.quiet ? quiet_progress() : stderr_progress();
  watch_articles(
      options.run, *progress, [&](const RunSummary& summary) { print_run(options, summary); },
      print_error);
  return ExitCode::kOk;
}

ExitCode index_articles(const IndexerOptions& options) {
  const auto progress = options.quiet ? quiet_progress() : stderr_progress();
  const RunSummary summary = run_index(options.run, *progress);
  print_run(options, summary);
  return summary.rejected == 0 ? ExitCode::kOk : ExitCode::kPartial;
}

ExitCode act(const IndexerOptions& options) {
  using Action = IndexerOptions::Action;
  const std::string& dir = options.run.index_dir;
  switch (options.action) {
    case Action::kHelp:
      print(options, [](std::ostream& out) { out << indexer_help(); });
      return ExitCode::kOk;
    case Action::kShowVersion:
      print(options, [](std::ostream& out) { out << fmt::format("timbao-index {}\n", kVersion); });
      return ExitCode::kOk;
    case Action::kStats:
      print(options, [&](std::ostream& out) { print_stats(out, dir, options.json); });
      return ExitCode::kOk;
    case Action::kCheck: {
      bool whole = false;
      print(options, [&](std::ostream& out) { whole = check_index(out, dir); });
      return whole ? ExitCode::kOk : ExitCode::kFailure;
    }
    case Action::kCompact: {
      const auto progress = options.quiet ? quiet_progress() : stderr_progress();
      compact_index(dir, *progress);
      return ExitCode::kOk;
    }
    case Action::kFailures: {
      bool any = false;
      print(options, [&](std::ostream& out) { any = print_failures(out, dir, options.json); });
      return any ? ExitCode::kPartial : ExitCode::kOk;
    }
    case Action::kIndex:
      break;
  }
  return options.watch ? keep_in_step(options) : index_articles(options);
}

int run(int argc, char** argv) {
  occupy_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // writing past ulimit -f then fails with a reason
  try {
    return static_cast<int>(act(parse_indexer_options({argv + 1, argv + argc})));
  } catch (const Error& error) {
    print_error(error);
  } catch (const std::exception& error) {
    print_error(Error(error.what()));
  }
  return static_cast<int>(ExitCode::kFailure);
}

}  // namespace
}  // namespace timbao

int main(int argc, char** argv) { return timbao::run(argc, argv); }
