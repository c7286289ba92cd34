#include "indexer/input/records/json_splitter.h"

#include <cstring>
#include <utility>

namespace timbao {

namespace {

constexpr std::size_t kFirstBuffer = 1 << 20;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Offset in `text` of a line, after its first, that starts like a record; npos when none does.
std::size_t find_record_line(std::string_view text) {
  for (std::size_t line = text.find('\n'); line != std::string_view::npos;
       line = text.find('\n', line + 1)) {
    const std::size_t brace = text.find_first_not_of(" \t\r\n,", line + 1);
    if (brace == std::string_view::npos || text[brace] != '{') {
      continue;
    }
    const std::size_t quote = text.find_first_not_of(" \t\r\n", brace + 1);
    if (quote != std::string_view::npos && text[quote] == '"') {
      return brace;
    }
  }
  return std::string_view::npos;
}

}  // namespace

JsonSplitter::JsonSplitter(ByteSource& source, std::uint64_t max_value_bytes, GrowthNotice growing)
    : source_(source),
      max_value_(max_value_bytes),
      growing_(std::move(growing)),
      buffer_(kFirstBuffer + kPadding, '\0') {}

bool JsonSplitter::fill() {
  if (at_end_) {
    return false;
  }
  if (dropping_) {
    start_ = position_;
  }
  if (start_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + start_, end_ - start_);
    offset_ += start_;
    position_ -= start_;
    end_ -= start_;
    start_ = 0;
  }
  if (end_ + kPadding >= buffer_.size()) {
    grow_buffer(buffer_, kPadding, max_value_, growing_);
  }
  const std::size_t count = source_.read(buffer_.data() + end_, buffer_.size() - kPadding - end_);
  end_ += count;
  at_end_ = count == 0;
  return count > 0;
}

void JsonSplitter::skip_zeros() {
  const std::size_t zeros =
      count_zeros(std::string_view(buffer_).substr(position_, end_ - position_));
  position_ += zeros;
  zero_run_ = position_ == end_ ? zero_run_ + zeros : 0;
  if (zero_run_ > kMostZeros) {
    zeros_ = offset_ + position_ - zero_run_;
    at_end_ = true;
  }
}

/// Moves to the first byte of the next value, through commas and the brackets of top-level arrays.
bool JsonSplitter::find_start() {
  for (;;) {
    for (; position_ < end_; ++position_) {
      skip_zeros();
      if (position_ == end_) {
        break;
      }
      const char c = buffer_[position_];
      if (c == '[' && !in_array_) {
        in_array_ = true;
      } else if (c == ']') {
        in_array_ = false;
      } else if (!is_space(c) && c != ',') {
        start_ = position_;
        return true;
      }
    }
    start_ = position_;
    if (!fill()) {
      return false;
    }
  }
}

/// Goes on to the end of the string it is in, or to the end of what has been read.
void JsonSplitter::scan_string() {
  while (position_ < end_) {
    const auto* quote =
        static_cast<const char*>(std::memchr(buffer_.data() + position_, '"', end_ - position_));
    if (quote == nullptr) {
      position_ = end_;
      return;
    }
    const auto at = static_cast<std::size_t>(quote - buffer_.data());
    std::size_t slashes = 0;
    while (at - slashes > start_ && buffer_[at - slashes - 1] == '\\') {
      ++slashes;
    }
    position_ = at + 1;
    if (slashes % 2 == 0) {
      in_string_ = false;
      return;
    }
  }
}

/// Takes one byte outside strings; true when the value ends with it.
bool JsonSplitter::scan(char c) {
  ++position_;
  if (c == '"') {
    in_string_ = true;
  } else if (c == '{' || c == '[') {
    ++depth_;
  } else if (c == '}' || c == ']') {
    --depth_;
    return depth_ <= 0;
  } else if (depth_ == 0 && (is_space(c) || c == ',')) {
    return true;  // end of a bare word or number
  }
  return false;
}

/// Goes on to the end of the value; false when it was cut short because it is too large.
bool JsonSplitter::find_end(JsonValueText& value) {
  for (;;) {
    while (position_ < end_) {
      if (in_string_) {
        scan_string();
        if (!in_string_ && depth_ == 0) {
          return true;
        }
      } else if (scan(buffer_[position_])) {
        return true;
      }
    }
    if (position_ - start_ > max_value_) {
      value.too_large = true;
      if (resync()) {
        return false;
      }
      dropping_ = true;
    }
    if (!fill()) {
      return true;
    }
  }
}

bool JsonSplitter::is_alone() {
  constexpr std::size_t kFarthest = 1 << 20;  // blanks looked through
  std::size_t ahead = position_ - start_;
  for (;;) {
    for (; start_ + ahead < end_; ++ahead) {
      if (!is_space(buffer_[start_ + ahead])) {
        return false;
      }
    }
    if (start_ + ahead > position_ + kFarthest) {
      return false;
    }
    if (!fill()) {
      return true;
    }
  }
}

bool JsonSplitter::next(JsonValueText& value) {
  value = {};
  depth_ = 0;
  in_string_ = false;
  dropping_ = false;
  if (!find_start()) {
    return false;
  }
  value.offset = offset_ + start_;
  if (find_end(value) && !value.too_large) {
    value.too_large = position_ - start_ > max_value_;
  }
  dropping_ = false;
  if (!value.too_large) {
    value.alone = first_ && !in_array_ && is_alone();
    value.text = {buffer_.data() + start_, position_ - start_};
  }
  first_ = false;
  return true;
}

bool JsonSplitter::resync() {
  constexpr std::uint64_t kFreeWork = 64 << 20;
  constexpr std::uint64_t kMaxWorkPerByte = 8;
  const std::string_view last(buffer_.data() + start_, position_ - start_);
  rescanned_ += last.size();
  if (rescanned_ > kFreeWork + (offset_ + end_) * kMaxWorkPerByte) {
    return false;
  }
  const std::size_t found = find_record_line(last);
  if (found == std::string_view::npos) {
    return false;
  }
  position_ = start_ + found;
  return true;
}

}  // namespace timbao
