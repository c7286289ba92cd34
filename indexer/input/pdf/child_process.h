#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// Bounds on what another program may cost; over one it is killed.
struct ChildLimits {
  std::chrono::seconds time{60};
  std::size_t memory_bytes = std::size_t{2} << 30U;
  std::size_t output_bytes = std::size_t{128} << 20U;
};

/// How another program ended and what it wrote to standard output.
struct ChildResult {
  enum class End {
    kExited,    ///< see status
    kNotFound,  ///< no such program in PATH
    kTimeOut,
    kTooMuchOutput,
    kFailed,  ///< killed by a signal, or could not be started
  };
  End end = End::kFailed;
  int status = 0;
  std::string output;
};

/// Runs `command` (looked up in PATH; no shell) with `input` on its standard input, which it can
/// seek in, and waits for its end. Its standard error is thrown away. Safe from many threads.
[[nodiscard]] ChildResult run_child(const std::vector<std::string>& command, std::string_view input,
                                    const ChildLimits& limits);

}  // namespace timbao
