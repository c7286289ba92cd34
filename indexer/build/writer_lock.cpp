#include "indexer/build/writer_lock.h"

#include "common/base/error.h"
#include "common/base/output_file.h"
#include "common/store/schema.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace timbao {
namespace {

std::string holder_of(int fd) {
  std::array<char, 256> text{};
  const ssize_t size = ::pread(fd, text.data(), text.size() - 1, 0);
  std::string holder(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  while (!holder.empty() && holder.back() == '\n')
    holder.pop_back();
  return holder.empty() ? "another process" : holder;
}

std::string this_process() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  return fmt::format("process {} on {}, since {:%Y-%m-%d %H:%M:%S}\n", ::getpid(), host.data(),
                     fmt::localtime(std::time(nullptr)));
}

}  // namespace

WriterLock::WriterLock(const std::string& index_dir) {
  std::error_code failure;
  std::filesystem::create_directories(index_dir, failure);
  if (failure)
    throw Error(
        fmt::format("cannot create the index folder '{}': {}", index_dir, failure.message()),
        "choose another folder with --index, or change its permissions");
  const std::string path = fmt::format("{}/{}", index_dir, kLockName);
  fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd_ < 0)
    throw_write_error(path, errno);
  if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
    const int reason = errno;
    const std::string holder = holder_of(fd_);
    ::close(fd_);
    if (reason != EWOULDBLOCK)
      throw Error(fmt::format("cannot lock '{}': {}", path, std::strerror(reason)));
    throw Error(fmt::format("the index at '{}' is being written by {}", index_dir, holder),
                "wait until it has finished, or stop it; searching works meanwhile");
  }
  const std::string holder = this_process();
  if (::ftruncate(fd_, 0) != 0 || ::pwrite(fd_, holder.data(), holder.size(), 0) < 0) {
    const int reason = errno;
    ::close(fd_);
    throw_write_error(path, reason);
  }
}

WriterLock::~WriterLock() {
  (void)::ftruncate(fd_, 0);
  ::close(fd_);
}

}  // namespace timbao
