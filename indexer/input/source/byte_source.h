#pragma once

#include "common/base/result.h"
#include "indexer/input/source/expansion_guard.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace timbao {

/// A stream of bytes read once, front to back: a file, a member of an archive, a buffer.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Fills up to `size` bytes of `out`; 0 at the end or after a failure (see failure()).
  virtual std::size_t read(char* out, std::size_t size) = 0;

  /// Moves to `offset` from the start (SEEK_SET), from here (SEEK_CUR) or from the end (SEEK_END);
  /// gives the new position, or nothing where the source can't.
  virtual std::optional<std::uint64_t> seek(std::int64_t offset, int whence);

  /// Why reading stopped before the end; `source` is filled in by whoever reports it.
  [[nodiscard]] const std::optional<Rejection>& failure() const { return failure_; }

 protected:
  void fail(std::string reason, std::string why) {
    failure_ = Rejection{std::move(reason), {}, 0, std::move(why)};
  }
  void fail(Rejection rejection) { failure_ = std::move(rejection); }

 private:
  std::optional<Rejection> failure_;
};

/// Bytes in memory; the view must outlive the source.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : rest_(bytes) {}
  std::size_t read(char* out, std::size_t size) override;

 private:
  std::string_view rest_;
};

/// A regular file, or standard input for path "-".
///
/// Opened without blocking and checked by fstat, so that a FIFO, a socket or a device is a failure
/// ("not-regular") and never a hang. A file that can't be opened or read: "unreadable".
class FileSource : public ByteSource {
 public:
  explicit FileSource(const std::string& path);
  /// Takes an open regular file over, from its start.
  explicit FileSource(int descriptor);
  ~FileSource() override;
  std::size_t read(char* out, std::size_t size) override;
  std::optional<std::uint64_t> seek(std::int64_t offset, int whence) override;

  /// Bytes read are counted in this guard, which must outlive the source.
  void count_in(ExpansionGuard& guard) { guard_ = &guard; }
  /// XXH3 of all the bytes of a regular file: of those that were read in order as they came, of
  /// the others now. 0 for standard input, and when reading fails.
  [[nodiscard]] std::uint64_t content_hash();

  /// Size in bytes when opened; 0 for standard input.
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// The open descriptor, or -1.
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  /// Kept apart from the header of xxhash.
  class Hash;

  void look();
  std::size_t read_raw(char* out, std::size_t size);

  int descriptor_ = -1;
  std::unique_ptr<Hash> hash_;
  std::uint64_t position_ = 0;
  std::uint64_t size_ = 0;
  ExpansionGuard* guard_ = nullptr;
};

/// A source with some bytes put back in front: for looking at the start of a stream.
class PrefixedSource : public ByteSource {
 public:
  PrefixedSource(std::string prefix, ByteSource& rest) : prefix_(std::move(prefix)), rest_(rest) {}
  std::size_t read(char* out, std::size_t size) override;

 private:
  std::string prefix_;
  std::size_t used_ = 0;
  ByteSource& rest_;
};

/// Called with the size that a buffer is about to grow to.
using GrowthNotice = std::function<void(std::size_t bytes)>;

/// Makes `buffer` larger, `padding` bytes not counted: twice as large, but not far over `most`.
void grow_buffer(std::string& buffer, std::size_t padding, std::uint64_t most,
                 const GrowthNotice& growing);

/// More zero bytes than this on end are no text that a crash left half written: reading ends there.
inline constexpr std::uint64_t kMostZeros = 64ULL << 20;

/// What so many zero bytes are rejected with; `offset` is where they begin.
[[nodiscard]] Rejection too_many_zeros(std::uint64_t offset);

/// Zero bytes at the start of `bytes`. About 10 GB/s.
[[nodiscard]] std::size_t count_zeros(std::string_view bytes);

/// What over `limit` bytes is rejected with.
[[nodiscard]] Rejection too_large(std::uint64_t limit);

/// All that is left of `source`, or a failure; over `limit` bytes: "too-large".
[[nodiscard]] Result<std::string> read_all(ByteSource& source, std::uint64_t limit,
                                           const GrowthNotice& growing = {});

/// Up to `size` bytes from `source`: fewer only at its end.
[[nodiscard]] std::string read_some(ByteSource& source, std::size_t size);

}  // namespace timbao
