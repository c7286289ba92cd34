#pragma once

#include "indexer/input/source/byte_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timbao {

/// One value of a JSON stream, as text.
struct JsonValueText {
  std::string_view text;     ///< valid until the next call
  std::uint64_t offset = 0;  ///< byte of the stream where it begins
  bool too_large = false;    ///< over the limit: text is empty, the value was skipped
  bool alone = false;        ///< the stream is this one value, not in a list
};

/// Cuts a JSON stream into records: the elements of a top-level array, or the values of a row of
/// them (one document, concatenated documents, JSON lines with line breaks inside).
///
/// Looks at brackets and quotes only, so damage in one record does not spoil the next: after a
/// value that does not parse call resync(). Zero bytes between values are passed over. Memory is
/// bounded by the largest value allowed. At least kPadding bytes after text are readable. About 1
/// GB/s.
class JsonSplitter {
 public:
  static constexpr std::size_t kPadding = 64;

  JsonSplitter(ByteSource& source, std::uint64_t max_value_bytes, GrowthNotice growing = {});

  /// False at the end of the stream; see the source for a failure.
  bool next(JsonValueText& value);

  /// Goes back into the value just given, to a line that starts like another record (`{"` after a
  /// line break); false when there is none. For values with a lost quote or bracket. Work is
  /// bounded: a stream that is all damage is given up on.
  bool resync();

  /// Where more zero bytes began than are passed over (kMostZeros): reading has ended there.
  [[nodiscard]] const std::optional<std::uint64_t>& zeros() const { return zeros_; }

 private:
  bool fill();
  bool find_start();
  void skip_zeros();
  bool find_end(JsonValueText& value);
  bool is_alone();
  bool scan(char c);
  void scan_string();

  ByteSource& source_;
  std::uint64_t max_value_;
  GrowthNotice growing_;
  std::string buffer_;
  std::size_t start_ = 0;     ///< first byte of the value being read
  std::size_t position_ = 0;  ///< next byte to look at
  std::size_t end_ = 0;       ///< end of what has been read
  std::uint64_t offset_ = 0;  ///< stream offset of buffer_[0]
  std::uint64_t rescanned_ = 0;
  std::uint64_t zero_run_ = 0;  ///< zero bytes just passed over
  std::optional<std::uint64_t> zeros_;
  int depth_ = 0;  ///< brackets open inside the value
  bool in_string_ = false;
  bool in_array_ = false;  ///< inside a top-level array: its elements are the records
  bool first_ = true;
  bool dropping_ = false;  ///< value over the limit: its bytes are not kept
  bool at_end_ = false;
};

}  // namespace timbao
