#include "common/base/error.h"
#include "common/base/version.h"
#include "indexer/options.h"
#include "indexer/reports.h"
#include "indexer/watch.h"

#include <csignal>
#include <exception>
#include <fmt/format.h>
#include <iostream>
#include <string>
#include <vector>

namespace timbao {
namespace {

void print_error(const Error& error) {
  std::cerr << "timbao-index: " << error.what() << '\n';
  if (!error.hint().empty())
    std::cerr << "hint: " << error.hint() << '\n';
}

ExitCode keep_in_step(const IndexerOptions& options) {
  const auto progress = options.quiet ? quiet_progress() : stderr_progress();
  watch_articles(
      options.run, *progress,
      [&options](const RunSummary& summary) {
        if (!options.quiet)
          print_summary(std::cerr, summary, options.run);
        if (options.report) {
          print_report(std::cout, summary, options.json);
          std::cout.flush();
        }
      },
      print_error);
  return ExitCode::kOk;
}

ExitCode index_articles(const IndexerOptions& options) {
  const auto progress = options.quiet ? quiet_progress() : stderr_progress();
  const RunSummary summary = run_index(options.run, *progress);
  if (!options.quiet)
    print_summary(std::cerr, summary, options.run);
  if (options.report)
    print_report(std::cout, summary, options.json);
  return summary.rejected == 0 ? ExitCode::kOk : ExitCode::kPartial;
}

ExitCode act(const IndexerOptions& options) {
  using Action = IndexerOptions::Action;
  const std::string& dir = options.run.index_dir;
  switch (options.action) {
    case Action::kHelp:
      std::cout << indexer_help();
      return ExitCode::kOk;
    case Action::kShowVersion:
      std::cout << fmt::format("timbao-index {}\n", kVersion);
      return ExitCode::kOk;
    case Action::kStats:
      print_stats(std::cout, dir, options.json);
      return ExitCode::kOk;
    case Action::kCheck:
      return check_index(std::cout, dir) ? ExitCode::kOk : ExitCode::kFailure;
    case Action::kCompact: {
      const auto progress = options.quiet ? quiet_progress() : stderr_progress();
      compact_index(dir, *progress);
      return ExitCode::kOk;
    }
    case Action::kFailures:
      return print_failures(std::cout, dir, options.json) ? ExitCode::kPartial : ExitCode::kOk;
    case Action::kIndex:
      break;
  }
  return options.watch ? keep_in_step(options) : index_articles(options);
}

int run(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // writing past ulimit -f then fails with a reason
  try {
    const ExitCode code = act(parse_indexer_options({argv + 1, argv + argc}));
    std::cout.flush();
    return static_cast<int>(code);
  } catch (const Error& error) {
    print_error(error);
  } catch (const std::exception& error) {
    std::cerr << "timbao-index: " << error.what() << '\n';
  }
  return static_cast<int>(ExitCode::kFailure);
}

}  // namespace
}  // namespace timbao

int main(int argc, char** argv) { return timbao::run(argc, argv); }
