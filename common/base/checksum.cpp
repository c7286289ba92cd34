#include "common/base/checksum.h"

#include "common/base/error.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace timbao {

// Read, not mapped: a mapped part of gigabytes would count as memory of ours while it is summed.
std::uint64_t file_checksum(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    throw Error(fmt::format("cannot open '{}': {}", path, std::strerror(errno)));
  XXH3_state_t state;
  XXH3_64bits_reset(&state);
  std::array<char, 128 << 10> buffer;
  ssize_t size = 0;
  while ((size = ::read(fd, buffer.data(), buffer.size())) > 0 || (size < 0 && errno == EINTR))
    if (size > 0)
      XXH3_64bits_update(&state, buffer.data(), static_cast<std::size_t>(size));
  const int failure = size < 0 ? errno : 0;
  ::close(fd);
  if (failure != 0)
    throw Error(fmt::format("cannot read '{}': {}", path, std::strerror(failure)));
  return XXH3_64bits_digest(&state);
}

}  // namespace timbao
