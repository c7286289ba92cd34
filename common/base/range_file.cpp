#include "common/base/range_file.h"

#include "common/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/types.h>
#include <unistd.h>
#include <utility>

namespace timbao {

RangeFile::RangeFile(const std::string& path)
    : path_(path), fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (fd_ < 0)
    throw Error(fmt::format("cannot open '{}': {}", path, std::strerror(errno)));
}

RangeFile::RangeFile(RangeFile&& other) noexcept
    : path_(std::move(other.path_)),
      fd_(std::exchange(other.fd_, -1)),
      copied_(other.copied_),
      map_(std::move(other.map_)) {}

RangeFile::~RangeFile() {
  if (fd_ >= 0)
    ::close(fd_);
}

const MappedFile& RangeFile::map() {
  if (!map_) {
    map_.emplace(fd_, path_);
    ::close(std::exchange(fd_, -1));
  }
  return *map_;
}

void RangeFile::read(std::uint64_t offset, char* bytes, std::size_t size) {
  ++copied_;
  for (std::size_t done = 0; done < size;) {
    const ssize_t got = ::pread(fd_, bytes + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      throw Error(fmt::format("cannot read '{}': {}", path_, std::strerror(errno)));
    if (got == 0)
      throw Error(fmt::format("'{}' is damaged: it ends before byte {}", path_, offset + size),
                  "check the index with: timbao-index --check");
    done += static_cast<std::size_t>(got);
  }
}

}  // namespace timbao
