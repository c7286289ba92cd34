#pragma once

#include <cstddef>
#include <ostream>
#include <streambuf>
#include <vector>

namespace timbao {

/// Thrown by writing when nobody reads any more (`| head -1`): the run ends, quietly and well.
struct ClosedPipe {};

/// A buffered stream to a file descriptor. Failures are exceptions, not flags: ClosedPipe, or Error
/// for a full disk and the like. SIGPIPE must be ignored.
class DescriptorBuffer final : public std::streambuf {
 public:
  explicit DescriptorBuffer(int fd);
  DescriptorBuffer(const DescriptorBuffer&) = delete;
  DescriptorBuffer& operator=(const DescriptorBuffer&) = delete;
  /// Drops what was not flushed.
  ~DescriptorBuffer() override = default;

 protected:
  int_type overflow(int_type c) override;
  int sync() override;

 private:
  void write_out();

  int fd_;
  std::vector<char> buffer_;
};

/// The stream over it that lets those exceptions through.
class DescriptorStream final : public std::ostream {
 public:
  explicit DescriptorStream(int fd) : std::ostream(nullptr), buffer_(fd) {
    rdbuf(&buffer_);
    exceptions(std::ios::badbit);
  }

 private:
  DescriptorBuffer buffer_;
};

}  // namespace timbao
