#pragma once

#include "indexer/input/source/byte_source.h"
#include "indexer/input/source/decompressor.h"

#include <archive.h>
#include <memory>
#include <string>
#include <vector>

namespace timbao {

struct ArchiveCloser {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using ArchiveHandle = std::unique_ptr<archive, ArchiveCloser>;

/// What libarchive calls back into while it reads: our bytes in, counted. Must not move while
/// open.
struct ArchiveInput {
  ByteSource& packed;
  ExpansionGuard& guard;
  std::vector<char> buffer = std::vector<char>(kBuffer);

  static constexpr std::size_t kBuffer = 128 << 10;
};

/// Lets `handle` read every compression that needs no other program.
void support_compressions(archive* handle);

/// Opens `handle` over `input`; false on failure (see archive_message).
[[nodiscard]] bool open_archive(archive* handle, ArchiveInput& input);

/// libarchive's last message, as one clean line.
[[nodiscard]] std::string archive_message(archive* handle);

}  // namespace timbao
