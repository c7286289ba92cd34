#include "indexer/input/source/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace timbao {

namespace {

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
    ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
  }
}

FileSource::~FileSource() {
  if (descriptor_ > STDERR_FILENO) {
    ::close(descriptor_);
  }
}

std::size_t FileSource::read(char* out, std::size_t size) {
  if (failure()) {
    return 0;
  }
  for (;;) {
    const ssize_t count = ::read(descriptor_, out, size);
    if (count >= 0) {
      if (guard_ != nullptr) {
        guard_->add_in(static_cast<std::uint64_t>(count));
      }
      return static_cast<std::size_t>(count);
    }
    if (errno != EINTR) {
      fail("unreadable", system_message(errno));
      return 0;
    }
  }
}

std::optional<std::uint64_t> FileSource::seek(std::int64_t offset, int whence) {
  const off_t position =
      failure() || descriptor_ == STDIN_FILENO ? off_t{-1} : ::lseek(descriptor_, offset, whence);
  return position < 0 ? std::nullopt
                      : std::optional<std::uint64_t>(static_cast<std::uint64_t>(position));
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

Result<std::string> read_all(ByteSource& source, std::uint64_t limit) {
  constexpr std::size_t kChunk = 64 << 10;
  std::string bytes;
  std::size_t filled = 0;
  for (;;) {
    if (bytes.size() - filled < kChunk) {
      bytes.resize(std::max(filled + kChunk, filled * 2));
    }
    const std::size_t count = source.read(bytes.data() + filled, bytes.size() - filled);
    filled += count;
    if (filled > limit) {
      return Rejection{"too-large", {}, 0, fmt::format("over the limit of {} bytes", limit)};
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
