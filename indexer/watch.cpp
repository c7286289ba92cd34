#include "indexer/watch.h"

#include "common/base/error.h"
#include "indexer/files/folder_watch.h"

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <poll.h>
#include <string>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace timbao {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kQuiet{300};
constexpr milliseconds kLongestBatch{5000};
constexpr milliseconds kRetry{10'000};
constexpr milliseconds kForever{-1};

/// SIGINT and SIGTERM as a flag and a descriptor instead of the end of the process. Made before
/// other threads, which then leave the signals to its own.
class StopSignal {
 public:
  StopSignal() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &signals_, &previous_);
    signal_fd_ = ::signalfd(-1, &signals_, SFD_CLOEXEC);
    stop_fd_ = ::eventfd(0, EFD_CLOEXEC);
    end_fd_ = ::eventfd(0, EFD_CLOEXEC);
    waiter_ = std::thread([this] { wait(); });
  }
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
  ~StopSignal() {
    ::eventfd_write(end_fd_, 1);
    waiter_.join();
    for (const int fd : {signal_fd_, stop_fd_, end_fd_})
      ::close(fd);
    ::pthread_sigmask(SIG_SETMASK, &previous_, nullptr);
  }

  [[nodiscard]] const std::atomic<bool>& stopped() const { return stopped_; }
  /// Readable once a signal came.
  [[nodiscard]] int descriptor() const { return stop_fd_; }

 private:
  void wait() {
    std::array<pollfd, 2> polled = {{{signal_fd_, POLLIN, 0}, {end_fd_, POLLIN, 0}}};
    while (::poll(polled.data(), polled.size(), -1) < 0) {
    }
    if (polled[0].revents != 0) {
      signalfd_siginfo info{};
      (void)::read(signal_fd_, &info, sizeof info);
      stopped_ = true;
      ::eventfd_write(stop_fd_, 1);
    }
  }

  sigset_t signals_{};
  sigset_t previous_{};
  int signal_fd_ = -1;
  int stop_fd_ = -1;
  int end_fd_ = -1;
  std::atomic<bool> stopped_ = false;
  std::thread waiter_;
};

std::vector<std::string> canonical_paths(const std::vector<std::string>& paths) {
  std::vector<std::string> roots;
  roots.reserve(paths.size());
  for (const std::string& path : paths)
    roots.push_back(std::filesystem::weakly_canonical(path).string());
  return roots;
}

/// The disk that each path is on.
std::vector<dev_t> devices_of(const std::vector<std::string>& paths) {
  std::vector<dev_t> devices;
  devices.reserve(paths.size());
  for (const std::string& path : paths) {
    struct stat info {};
    devices.push_back(::stat(path.c_str(), &info) == 0 ? info.st_dev : 0);
  }
  return devices;
}

bool did_something(const RunSummary& summary) {
  return summary.files_read + summary.files_moved + summary.files_gone != 0;
}

class Watcher {
 public:
  Watcher(const RunOptions& options, Progress& progress,
          const std::function<void(const RunSummary&)>& report,
          const std::function<void(const Error&)>& problem)
      : options_(options),
        progress_(progress),
        report_(report),
        problem_(problem),
        watch_(canonical_paths(options.paths), options_.walk,
               std::filesystem::weakly_canonical(options.index_dir).string()) {
    options_.cancel = &stop_.stopped();
    devices_ = devices_of(options_.paths);
  }

  void run() {
    try {
      report_(run_index(options_, progress_));
      while (wait_for_change())
        step();
    } catch (const Cancelled&) {
      progress_.end();
    }
  }

 private:
  void step() {
    try {
      // On the same disk as before it was emptied under our eyes.
      RunOptions options = options_;
      options.allow_empty = options_.allow_empty || devices_of(options_.paths) == devices_;
      const RunSummary summary = run_index(options, progress_);
      if (did_something(summary))
        report_(summary);
      failed_ = false;
    } catch (const Error& error) {
      progress_.end();
      if (!std::exchange(failed_, true))
        problem_(error);
    }
  }

  /// False when a signal came.
  bool wait_for_change() {
    if (!wait(failed_ ? kRetry : kForever))
      return false;
    if (failed_)
      watch_.renew();
    const auto end = Clock::now() + kLongestBatch;
    // More of the same is waited for: an unpacked archive is one change, not a thousand.
    while (Clock::now() < end) {
      const auto before = Clock::now();
      if (!wait(kQuiet))
        return false;
      if (Clock::now() - before >= kQuiet)
        break;
    }
    return true;
  }

  /// Waits for a change, a signal (false) or the time to pass.
  bool wait(milliseconds longest) {
    const auto end = Clock::now() + longest;
    for (;;) {
      const auto left = std::chrono::ceil<milliseconds>(end - Clock::now());
      if (longest != kForever && left.count() <= 0)
        return !stop_.stopped();
      std::array<pollfd, 2> polled = {
          {{stop_.descriptor(), POLLIN, 0}, {watch_.descriptor(), POLLIN, 0}}};
      (void)::poll(polled.data(), polled.size(),
                   longest == kForever ? -1 : static_cast<int>(left.count()));
      if (stop_.stopped())
        return false;
      if (watch_.take_events())
        return true;
    }
  }

  StopSignal stop_;
  std::vector<dev_t> devices_;  ///< that the paths were on at the start
  RunOptions options_;
  Progress& progress_;
  const std::function<void(const RunSummary&)>& report_;
  const std::function<void(const Error&)>& problem_;
  FolderWatch watch_;
  bool failed_ = false;
};

}  // namespace

void watch_articles(const RunOptions& options, Progress& progress,
                    const std::function<void(const RunSummary&)>& report,
                    const std::function<void(const Error&)>& problem) {
  Watcher(options, progress, report, problem).run();
}

}  // namespace timbao
