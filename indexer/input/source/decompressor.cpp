#include "indexer/input/source/decompressor.h"

#include "indexer/input/source/archive_stream.h"

#include <archive_entry.h>

namespace timbao {

class Decompressor::Stream {
 public:
  Stream(ByteSource& packed, ExpansionGuard& guard)
      : guard_(guard), input_{packed}, handle_(archive_read_new()) {
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
    const la_ssize_t count = data_.read(handle_.get(), out, size);
    guard_.add_out(count > 0 ? static_cast<std::uint64_t>(count) : 0);
    return count;
  }

  [[nodiscard]] bool is_bomb() const { return guard_.is_bomb(); }
  /// Why reading failed: what is wrong below us, else what libarchive says.
  [[nodiscard]] Rejection why() const {
    return input_.packed.failure()
               ? *input_.packed.failure()
               : Rejection{"bad-archive", {}, 0, archive_message(handle_.get())};
  }

 private:
  ExpansionGuard& guard_;
  ArchiveInput input_;
  ArchiveHandle handle_;
  MemberData data_;
  bool at_end_ = false;
};

Decompressor::Decompressor(ByteSource& packed, ExpansionGuard& guard)
    : stream_(std::make_unique<Stream>(packed, guard)) {
  if (!stream_->open()) {
    fail(stream_->why());
  }
}

Decompressor::~Decompressor() = default;

std::size_t Decompressor::read(char* out, std::size_t size) {
  if (failure()) {
    return 0;
  }
  const la_ssize_t count = stream_->read(out, size);
  if (count < 0) {
    fail(stream_->why());
    return 0;
  }
  if (stream_->is_bomb()) {
    fail(bomb());
    return 0;
  }
  return static_cast<std::size_t>(count);
}

}  // namespace timbao
