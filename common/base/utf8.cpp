#include "common/base/utf8.h"

#include <cstdint>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace timbao {

char32_t read_code_point(std::string_view text, std::size_t& pos) {
  const auto first = static_cast<unsigned char>(text[pos]);
  if (first < 0x80) {
    ++pos;
    return first;
  }
  // ICU counts in int32: a window of one sequence keeps any size of text possible.
  const std::string_view window = text.substr(pos, 4);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(window.data());
  const auto size = static_cast<std::int32_t>(window.size());
  std::int32_t used = 0;
  UChar32 c = 0;
  U8_NEXT(bytes, used, size, c);
  pos += static_cast<std::size_t>(used);
  return c < 0 ? kIllFormed : static_cast<char32_t>(c);
}

void append_utf8(char32_t c, std::string& out) {
  char bytes[4] = {};
  std::int32_t size = 0;
  UBool failed = false;
  const auto value = static_cast<UChar32>(c);
  U8_APPEND(bytes, size, 4, value, failed);
  if (failed) {
    out += "\xEF\xBF\xBD";
    return;
  }
  out.append(bytes, static_cast<std::size_t>(size));
}

namespace {

/// True when the sequence at [begin, end) that was read as `c` stood in the text as such.
bool was_well_formed(std::string_view text, std::size_t begin, std::size_t end, char32_t c) {
  return c != kIllFormed || text.substr(begin, end - begin) == "\xEF\xBF\xBD";
}

/// First byte of the first ill-formed sequence, or text.size().
std::size_t find_ill_formed(std::string_view text) {
  std::size_t pos = 0;
  while (pos < text.size()) {
    const std::size_t begin = pos;
    const char32_t c = read_code_point(text, pos);
    if (!was_well_formed(text, begin, pos, c)) {
      return begin;
    }
  }
  return text.size();
}

}  // namespace

bool is_valid_utf8(std::string_view text) { return find_ill_formed(text) == text.size(); }

std::string repair_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    std::size_t pos = find_ill_formed(text);
    out.append(text.substr(0, pos));
    if (pos == text.size()) {
      break;
    }
    append_utf8(read_code_point(text, pos), out);
    text.remove_prefix(pos);
  }
  return out;
}

bool extends_letter(char32_t c) {
  if (c < 0x300 || (c >= 0x1E00 && c <= 0x1FFF)) {
    return false;
  }
  const auto value = static_cast<UChar32>(c);
  return u_hasBinaryProperty(value, UCHAR_GRAPHEME_EXTEND) != 0 ||
         u_charType(value) == U_COMBINING_SPACING_MARK || c == 0x200D ||
         (c >= 0x1F3FB && c <= 0x1F3FF);
}

std::size_t letter_end(std::string_view text, std::size_t pos) {
  (void)read_code_point(text, pos);
  while (pos < text.size() && static_cast<unsigned char>(text[pos]) >= 0xCC) {
    std::size_t next = pos;
    if (!extends_letter(read_code_point(text, next))) {
      break;
    }
    pos = next;
  }
  return pos;
}

}  // namespace timbao
