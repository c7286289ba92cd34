#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace timbao {

/// Exit status of both programs: searcher 0 found, 1 nothing found; indexer 0 all read, 1 some
/// rejected; 2 failure for both.
enum class ExitCode { kOk = 0, kPartial = 1, kFailure = 2 };

/// A broken world (missing, locked, damaged or older index, full disk, bad option): caught once,
/// in main, and printed as "program: message" and "hint: ...".
///
/// Bad *data* is not an Error: see Rejection in result.h.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, std::string hint = {})
      : std::runtime_error(message), hint_(std::move(hint)) {}

  /// What to do next, in one sentence; may be empty.
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  std::string hint_;
};

}  // namespace timbao
