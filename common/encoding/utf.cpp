#include "common/encoding/utf.h"

#include <simdjson.h>

namespace timbao {

namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

bool is_surrogate(char32_t code_point) { return code_point >= 0xD800 && code_point < 0xE000; }

}  // namespace

std::string repair_utf8(std::string_view bytes, std::size_t& replacements) {
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    return std::string(bytes);
  }
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t position = 0; position < bytes.size();) {
    const std::size_t begin = position;
    const char32_t code_point = next_code_point(bytes, position);
    if (code_point == kReplacement && bytes.substr(begin, position - begin) != "\xEF\xBF\xBD") {
      ++replacements;
      text += "\xEF\xBF\xBD";
    } else {
      text += bytes.substr(begin, position - begin);
    }
  }
  return text;
}

std::string from_utf16(std::string_view bytes, bool big_endian, std::size_t& replacements) {
  std::string text;
  text.reserve(bytes.size());
  const auto unit_at = [&](std::size_t at) -> char32_t {
    const unsigned first = byte_at(bytes, at);
    const unsigned second = byte_at(bytes, at + 1);
    return big_endian ? first << 8 | second : second << 8 | first;
  };
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t code_point = unit_at(at);
    if (is_surrogate(code_point)) {
      const char32_t low = at + 3 < bytes.size() ? unit_at(at + 2) : 0;
      if (code_point < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      } else {
        ++replacements;
      }
    }
    append_utf8(text, code_point);
  }
  if (at < bytes.size()) {
    ++replacements;
    append_utf8(text, kReplacement);
  }
  return text;
}

std::string from_utf32(std::string_view bytes, bool big_endian, std::size_t& replacements) {
  std::string text;
  text.reserve(bytes.size() / 2);
  std::size_t at = 0;
  for (; at + 3 < bytes.size(); at += 4) {
    char32_t code_point = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      code_point = code_point << 8 | byte_at(bytes, big_endian ? at + i : at + 3 - i);
    }
    if (code_point > 0x10FFFF || is_surrogate(code_point)) {
      ++replacements;
    }
    append_utf8(text, code_point);
  }
  if (at < bytes.size()) {
    ++replacements;
    append_utf8(text, kReplacement);
  }
  return text;
}

}  // namespace timbao
