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
  const int failure = map(fd);
  ::close(fd);
  check_mapped(failure);
}

MappedFile::MappedFile(int fd, std::string path) : path_(std::move(path)) { check_mapped(map(fd)); }

/// Gives errno, or 0.
int MappedFile::map(int fd) noexcept {
  struct stat info {};
  if (::fstat(fd, &info) != 0)
    return errno;
  size_ = static_cast<std::size_t>(info.st_size);
  if (size_ == 0)
    return 0;
  void* const address = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, fd, 0);
  if (address == MAP_FAILED)
    return errno;
  data_ = static_cast<const char*>(address);
  return 0;
}

void MappedFile::check_mapped(int failure) const {
  if (failure != 0)
    throw Error(fmt::format("cannot map '{}': {}", path_, std::strerror(failure)));
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
