#pragma once

#include "indexer/input/source/byte_source.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// One row of a table, as its bytes.
struct CsvRow {
  std::string_view text;     ///< without its line end; valid until the next call
  std::uint64_t number = 0;  ///< from 1, as spreadsheets count: every row, also empty ones
  std::uint64_t offset = 0;  ///< byte of the stream where it begins
  bool too_large = false;    ///< over the limit: text is empty, the row was skipped
  bool unclosed = false;     ///< a quote opens and never closes: text is its first line
};

/// Cuts a stream into the rows of RFC 4180: line breaks inside quoted fields belong to them.
///
/// A quote opens a field only at its start; one inside that is neither doubled nor before a
/// delimiter or line end is taken as a character. After a quote that is never closed reading goes
/// on with the next line, so one lost quote costs one row. Line ends: "\n", "\r\n", "\r". Memory
/// is bounded by the largest row allowed; linear.
class CsvRows {
 public:
  CsvRows(ByteSource& source, std::uint64_t max_row_bytes, GrowthNotice growing = {});

  /// Up to `size` bytes from the place of the next row on, to look at; fewer only at the end.
  [[nodiscard]] std::string_view peek(std::size_t size);
  /// The delimiter decides where a quoted field ends; ',' until it is set.
  void set_delimiter(char delimiter) { delimiter_ = delimiter; }

  /// False at the end of the stream; see the source for a failure.
  bool next(CsvRow& row);

 private:
  enum class State { kFieldStart, kPlain, kQuoted };

  bool fill();
  void scan();
  void step_quote();
  void drop_rest();
  void end_at_first_line();
  void skip_line_end();

  ByteSource& source_;
  std::uint64_t max_row_;
  GrowthNotice growing_;
  char delimiter_ = ',';
  std::string buffer_;
  std::size_t start_ = 0;     ///< first byte of the row
  std::size_t position_ = 0;  ///< next byte to look at
  std::size_t end_ = 0;       ///< end of what has been read
  std::uint64_t offset_ = 0;  ///< stream offset of buffer_[0]
  std::uint64_t number_ = 0;
  std::uint64_t rescanned_ = 0;  ///< bytes looked at again after unclosed quotes
  State state_ = State::kFieldStart;
  bool quotes_ = true;  ///< false: given up on quotes, there are too many unclosed ones
  bool at_end_ = false;
};

/// The fields of one row, unquoted. Lenient in the same ways as CsvRows.
[[nodiscard]] std::vector<std::string> split_row(std::string_view row, char delimiter);

}  // namespace timbao
