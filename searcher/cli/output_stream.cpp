#include "searcher/cli/output_stream.h"

#include "common/base/error.h"

#include <cerrno>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>

namespace timbao {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 16;

}  // namespace

DescriptorBuffer::DescriptorBuffer(int fd) : fd_(fd), buffer_(kBufferBytes) {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type c) {
  write_out();
  if (!traits_type::eq_int_type(c, traits_type::eof())) {
    sputc(traits_type::to_char_type(c));
  }
  return traits_type::not_eof(c);
}

int DescriptorBuffer::sync() {
  write_out();
  return 0;
}

void DescriptorBuffer::write_out() {
  const char* data = pbase();
  auto left = static_cast<std::size_t>(pptr() - pbase());
  // Emptied first: after a failure nothing is written twice.
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  while (left > 0) {
    const ssize_t written = ::write(fd_, data, left);
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written < 0 && errno == EPIPE) {
      throw ClosedPipe();
    }
    if (written < 0) {
      throw Error(fmt::format("cannot write to standard output: {}",
                              std::generic_category().message(errno)));
    }
    data += written;
    left -= static_cast<std::size_t>(written);
  }
}

}  // namespace timbao
