#pragma once

#include <string>
#include <sys/types.h>

namespace timbao {

/// Standard output through a pager, while the object lives.
///
/// What was written to descriptor 1 before must be flushed. An interrupt ends the program but
/// leaves the terminal to the pager until the reader closes it.
class Pager {
 public:
  /// Starts `command` by the shell; `less` that was given no options by $LESS shows colours.
  /// Nothing happens for an empty command.
  explicit Pager(const std::string& command);
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;
  /// Closes the pipe, waits for the reader, and gives standard output back.
  ~Pager();

 private:
  pid_t child_ = 0;
  int terminal_ = -1;  ///< standard output as it was
};

}  // namespace timbao
