#include "indexer/input/records/json_repair.h"

#include <charconv>
#include <fmt/format.h>
#include <simdjson.h>
#include <utility>

namespace timbao {

namespace {

/// Copies JSON text, mending as it goes.
class Repair {
 public:
  explicit Repair(std::string_view text) : text_(text) { out_.reserve(text.size() + 128); }

  bool run() {
    while (position_ < text_.size()) {
      if (in_string_) {
        step_in_string();
      } else {
        step_outside();
      }
    }
    out_.reserve(out_.size() + simdjson::SIMDJSON_PADDING);
    return changed_;
  }

  [[nodiscard]] std::string&& result() && { return std::move(out_); }

 private:
  [[nodiscard]] std::string_view rest() const { return text_.substr(position_); }

  void copy(std::size_t count) {
    out_ += text_.substr(position_, count);
    position_ += count;
  }

  void replace(std::size_t count, std::string_view with) {
    out_ += with;
    position_ += count;
    changed_ = true;
  }

  void step_in_string() {
    const char c = text_[position_];
    if (c == '"') {
      in_string_ = false;
      copy(1);
    } else if (c == '\\') {
      step_escape();
    } else if (static_cast<unsigned char>(c) < 0x20) {
      replace(1, fmt::format("\\u{:04x}", static_cast<unsigned>(c)));
    } else {
      copy(1);
    }
  }

  /// The four hex digits after \u at `at`, or -1.
  [[nodiscard]] int code_unit(std::size_t at) const {
    if (at + 6 > text_.size() || text_[at] != '\\' || text_[at + 1] != 'u') {
      return -1;
    }
    int unit = -1;
    const char* first = text_.data() + at + 2;
    const auto [end, error] = std::from_chars(first, first + 4, unit, 16);
    return error == std::errc() && end == first + 4 ? unit : -1;
  }

  void step_escape() {
    const int unit = code_unit(position_);
    if (unit >= 0xD800 && unit < 0xDC00) {
      const int low = code_unit(position_ + 6);
      if (low >= 0xDC00 && low < 0xE000) {
        copy(12);
      } else {
        replace(6, "\\ufffd");
      }
    } else if (unit >= 0xDC00 && unit < 0xE000) {
      replace(6, "\\ufffd");
    } else if (unit >= 0) {
      copy(6);
    } else if (rest().size() > 1 &&
               std::string_view("\"\\/bfnrt").find(rest()[1]) != std::string_view::npos) {
      copy(2);
    } else {
      replace(1, rest().size() > 1 && rest()[1] == '\'' ? "" : "\\\\");
    }
  }

  void step_outside() {
    const char c = text_[position_];
    if (c == '"') {
      in_string_ = true;
      copy(1);
    } else if (c == ',' && closes_after_comma()) {
      replace(1, "");
    } else if (rest().substr(0, 9) == "-Infinity") {
      replace(9, "null");
    } else if (rest().substr(0, 8) == "Infinity") {
      replace(8, "null");
    } else if (rest().substr(0, 3) == "NaN") {
      replace(3, "null");
    } else {
      copy(1);
    }
  }

  [[nodiscard]] bool closes_after_comma() const {
    const std::size_t next = text_.find_first_not_of(" \t\r\n", position_ + 1);
    return next != std::string_view::npos && (text_[next] == ']' || text_[next] == '}');
  }

  std::string_view text_;
  std::string out_;
  std::size_t position_ = 0;
  bool in_string_ = false;
  bool changed_ = false;
};

}  // namespace

std::optional<std::string> repair_json(std::string_view text) {
  Repair repair(text);
  if (!repair.run()) {
    return std::nullopt;
  }
  // Moved, the result keeps its capacity: the padding stays readable.
  return std::optional<std::string>(std::in_place, std::move(repair).result());
}

}  // namespace timbao
