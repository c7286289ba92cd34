#include "indexer/input/records/csv_rows.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace timbao {

namespace {

constexpr std::size_t kFirstBuffer = 1 << 18;

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

}  // namespace

CsvRows::CsvRows(ByteSource& source, std::uint64_t max_row_bytes, GrowthNotice growing)
    : source_(source),
      max_row_(max_row_bytes),
      growing_(std::move(growing)),
      buffer_(kFirstBuffer, '\0') {}

bool CsvRows::fill() {
  if (at_end_) {
    return false;
  }
  if (start_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + start_, end_ - start_);
    offset_ += start_;
    position_ -= start_;
    end_ -= start_;
    start_ = 0;
  }
  if (end_ == buffer_.size()) {
    grow_buffer(buffer_, 0, max_row_, growing_);
  }
  const std::size_t count = source_.read(buffer_.data() + end_, buffer_.size() - end_);
  end_ += count;
  at_end_ = count == 0;
  return count > 0;
}

std::string_view CsvRows::peek(std::size_t size) {
  while (end_ - start_ < size && fill()) {
  }
  return {buffer_.data() + start_, std::min(size, end_ - start_)};
}

/// Takes a quote inside a quoted field; it ends it where a delimiter or line end follows.
void CsvRows::step_quote() {
  if (position_ == end_ && !fill()) {
    state_ = State::kPlain;
    return;
  }
  const char after = buffer_[position_];
  if (after == '"') {
    ++position_;
  } else if (after == delimiter_ || is_line_end(after)) {
    state_ = State::kPlain;
  }
}

/// Moves to the end of the row: its line end, the end of the stream, or the limit.
void CsvRows::scan() {
  while (position_ - start_ <= max_row_ && (position_ < end_ || fill())) {
    const char c = buffer_[position_];
    if (state_ == State::kQuoted) {
      ++position_;
      if (c == '"') {
        step_quote();
      }
    } else if (is_line_end(c)) {
      return;
    } else {
      ++position_;
      const bool opens = c == '"' && state_ == State::kFieldStart && quotes_;
      state_ = c == delimiter_ ? State::kFieldStart : opens ? State::kQuoted : State::kPlain;
    }
  }
}

/// Leaves the rest of a row that is over the limit unread, up to a line end.
void CsvRows::drop_rest() {
  do {
    const char* from = buffer_.data() + position_;
    const char* found =
        std::find_if(from, static_cast<const char*>(buffer_.data() + end_), is_line_end);
    position_ = static_cast<std::size_t>(found - buffer_.data());
    start_ = position_;
  } while (position_ == end_ && fill());
}

/// A quote was never closed: the row ends with its first line, what follows is read again. The work
/// is bounded: where this happens all the time quotes mean nothing.
void CsvRows::end_at_first_line() {
  constexpr std::uint64_t kFreeWork = 64 << 20;
  constexpr std::uint64_t kMaxWorkPerByte = 8;
  rescanned_ += position_ - start_;
  quotes_ = rescanned_ <= kFreeWork + (offset_ + end_) * kMaxWorkPerByte;
  const char* from = buffer_.data() + start_;
  const char* found =
      std::find_if(from, static_cast<const char*>(buffer_.data() + position_), is_line_end);
  position_ = static_cast<std::size_t>(found - buffer_.data());
}

void CsvRows::skip_line_end() {
  start_ = position_;
  if (position_ == end_ && !fill()) {
    return;
  }
  const bool two = buffer_[position_] == '\r';
  start_ = ++position_;
  if (two && (position_ < end_ || fill()) && buffer_[position_] == '\n') {
    start_ = ++position_;
  }
}

bool CsvRows::next(CsvRow& row) {
  if (number_ > 0) {
    skip_line_end();
  }
  if (position_ == end_ && !fill()) {
    return false;
  }
  row = {{}, ++number_, offset_ + start_, false, false};
  state_ = State::kFieldStart;
  scan();
  if (state_ == State::kQuoted) {
    row.unclosed = true;
    end_at_first_line();
  }
  row.too_large = position_ - start_ > max_row_;
  if (row.too_large) {
    drop_rest();
  } else {
    row.text = {buffer_.data() + start_, position_ - start_};
  }
  return true;
}

std::vector<std::string> split_row(std::string_view row, char delimiter) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  bool at_start = true;
  for (std::size_t at = 0; at < row.size(); ++at) {
    const char c = row[at];
    const char after = at + 1 < row.size() ? row[at + 1] : delimiter;
    if (quoted && c == '"' && after == '"' && at + 1 < row.size()) {
      fields.back() += c;
      ++at;
    } else if (quoted && c == '"' && after == delimiter) {
      quoted = false;
    } else if (!quoted && c == delimiter) {
      fields.emplace_back();
      at_start = true;
      continue;
    } else if (c == '"' && at_start && !quoted) {
      quoted = true;
    } else {
      fields.back() += c;
    }
    at_start = false;
  }
  return fields;
}

}  // namespace timbao
