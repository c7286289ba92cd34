#include "indexer/input/source/line_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace timbao {

namespace {

constexpr std::size_t kFirstBuffer = 1 << 20;

const char* find_newline(const char* from, std::size_t size) {
  return static_cast<const char*>(std::memchr(from, '\n', size));
}

}  // namespace

LineReader::LineReader(ByteSource& source, std::uint64_t max_line_bytes, GrowthNotice growing)
    : source_(source),
      max_line_(max_line_bytes),
      growing_(std::move(growing)),
      buffer_(kFirstBuffer + kPadding, '\0') {}

bool LineReader::fill() {
  if (at_end_) {
    return false;
  }
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ + kPadding >= buffer_.size()) {
    grow_buffer(buffer_, kPadding, max_line_, growing_);
  }
  const std::size_t count = source_.read(buffer_.data() + end_, buffer_.size() - kPadding - end_);
  end_ += count;
  at_end_ = count == 0;
  return count > 0;
}

bool LineReader::skip_long(Line& line) {
  line.too_long = true;
  line.text = {};
  for (;;) {
    const char* newline = find_newline(buffer_.data() + begin_, end_ - begin_);
    if (newline != nullptr) {
      const auto size = static_cast<std::size_t>(newline - (buffer_.data() + begin_)) + 1;
      begin_ += size;
      offset_ += size;
      return true;
    }
    offset_ += end_ - begin_;
    begin_ = end_;
    if (!fill()) {
      return true;
    }
  }
}

void LineReader::skip_zeros() {
  const std::uint64_t first = offset_;
  while (begin_ < end_ || fill()) {
    const std::size_t zeros = count_zeros(std::string_view(buffer_).substr(begin_, end_ - begin_));
    begin_ += zeros;
    offset_ += zeros;
    if (begin_ < end_) {
      return;
    }
    if (offset_ - first > kMostZeros) {
      zeros_ = first;
      at_end_ = true;
    }
  }
}

bool LineReader::next(Line& line) {
  skip_zeros();
  line = Line{{}, number_ + 1, offset_, false};
  std::size_t scanned = 0;
  const char* newline = nullptr;
  for (;;) {
    newline = find_newline(buffer_.data() + begin_ + scanned, end_ - begin_ - scanned);
    if (newline != nullptr) {
      break;
    }
    scanned = end_ - begin_;
    if (scanned > max_line_) {
      ++number_;
      return skip_long(line);
    }
    if (!fill()) {
      break;
    }
  }
  const char* start = buffer_.data() + begin_;
  std::size_t size = newline != nullptr ? static_cast<std::size_t>(newline - start) : scanned;
  if (newline == nullptr && size == 0) {
    return false;
  }
  ++number_;
  const std::size_t used = newline != nullptr ? size + 1 : size;
  begin_ += used;
  offset_ += used;
  if (size > 0 && start[size - 1] == '\r') {
    --size;
  }
  line.text = {start, size};
  line.too_long = size > max_line_;
  if (line.too_long) {
    line.text = {};
  }
  return true;
}

}  // namespace timbao
