#include "common/text/well_formed.h"

#include "common/text/utf8.h"

#include <unicode/uchar.h>

namespace timbao {

namespace {

/// True when the sequence at [begin, end) that was read as `c` stood in the text as such.
bool was_well_formed(std::string_view text, std::size_t begin, std::size_t end, char32_t c) {
  return c != kReplacement || text.substr(begin, end - begin) == "\xEF\xBF\xBD";
}

/// First byte of the first ill-formed sequence, or text.size().
std::size_t find_ill_formed(std::string_view text) {
  std::size_t pos = 0;
  while (pos < text.size()) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(text, pos);
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
    append_utf8(out, next_code_point(text, pos));
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
  (void)next_code_point(text, pos);
  while (pos < text.size() && static_cast<unsigned char>(text[pos]) >= 0xCC) {
    std::size_t next = pos;
    if (!extends_letter(next_code_point(text, next))) {
      break;
    }
    pos = next;
  }
  return pos;
}

}  // namespace timbao
