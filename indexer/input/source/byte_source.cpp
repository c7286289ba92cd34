#include "indexer/input/source/byte_source.h"

#include "common/base/free_memory.h"

#define XXH_INLINE_ALL

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>
#include <xxhash.h>

namespace timbao {

namespace {

constexpr std::size_t kHashChunk = 256 << 10;

std::string system_message(int code) { return std::generic_category().message(code); }

}  // namespace

std::optional<std::uint64_t> ByteSource::seek(std::int64_t /*offset*/, int /*whence*/) {
  return std::nullopt;
}

std::size_t MemorySource::read(char* out, std::size_t size) {
  const std::size_t count = std::min(size, rest_.size());
  std::copy_n(rest_.data(), count, out);
  rest_.remove_prefix(count);
  return count;
}

/// Hash of a file's bytes from its start on, as far as they have come in order.
class FileSource::Hash {
 public:
  Hash() { XXH3_64bits_reset(state_.get()); }
  void add(std::uint64_t position, const char* bytes, std::size_t size) {
    if (position == end_) {
      XXH3_64bits_update(state_.get(), bytes, size);
      end_ += size;
    }
  }
  [[nodiscard]] std::uint64_t end() const { return end_; }
  [[nodiscard]] std::uint64_t value() const { return XXH3_64bits_digest(state_.get()); }

 private:
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> state_{XXH3_createState()};
  std::uint64_t end_ = 0;
};

FileSource::FileSource(const std::string& path) {
  if (path == "-") {
    descriptor_ = STDIN_FILENO;
    return;
  }
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (descriptor_ < 0) {
    // Sockets can't be opened at all: ENXIO names a device or a socket, not a missing right.
    fail(errno == ENXIO ? "not-regular" : "unreadable", system_message(errno));
    return;
  }
  look();
}

FileSource::FileSource(int descriptor) : descriptor_(descriptor) { look(); }

void FileSource::look() {
  struct stat status = {};
  if (::fstat(descriptor_, &status) != 0) {
    fail("unreadable", system_message(errno));
  } else if (!S_ISREG(status.st_mode)) {
    fail("not-regular", "not a regular file (a folder, device, pipe or socket)");
  } else {
    size_ = static_cast<std::uint64_t>(status.st_size);
    hash_ = std::make_unique<Hash>();
    ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
  }
}

FileSource::~FileSource() {
  if (descriptor_ > STDERR_FILENO) {
    ::close(descriptor_);
  }
}

std::size_t FileSource::read(char* out, std::size_t size) {
  const std::size_t count = read_raw(out, size);
  if (hash_) {
    hash_->add(position_, out, count);
    position_ += count;
  }
  if (guard_ != nullptr) {
    guard_->add_in(count);
  }
  return count;
}

std::size_t FileSource::read_raw(char* out, std::size_t size) {
  if (failure()) {
    return 0;
  }
  for (;;) {
    const ssize_t count = ::read(descriptor_, out, size);
    if (count >= 0) {
      return static_cast<std::size_t>(count);
    }
    if (errno != EINTR) {
      fail("unreadable", system_message(errno));
      return 0;
    }
  }
}

std::uint64_t FileSource::content_hash() {
  if (!hash_ || failure()) {
    return 0;
  }
  std::vector<char> rest(kHashChunk);
  for (;;) {
    const ssize_t count =
        ::pread(descriptor_, rest.data(), rest.size(), static_cast<off_t>(hash_->end()));
    if (count < 0) {
      return 0;
    }
    if (count == 0) {
      return hash_->value();
    }
    hash_->add(hash_->end(), rest.data(), static_cast<std::size_t>(count));
  }
}

std::optional<std::uint64_t> FileSource::seek(std::int64_t offset, int whence) {
  const off_t position = hash_ && !failure() ? ::lseek(descriptor_, offset, whence) : off_t{-1};
  if (position < 0) {
    return std::nullopt;
  }
  position_ = static_cast<std::uint64_t>(position);
  return position_;
}

std::size_t PrefixedSource::read(char* out, std::size_t size) {
  if (used_ < prefix_.size()) {
    const std::size_t count = std::min(size, prefix_.size() - used_);
    std::copy_n(prefix_.data() + used_, count, out);
    used_ += count;
    return count;
  }
  const std::size_t count = rest_.read(out, size);
  if (count == 0 && rest_.failure()) {
    fail(rest_.failure()->reason, rest_.failure()->why);
  }
  return count;
}

std::size_t count_zeros(std::string_view bytes) {
  constexpr std::size_t kBlock = 4096;
  static constexpr std::array<char, kBlock> kZeros{};
  std::size_t zeros = 0;
  while (bytes.size() - zeros >= kBlock &&
         std::memcmp(bytes.data() + zeros, kZeros.data(), kBlock) == 0) {
    zeros += kBlock;
  }
  while (zeros < bytes.size() && bytes[zeros] == '\0') {
    ++zeros;
  }
  return zeros;
}

Rejection too_many_zeros(std::uint64_t offset) {
  return {"binary",
          {},
          offset,
          fmt::format("over {} MB of zero bytes: nothing is read after them", kMostZeros >> 20U)};
}

Rejection too_large(std::uint64_t limit) {
  return {"too-large",
          {},
          0,
          fmt::format("over the limit of {} MB; see --max-file-size", limit >> 20U)};
}

void grow_buffer(std::string& buffer, std::size_t padding, std::uint64_t most,
                 const GrowthNotice& growing) {
  constexpr std::size_t kStep = 1 << 20;
  constexpr std::size_t kMuch = 8 << 20;
  const std::size_t now = buffer.size() - padding;
  const std::size_t next = std::max<std::size_t>(
      now + kStep, static_cast<std::size_t>(std::min<std::uint64_t>(now * 2, most + kStep)));
  if (growing) {
    growing(next);
  }
  buffer.resize(next + padding);
  if (now > kMuch) {
    give_back_free_memory();
  }
}

Result<std::string> read_all(ByteSource& source, std::uint64_t limit, const GrowthNotice& growing) {
  constexpr std::size_t kChunk = 64 << 10;
  constexpr std::size_t kFirst = 1 << 20;
  std::string bytes;
  std::size_t filled = 0;
  for (;;) {
    if (bytes.size() == filled && filled < kFirst) {
      bytes.resize(filled * 2 + kChunk);
    } else if (bytes.size() == filled) {
      grow_buffer(bytes, 0, limit, growing);
    }
    const std::size_t count = source.read(bytes.data() + filled, bytes.size() - filled);
    filled += count;
    if (filled > limit) {
      return too_large(limit);
    }
    if (count == 0) {
      break;
    }
  }
  if (source.failure()) {
    return *source.failure();
  }
  bytes.resize(filled);
  return bytes;
}

std::string read_some(ByteSource& source, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const std::size_t count = source.read(bytes.data() + filled, size - filled);
    if (count == 0) {
      break;
    }
    filled += count;
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace timbao
