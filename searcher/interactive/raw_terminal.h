#pragma once

#include <csignal>
#include <cstddef>
#include <string>
#include <string_view>

namespace timbao {

/// The terminal in full-screen mode, keys coming one by one, while the object lives. There can be
/// one only.
///
/// The modes found are put back by the destructor, by every signal that ends a process (SIGTERM,
/// SIGHUP, SIGSEGV, ...) and around a stop from the shell.
class RawTerminal {
 public:
  /// Throws Error when standard input or output is no terminal.
  RawTerminal();
  RawTerminal(const RawTerminal&) = delete;
  RawTerminal& operator=(const RawTerminal&) = delete;
  ~RawTerminal();

  /// Waits for bytes, at most `milliseconds` (-1: for ever). Empty: time over, or the size has
  /// changed. Sets closed() when the terminal is gone.
  [[nodiscard]] std::string read(int milliseconds);
  [[nodiscard]] bool closed() const { return closed_; }

  /// Shows `frame`, all of it.
  void write(std::string_view frame);

  /// Gives the terminal back, stops the process, takes it again when it goes on.
  void suspend();

  /// True once after the size changed.
  [[nodiscard]] bool take_resize();

  [[nodiscard]] std::size_t columns() const;
  [[nodiscard]] std::size_t rows() const;

 private:
  void enter();

  bool closed_ = false;
};

}  // namespace timbao
