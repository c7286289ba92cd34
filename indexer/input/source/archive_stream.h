#pragma once

#include "indexer/input/source/byte_source.h"
#include "indexer/input/source/expansion_guard.h"

#include <archive.h>
#include <clocale>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

struct ArchiveCloser {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using ArchiveHandle = std::unique_ptr<archive, ArchiveCloser>;

/// What libarchive calls back into while it reads: our bytes in. Must not move while open.
struct ArchiveInput {
  ByteSource& packed;
  std::vector<char> buffer = std::vector<char>(kBuffer);

  static constexpr std::size_t kBuffer = 128 << 10;
};

/// libarchive converts names by the locale of the thread: while this lives it is UTF-8, whatever
/// the user's is, so that names in zip and 7z come out as UTF-8.
class Utf8Locale {
 public:
  Utf8Locale();
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
  ~Utf8Locale();

 private:
  locale_t previous_;
};

/// What an expansion over the limit is rejected with.
[[nodiscard]] Rejection bomb();

/// Lets `handle` read every compression that needs no other program.
void support_compressions(archive* handle);

/// Opens `handle` over `input`, seeking where the source can; false on failure (see
/// archive_message).
[[nodiscard]] bool open_archive(archive* handle, ArchiveInput& input);

/// The data of the member that a handle stands at. Unlike archive_read_data() it loses nothing of
/// what came before an error.
class MemberData {
 public:
  /// Fills up to `size` bytes of `out`: 0 at the end, else a negative status of libarchive.
  la_ssize_t read(archive* handle, char* out, std::size_t size);

 private:
  std::string_view block_;      ///< libarchive's, not yet given out
  la_int64_t block_begin_ = 0;  ///< place of block_ in the member
  la_int64_t position_ = 0;     ///< of what is given out next; less in a hole
};

/// libarchive's last message, as one clean line.
[[nodiscard]] std::string archive_message(archive* handle);

}  // namespace timbao
