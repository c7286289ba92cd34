#pragma once

#include "indexer/input/source/byte_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timbao {

/// One line of a stream.
struct Line {
  std::string_view text;     ///< without its line end; valid until the next call
  std::uint64_t number = 0;  ///< from 1
  std::uint64_t offset = 0;  ///< byte of the (decompressed) stream where it begins
  bool too_long = false;     ///< over the limit: text is empty, the line was skipped
};

/// Lines of a stream, one at a time, in memory bounded by the longest line allowed.
///
/// At least kPadding bytes after text are readable (what simdjson needs). A "\r" before the "\n"
/// is not part of the line. Zero bytes in front of a line, which a crash leaves in files that were
/// being written, are passed over. About 2 GB/s.
class LineReader {
 public:
  static constexpr std::size_t kPadding = 64;

  LineReader(ByteSource& source, std::uint64_t max_line_bytes, GrowthNotice growing = {});

  /// False at the end of the stream; see the source for a failure.
  bool next(Line& line);

  /// Where more zero bytes began than are passed over (kMostZeros): reading has ended there.
  [[nodiscard]] const std::optional<std::uint64_t>& zeros() const { return zeros_; }

 private:
  bool fill();
  void skip_zeros();
  bool skip_long(Line& line);

  ByteSource& source_;
  std::uint64_t max_line_;
  GrowthNotice growing_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< first byte not yet given out
  std::size_t end_ = 0;    ///< end of what has been read
  std::uint64_t number_ = 0;
  std::uint64_t offset_ = 0;
  std::optional<std::uint64_t> zeros_;
  bool at_end_ = false;
};

}  // namespace timbao
