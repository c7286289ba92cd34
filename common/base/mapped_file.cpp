#include "common/base/mapped_file.h"

#include "common/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace timbao {

MappedFile::MappedFile(const std::string& path) : path_(path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    throw Error(fmt::format("cannot open '{}': {}", path, std::strerror(errno)));
  struct stat info {};
  void* address = nullptr;
  int failure = ::fstat(fd, &info) != 0 ? errno : 0;
  if (failure == 0 && info.st_size > 0) {
    address = ::mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_SHARED, fd, 0);
    if (address == MAP_FAILED)
      failure = errno;
  }
  ::close(fd);
  if (failure != 0)
    throw Error(fmt::format("cannot map '{}': {}", path, std::strerror(failure)));
  data_ = static_cast<const char*>(address);
  size_ = static_cast<std::size_t>(info.st_size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      path_(std::move(other.path_)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  if (this != &other) {
    release();
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
    path_ = std::move(other.path_);
  }
  return *this;
}

MappedFile::~MappedFile() { release(); }

void MappedFile::release() noexcept {
  if (data_ != nullptr)
    ::munmap(const_cast<char*>(data_), size_);
}

void MappedFile::check(std::size_t offset, std::size_t count, std::size_t size) const {
  if (offset > size_ || count > (size_ - offset) / size)
    throw Error(fmt::format("'{}' is damaged: {} bytes, more were expected", path_, size_),
                "check the index with: timbao-index --check");
}

}  // namespace timbao
