#include "indexer/input/source/spool.h"

#include "common/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>
#include <vector>

namespace timbao {

namespace {

constexpr std::size_t kChunk = 1 << 16;

/// An open file that has no name any more.
int open_nameless() {
  std::string name = (std::filesystem::temp_directory_path() / "timbao-XXXXXX").string();
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) {
    throw Error(fmt::format("cannot make a temporary file '{}': {}", name, std::strerror(errno)),
                "set TMPDIR to a folder with room");
  }
  ::unlink(name.c_str());
  return descriptor;
}

void write_all(int descriptor, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t count = ::write(descriptor, bytes, size);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      throw Error(fmt::format("cannot write a temporary file: {}", std::strerror(errno)),
                  "set TMPDIR to a folder with room");
    }
    bytes += count;
    size -= static_cast<std::size_t>(count);
  }
}

}  // namespace

Result<std::unique_ptr<FileSource>> spool(ByteSource& source, std::uint64_t limit) {
  const int descriptor = open_nameless();
  auto file = std::make_unique<FileSource>(descriptor);
  std::vector<char> chunk(kChunk);
  for (std::uint64_t total = 0;;) {
    const std::size_t count = source.read(chunk.data(), chunk.size());
    if (count == 0) {
      break;
    }
    total += count;
    if (total > limit) {
      return too_large(limit);
    }
    write_all(descriptor, chunk.data(), count);
  }
  if (source.failure()) {
    return *source.failure();
  }
  (void)file->seek(0, SEEK_SET);
  return file;
}

}  // namespace timbao
