#include "indexer/build/progress.h"

#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <mutex>
#include <string>
#include <unistd.h>

namespace timbao {
namespace {

using Clock = std::chrono::steady_clock;

class QuietProgress : public Progress {
 public:
  void begin(std::uint64_t /*files*/, std::uint64_t /*bytes*/) override {}
  void file_done(std::uint64_t /*bytes*/) override {}
  void article_done(std::uint64_t /*text_bytes*/) override {}
  void phase(std::string_view /*name*/) override {}
  void end() override {}
};

class StderrProgress : public Progress {
 public:
  StderrProgress() : terminal_(::isatty(STDERR_FILENO) == 1) {}

  void begin(std::uint64_t files, std::uint64_t bytes) override {
    total_files_ = files;
    total_bytes_ = bytes;
    files_ = bytes_ = articles_ = text_bytes_ = 0;  // --watch runs many times
    start_ = Clock::now();
    last_ = start_;
  }
  void file_done(std::uint64_t bytes) override {
    ++files_;
    bytes_ += bytes;
    show();
  }
  void article_done(std::uint64_t text_bytes) override {
    text_bytes_ += text_bytes;
    if (++articles_ % 64 == 0)
      show();
  }
  void phase(std::string_view name) override {
    const std::lock_guard guard(mutex_);
    phase_ = name;
    if (terminal_)
      fmt::print(stderr, "\r\033[K{} ...", phase_);
    shown_ = terminal_;
  }
  void end() override {
    const std::lock_guard guard(mutex_);
    if (shown_)
      fmt::print(stderr, "\r\033[K");
    shown_ = false;
  }

 private:
  void show() {
    const std::unique_lock guard(mutex_, std::try_to_lock);
    if (!guard)
      return;
    const auto now = Clock::now();
    const auto pause =
        terminal_ ? std::chrono::milliseconds(100) : std::chrono::milliseconds(60000);
    if (now - last_ < pause)
      return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const std::string line = fmt::format(
        "{} articles, {} of {} files, {:.1f} MB of text, {:.1f} MB/s{}", articles_.load(),
        files_.load(), total_files_, static_cast<double>(text_bytes_) / 1e6,
        static_cast<double>(text_bytes_) / 1e6 / std::max(seconds, 0.001), time_left(seconds));
    if (terminal_)
      fmt::print(stderr, "\r\033[K{}", line);
    else
      fmt::print(stderr, "timbao-index: {}\n", line);
    shown_ = terminal_;
  }

  [[nodiscard]] std::string time_left(double seconds) const {
    if (bytes_ == 0 || total_bytes_ == 0 || seconds < 1)
      return {};
    const double left =
        seconds * (static_cast<double>(total_bytes_) / static_cast<double>(bytes_) - 1);
    const auto whole = static_cast<long>(left < 0 ? 0 : left);
    return whole >= 60 ? fmt::format(", {} min {:02} s left", whole / 60, whole % 60)
                       : fmt::format(", {} s left", whole);
  }

  const bool terminal_;
  std::mutex mutex_;
  std::string phase_;
  bool shown_ = false;
  Clock::time_point start_, last_;
  std::uint64_t total_files_ = 0, total_bytes_ = 0;
  std::atomic<std::uint64_t> files_ = 0, bytes_ = 0, articles_ = 0, text_bytes_ = 0;
};

}  // namespace

std::unique_ptr<Progress> quiet_progress() { return std::make_unique<QuietProgress>(); }
std::unique_ptr<Progress> stderr_progress() { return std::make_unique<StderrProgress>(); }

}  // namespace timbao
