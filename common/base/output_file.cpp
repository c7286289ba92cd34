#include "common/base/output_file.h"

#include "common/base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

namespace timbao {
namespace {

constexpr std::size_t kBufferBytes = 256 << 10;

}  // namespace

void throw_write_error(const std::string& path, int error_number) {
  std::string hint;
  if (error_number == ENOSPC || error_number == EDQUOT)
    hint = "make room on that disk and run the same command again; nothing indexed is lost";
  else if (error_number == EFBIG)
    hint = "files may not grow that large here: see ulimit -f; nothing indexed is lost";
  else if (error_number == EACCES || error_number == EPERM || error_number == EROFS)
    hint = "choose another folder with --index, or change its permissions";
  throw Error(fmt::format("cannot write '{}': {}", path, std::strerror(error_number)), hint);
}

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd_ < 0)
    throw_write_error(path_, errno);
  buffer_.reserve(kBufferBytes);
}

OutputFile::~OutputFile() {
  if (fd_ >= 0)
    ::close(fd_);
}

void OutputFile::write(const void* data, std::size_t size) {
  size_ += size;
  if (buffer_.size() + size > kBufferBytes)
    flush();
  if (size >= kBufferBytes)
    write_out(static_cast<const char*>(data), size);
  else
    buffer_.append(static_cast<const char*>(data), size);
}

void OutputFile::flush() {
  write_out(buffer_.data(), buffer_.size());
  buffer_.clear();
}

void OutputFile::write_out(const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(fd_, data, size);
    if (written < 0) {
      if (errno == EINTR)
        continue;
      throw_write_error(path_, errno);
    }
    data += written;
    size -= static_cast<std::size_t>(written);
  }
}

void OutputFile::overwrite(std::uint64_t offset, std::string_view bytes) {
  flush();
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(fd_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno != EINTR)
      throw_write_error(path_, errno);
    const auto done = static_cast<std::size_t>(std::max<ssize_t>(written, 0));
    bytes.remove_prefix(done);
    offset += done;
  }
}

void OutputFile::close(bool sync) {
  flush();
  if (sync && ::fsync(fd_) != 0)
    throw_write_error(path_, errno);
  const int fd = std::exchange(fd_, -1);
  if (::close(fd) != 0)
    throw_write_error(path_, errno);
}

void replace_file(const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".tmp";
  {
    OutputFile file(temporary);
    file.write(bytes);
    file.close(true);
  }
  if (std::rename(temporary.c_str(), path.c_str()) != 0)
    throw_write_error(path, errno);
  sync_folder(std::filesystem::path(path).parent_path().string());
}

void sync_folder(const std::string& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    throw_write_error(folder, errno);
  const int failed = ::fsync(fd) != 0 ? errno : 0;
  ::close(fd);
  // Some file systems cannot sync a folder; the rename itself is still atomic there.
  if (failed != 0 && failed != EINVAL)
    throw_write_error(folder, failed);
}

}  // namespace timbao
