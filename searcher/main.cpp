#include "common/base/error.h"
#include "common/base/standard_streams.h"
#include "searcher/cli/answer.h"
#include "searcher/cli/commands.h"
#include "searcher/cli/output_stream.h"

#include <csignal>
#include <exception>
#include <iostream>
#include <string>
#include <unistd.h>
#include <vector>

namespace timbao {
namespace {

int run(int argc, char** argv) {
  occupy_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);
  DescriptorStream out(STDOUT_FILENO);
  const Terminal terminal = this_terminal();
  Messages messages(std::cerr, false, false, terminal.message_columns);
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const ExitCode code =
        run_searcher(read_command_line(arguments), terminal, {std::cin, out, std::cerr});
    out.flush();
    return static_cast<int>(code);
  } catch (const ClosedPipe&) {
    return static_cast<int>(ExitCode::kOk);
  } catch (const Error& error) {
    messages.error({}, error.what(), error.hint());
  } catch (const std::exception& error) {
    messages.error({}, error.what(), {});
  }
  return static_cast<int>(ExitCode::kFailure);
}

}  // namespace
}  // namespace timbao

int main(int argc, char** argv) { return timbao::run(argc, argv); }
