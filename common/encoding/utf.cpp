#include "common/encoding/utf.h"

#include <simdjson.h>

namespace timbao {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

bool is_continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (byte_at(text, at) & 0xC0U) == 0x80U;
}

bool is_surrogate(char32_t code_point) { return code_point >= 0xD800 && code_point < 0xE000; }

/// Range of the second byte, which alone rules out overlong forms, surrogates and > U+10FFFF.
bool second_byte_fits(unsigned lead, unsigned second) {
  switch (lead) {
    case 0xE0:
      return second >= 0xA0 && second <= 0xBF;
    case 0xED:
      return second >= 0x80 && second <= 0x9F;
    case 0xF0:
      return second >= 0x90 && second <= 0xBF;
    case 0xF4:
      return second >= 0x80 && second <= 0x8F;
    default:
      return second >= 0x80 && second <= 0xBF;
  }
}

std::size_t sequence_size(unsigned lead) {
  if (lead >= 0xC2 && lead <= 0xDF) {
    return 2;
  }
  if (lead >= 0xE0 && lead <= 0xEF) {
    return 3;
  }
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

}  // namespace

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || is_surrogate(code_point)) {
    code_point = kReplacement;
  }
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
  const unsigned lead = byte_at(text, position++);
  if (lead < 0x80) {
    return lead;
  }
  const std::size_t size = sequence_size(lead);
  if (size == 0 || !is_continuation(text, position) ||
      !second_byte_fits(lead, byte_at(text, position))) {
    return kReplacement;
  }
  char32_t code_point = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text, position)) {
      return kReplacement;
    }
    code_point = (code_point << 6) | (byte_at(text, position++) & 0x3FU);
  }
  return code_point;
}

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
