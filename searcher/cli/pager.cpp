#include "searcher/cli/pager.h"

#include "common/base/error.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace timbao {
namespace {

/// The running pager, for the signal handler; 0: none.
volatile std::sig_atomic_t pager_child = 0;

void wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
}

/// The reader may still be looking at what has come: the terminal is theirs until they leave.
void wait_and_end(int signal_number) {
  close(STDOUT_FILENO);
  wait_for(static_cast<pid_t>(pager_child));
  _exit(128 + signal_number);
}

[[noreturn]] void become_pager(const std::array<int, 2>& pipe_ends, const std::string& command) {
  dup2(pipe_ends[0], STDIN_FILENO);
  close(pipe_ends[0]);
  close(pipe_ends[1]);
  setenv("LESS", "FRX", 0);  // NOLINT(concurrency-mt-unsafe): the child has one thread
  std::signal(SIGPIPE, SIG_DFL);
  execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
  _exit(127);
}

}  // namespace

Pager::Pager(const std::string& command) {
  if (command.empty()) {
    return;
  }
  std::array<int, 2> pipe_ends{};
  if (pipe(pipe_ends.data()) != 0) {
    return;
  }
  child_ = fork();
  if (child_ == 0) {
    become_pager(pipe_ends, command);
  }
  close(pipe_ends[0]);
  if (child_ > 0) {
    terminal_ = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    dup2(pipe_ends[1], STDOUT_FILENO);
    pager_child = static_cast<std::sig_atomic_t>(child_);
    std::signal(SIGINT, wait_and_end);
    std::signal(SIGTERM, wait_and_end);
  }
  close(pipe_ends[1]);
}

Pager::~Pager() {
  if (child_ <= 0) {
    return;
  }
  std::signal(SIGINT, SIG_IGN);  // an interrupt is the pager's now
  close(STDOUT_FILENO);
  wait_for(child_);
  pager_child = 0;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  if (terminal_ >= 0) {
    dup2(terminal_, STDOUT_FILENO);
    close(terminal_);
  }
}

}  // namespace timbao
