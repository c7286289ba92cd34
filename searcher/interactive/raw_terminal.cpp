#include "searcher/interactive/raw_terminal.h"

#include "common/base/error.h"

#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace timbao {
namespace {

/// Alternate screen, pastes in brackets.
constexpr std::string_view kEnter = "\x1b[?1049h\x1b[?2004h";
/// The same off, colours off, cursor shown.
constexpr std::string_view kLeave = "\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";

constexpr std::array kEndingSignals{SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV,
                                    SIGBUS,  SIGFPE, SIGILL, SIGABRT};

/// For the signal handlers: the modes to put back, and whether they are changed.
termios found_modes;
volatile std::sig_atomic_t modes_changed = 0;
volatile std::sig_atomic_t size_changed = 0;

void write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR && errno != EAGAIN) {
      return;
    }
    bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
  }
}

/// Safe in a signal handler.
void leave() {
  if (modes_changed != 0) {
    modes_changed = 0;
    write_all(kLeave);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &found_modes);
  }
}

void leave_and_die(int signal_number) {
  leave();
  std::signal(signal_number, SIG_DFL);
  raise(signal_number);
}

void note_size(int /*signal_number*/) { size_changed = 1; }

/// SIGWINCH comes only while read() waits: one that came just before would else be seen with the
/// next key.
void block_resize(int how) {
  sigset_t resize;
  sigemptyset(&resize);
  sigaddset(&resize, SIGWINCH);
  pthread_sigmask(how, &resize, nullptr);
}

/// poll() for input during which SIGWINCH is let through; -1 milliseconds: for ever.
bool wait_for_input(int milliseconds) {
  sigset_t mask;
  pthread_sigmask(SIG_BLOCK, nullptr, &mask);
  sigdelset(&mask, SIGWINCH);
  const timespec time{milliseconds / 1000, milliseconds % 1000 * 1000000L};
  pollfd input{STDIN_FILENO, POLLIN, 0};
  return ppoll(&input, 1, milliseconds < 0 ? nullptr : &time, &mask) > 0;
}

winsize window_size() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) {
    size.ws_col = 80;
    size.ws_row = 24;
  }
  return size;
}

}  // namespace

RawTerminal::RawTerminal() {
  if (isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0 ||
      tcgetattr(STDIN_FILENO, &found_modes) != 0) {
    throw Error("--interactive needs a terminal", "scripts use --batch -");
  }
  for (const int number : kEndingSignals) {
    std::signal(number, leave_and_die);
  }
  std::signal(SIGWINCH, note_size);
  block_resize(SIG_BLOCK);
  enter();
}

void RawTerminal::enter() {
  termios raw = found_modes;
  raw.c_iflag &= ~static_cast<tcflag_t>(BRKINT | ICRNL | INPCK | ISTRIP | IXON);
  raw.c_oflag &= ~static_cast<tcflag_t>(OPOST);
  raw.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | IEXTEN | ISIG);
  raw.c_cc[VMIN] = 0;
  raw.c_cc[VTIME] = 0;
  modes_changed = 1;
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw);
  write_all(kEnter);
}

RawTerminal::~RawTerminal() {
  leave();
  for (const int number : kEndingSignals) {
    std::signal(number, SIG_DFL);
  }
  std::signal(SIGWINCH, SIG_DFL);
  block_resize(SIG_UNBLOCK);
}

std::string RawTerminal::read(int milliseconds) {
  if (!wait_for_input(milliseconds)) {
    return {};
  }
  std::array<char, 4096> bytes{};
  const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
  if (count < 0 && errno == EINTR) {
    return {};
  }
  if (count <= 0) {
    closed_ = true;
    return {};
  }
  return {bytes.data(), static_cast<std::size_t>(count)};
}

void RawTerminal::write(std::string_view frame) { write_all(frame); }

void RawTerminal::suspend() {
  leave();
  raise(SIGSTOP);
  enter();
  size_changed = 1;
}

bool RawTerminal::take_resize() {
  const bool changed = size_changed != 0;
  size_changed = 0;
  return changed;
}

std::size_t RawTerminal::columns() const { return window_size().ws_col; }

std::size_t RawTerminal::rows() const { return window_size().ws_row; }

}  // namespace timbao
