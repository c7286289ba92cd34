#pragma once

#include <cstdint>

namespace timbao {

/// Guards against archives that are small on disk and endless inside.
///
/// One guard a file: `in` are the bytes of the file on disk, `out` those that all its layers of
/// compression together have given. Over 64 MB, more than max_expansion bytes out for each byte in
/// is a bomb, however the layers are nested.
class ExpansionGuard {
 public:
  explicit ExpansionGuard(std::uint64_t max_expansion) : max_expansion_(max_expansion) {}

  void add_in(std::uint64_t bytes) { in_ += bytes; }
  void add_out(std::uint64_t bytes) { out_ += bytes; }
  [[nodiscard]] bool is_bomb() const { return out_ > kFree && out_ / max_expansion_ > in_; }

 private:
  static constexpr std::uint64_t kFree = 64ULL << 20;
  std::uint64_t max_expansion_;
  std::uint64_t in_ = 0;
  std::uint64_t out_ = 0;
};

}  // namespace timbao
