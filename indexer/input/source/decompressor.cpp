#include "indexer/input/source/decompressor.h"

#include "indexer/input/formats.h"
#include "indexer/input/source/archive_stream.h"

#include <archive_entry.h>
#include <cerrno>

namespace timbao {

namespace {

la_ssize_t read_packed(archive* handle, void* data, const void** bytes) {
  auto& input = *static_cast<ArchiveInput*>(data);
  const std::size_t count = input.packed.read(input.buffer.data(), input.buffer.size());
  if (count == 0 && input.packed.failure()) {
    archive_set_error(handle, EIO, "%s", input.packed.failure()->why.c_str());
    return -1;
  }
  input.guard.add_in(count);
  *bytes = input.buffer.data();
  return static_cast<la_ssize_t>(count);
}

}  // namespace

void support_compressions(archive* handle) {
  // Not ..._filter_all: some of those start other programs on the data.
  archive_read_support_filter_gzip(handle);
  archive_read_support_filter_bzip2(handle);
  archive_read_support_filter_xz(handle);
  archive_read_support_filter_lzma(handle);
  archive_read_support_filter_zstd(handle);
  archive_read_support_filter_lz4(handle);
  archive_read_support_filter_compress(handle);
}

bool open_archive(archive* handle, ArchiveInput& input) {
  return archive_read_open(handle, &input, nullptr, read_packed, nullptr) == ARCHIVE_OK;
}

std::string archive_message(archive* handle) {
  const char* message = archive_error_string(handle);
  return message == nullptr ? "damaged archive" : clean_name(message);
}

class Decompressor::Stream {
 public:
  Stream(ByteSource& packed, const ReadLimits& limits)
      : guard_(limits.max_expansion), input_{packed, guard_}, handle_(archive_read_new()) {
    support_compressions(handle_.get());
    archive_read_support_format_raw(handle_.get());
    archive_read_support_format_empty(handle_.get());
  }

  bool open() {
    archive_entry* entry = nullptr;
    if (!open_archive(handle_.get(), input_)) {
      return false;
    }
    const int status = archive_read_next_header(handle_.get(), &entry);
    at_end_ = status == ARCHIVE_EOF;
    return status >= ARCHIVE_WARN;
  }

  la_ssize_t read(char* out, std::size_t size) {
    if (at_end_) {
      return 0;
    }
    const la_ssize_t count = archive_read_data(handle_.get(), out, size);
    guard_.add_out(count > 0 ? static_cast<std::uint64_t>(count) : 0);
    return count;
  }

  [[nodiscard]] bool is_bomb() const { return guard_.is_bomb(); }
  [[nodiscard]] std::string message() const { return archive_message(handle_.get()); }

 private:
  ExpansionGuard guard_;
  ArchiveInput input_;
  ArchiveHandle handle_;
  bool at_end_ = false;
};

Decompressor::Decompressor(ByteSource& packed, const ReadLimits& limits)
    : stream_(std::make_unique<Stream>(packed, limits)) {
  if (!stream_->open()) {
    fail("bad-archive", stream_->message());
  }
}

Decompressor::~Decompressor() = default;

std::size_t Decompressor::read(char* out, std::size_t size) {
  if (failure()) {
    return 0;
  }
  const la_ssize_t count = stream_->read(out, size);
  if (count < 0) {
    fail("bad-archive", stream_->message());
    return 0;
  }
  if (stream_->is_bomb()) {
    fail("bomb", "expands far more than text does; see the limits in timbao-index(1)");
    return 0;
  }
  return static_cast<std::size_t>(count);
}

}  // namespace timbao
