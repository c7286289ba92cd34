#include "indexer/input/source/archive_stream.h"

#include "indexer/input/formats.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>

namespace timbao {

namespace {

ByteSource& source_of(void* data) { return static_cast<ArchiveInput*>(data)->packed; }

la_ssize_t read_packed(archive* handle, void* data, const void** bytes) {
  auto& input = *static_cast<ArchiveInput*>(data);
  const std::size_t count = input.packed.read(input.buffer.data(), input.buffer.size());
  if (count == 0 && input.packed.failure()) {
    archive_set_error(handle, EIO, "%s", input.packed.failure()->why.c_str());
    return -1;
  }
  *bytes = input.buffer.data();
  return static_cast<la_ssize_t>(count);
}

la_int64_t seek_packed(archive* /*handle*/, void* data, la_int64_t offset, int whence) {
  const auto position = source_of(data).seek(offset, whence);
  return position ? static_cast<la_int64_t>(*position) : ARCHIVE_FATAL;
}

/// Steps over what need not be read; libarchive reads what was not skipped.
la_int64_t skip_packed(archive* /*handle*/, void* data, la_int64_t count) {
  const auto before = source_of(data).seek(0, SEEK_CUR);
  const auto after = source_of(data).seek(count, SEEK_CUR);
  return before && after ? static_cast<la_int64_t>(*after - *before) : 0;
}

}  // namespace

Utf8Locale::Utf8Locale() {
  static const locale_t kUtf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  previous_ = ::uselocale(kUtf8);
}

Utf8Locale::~Utf8Locale() { ::uselocale(previous_); }

Rejection bomb() {
  return {"bomb", {}, 0, "expands far more than text does: not read on (see timbao-index(1))"};
}

void support_compressions(archive* handle) {
  // Not ..._filter_all: some of those start other programs on the data.
  using Support = int (*)(archive*);
  constexpr std::array<Support, 7> kFilters = {
      archive_read_support_filter_gzip,    archive_read_support_filter_bzip2,
      archive_read_support_filter_xz,      archive_read_support_filter_lzma,
      archive_read_support_filter_zstd,    archive_read_support_filter_lz4,
      archive_read_support_filter_compress};
  for (const Support support : kFilters) {
    support(handle);
  }
}

bool open_archive(archive* handle, ArchiveInput& input) {
  const bool seeks = input.packed.seek(0, SEEK_CUR).has_value();
  archive_read_set_read_callback(handle, read_packed);
  archive_read_set_callback_data(handle, &input);
  if (seeks) {
    archive_read_set_seek_callback(handle, seek_packed);
    archive_read_set_skip_callback(handle, skip_packed);
  }
  return archive_read_open1(handle) == ARCHIVE_OK;
}

la_ssize_t MemberData::read(archive* handle, char* out, std::size_t size) {
  while (block_.empty()) {
    const void* bytes = nullptr;
    std::size_t count = 0;
    const int status = archive_read_data_block(handle, &bytes, &count, &block_begin_);
    if (status == ARCHIVE_EOF) {
      return 0;
    }
    if (status < ARCHIVE_OK) {
      return status;
    }
    block_ = {static_cast<const char*>(bytes), count};
  }
  std::size_t count = 0;
  if (position_ < block_begin_) {
    count = std::min<std::size_t>(size, static_cast<std::size_t>(block_begin_ - position_));
    std::fill_n(out, count, '\0');
  } else {
    count = std::min(size, block_.size());
    std::copy_n(block_.data(), count, out);
    block_.remove_prefix(count);
    block_begin_ += static_cast<la_int64_t>(count);
  }
  position_ += static_cast<la_int64_t>(count);
  return static_cast<la_ssize_t>(count);
}

std::string archive_message(archive* handle) {
  const char* message = archive_error_string(handle);
  return message == nullptr ? "damaged archive" : clean_name(message);
}

}  // namespace timbao
