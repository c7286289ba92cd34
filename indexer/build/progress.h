#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace timbao {

/// How far a run has come; called from many threads.
class Progress {
 public:
  virtual ~Progress() = default;
  /// Work to do: files and their bytes.
  virtual void begin(std::uint64_t files, std::uint64_t bytes) = 0;
  virtual void file_done(std::uint64_t bytes) = 0;
  virtual void article_done(std::uint64_t text_bytes) = 0;
  /// A phase without counts: "merging", "publishing".
  virtual void phase(std::string_view name) = 0;
  virtual void end() = 0;
};

/// Says nothing.
[[nodiscard]] std::unique_ptr<Progress> quiet_progress();
/// One line on standard error: renewed ten times a second on a terminal (done, rate, time left),
/// else one line a minute.
[[nodiscard]] std::unique_ptr<Progress> stderr_progress();

}  // namespace timbao
