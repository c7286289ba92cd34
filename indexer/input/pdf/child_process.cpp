#include "indexer/input/pdf/child_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace timbao {

namespace {

/// An open file that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  [[nodiscard]] int get() const { return descriptor_; }
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  void close() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
    descriptor_ = -1;
  }

 private:
  int descriptor_;
};

/// `bytes` as a file in memory, read from its start.
int memory_file(std::string_view bytes) {
  const int file = ::memfd_create("timbao-input", MFD_CLOEXEC);
  while (file >= 0 && !bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      ::close(file);
      return -1;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (file >= 0 && ::lseek(file, 0, SEEK_SET) != 0) {
    ::close(file);
    return -1;
  }
  return file;
}

/// Starts `command` with these as standard input and output; an errno, 0 when it runs.
int spawn(const std::vector<std::string>& command, int input, int output, pid_t& child) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) {
    arguments.push_back(const_cast<char*>(argument.c_str()));  // NOLINT: posix_spawn's interface
  }
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const int error =
      ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

void limit_child(pid_t child, const ChildLimits& limits) {
  const rlimit memory{limits.memory_bytes, limits.memory_bytes};
  const rlimit core{0, 0};
  ::prlimit(child, RLIMIT_AS, &memory, nullptr);
  ::prlimit(child, RLIMIT_CORE, &core, nullptr);
}

/// Reads until the other end closes, kExited, or a bound is passed.
ChildResult::End read_output(int pipe, const ChildLimits& limits, std::string& output) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point deadline = Clock::now() + limits.time;
  std::array<char, 1U << 16U> buffer{};
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd waiting{pipe, POLLIN, 0};
    const int ready = left > 0 ? ::poll(&waiting, 1, static_cast<int>(left)) : 0;
    if (ready < 0 && errno == EINTR) {
      continue;
    }
    if (ready <= 0) {
      return ready == 0 ? ChildResult::End::kTimeOut : ChildResult::End::kFailed;
    }
    const ssize_t count = ::read(pipe, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count <= 0) {
      return count == 0 ? ChildResult::End::kExited : ChildResult::End::kFailed;
    }
    if (output.size() + static_cast<std::size_t>(count) > limits.output_bytes) {
      return ChildResult::End::kTooMuchOutput;
    }
    output.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

ChildResult run_child(const std::vector<std::string>& command, std::string_view input,
                      const ChildLimits& limits) {
  ChildResult result;
  const Descriptor file(memory_file(input));
  std::array<int, 2> ends{-1, -1};
  if (!file.is_open() || ::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return result;
  }
  const Descriptor from_child(ends[0]);
  Descriptor to_us(ends[1]);
  pid_t child = 0;
  const int error = spawn(command, file.get(), to_us.get(), child);
  to_us.close();
  if (error != 0) {
    result.end = error == ENOENT ? ChildResult::End::kNotFound : ChildResult::End::kFailed;
    return result;
  }
  limit_child(child, limits);
  result.end = read_output(from_child.get(), limits, result.output);
  if (result.end != ChildResult::End::kExited) {
    ::kill(child, SIGKILL);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (result.end == ChildResult::End::kExited) {
    result.end = WIFEXITED(status) ? ChildResult::End::kExited : ChildResult::End::kFailed;
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  }
  return result;
}

}  // namespace timbao
