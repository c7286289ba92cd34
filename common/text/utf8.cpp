#include "common/text/utf8.h"

namespace timbao {
namespace {

/// Bytes a lead byte promises after it, 0 when it is no lead of a longer sequence.
unsigned promised(unsigned lead) {
  if (lead >= 0xC2 && lead <= 0xDF)
    return 1;
  if (lead >= 0xE0 && lead <= 0xEF)
    return 2;
  return lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
}

/// True when `byte` may be the second of a sequence (Unicode 15, table 3-7: no overlong forms, no
/// surrogates, nothing above U+10FFFF).
bool is_second(unsigned lead, unsigned byte) {
  const unsigned low = lead == 0xE0 ? 0xA0U : lead == 0xF0 ? 0x90U : 0x80U;
  const unsigned high = lead == 0xED ? 0x9FU : lead == 0xF4 ? 0x8FU : 0xBFU;
  return byte >= low && byte <= high;
}

}  // namespace

namespace utf8_detail {

char32_t next_of_several_bytes(std::string_view text, std::size_t& at) {
  const unsigned lead = static_cast<unsigned char>(text[at++]);
  const unsigned trail = promised(lead);
  if (trail == 0)
    return kReplacement;
  char32_t c = lead & (0x3FU >> trail);
  for (unsigned i = 0; i < trail; ++i, ++at) {
    const unsigned byte = at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    if (i == 0 ? !is_second(lead, byte) : (byte & 0xC0U) != 0x80U)
      return kReplacement;
    c = c << 6U | (byte & 0x3FU);
  }
  return c;
}

void append_several_bytes(std::string& out, char32_t c) {
  const auto byte = [&out](char32_t value) { out += static_cast<char>(value); };
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
    c = kReplacement;
  if (c < 0x800) {
    byte(0xC0U | c >> 6U);
  } else {
    if (c < 0x10000) {
      byte(0xE0U | c >> 12U);
    } else {
      byte(0xF0U | c >> 18U);
      byte(0x80U | (c >> 12U & 0x3FU));
    }
    byte(0x80U | (c >> 6U & 0x3FU));
  }
  byte(0x80U | (c & 0x3FU));
}

}  // namespace utf8_detail
}  // namespace timbao
