#include "searcher/results/byte_classes.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace timbao {

ByteClasses byte_classes_plain(const char* bytes) {
  ByteClasses classes;
  for (std::size_t i = 0; i < kClassBytes; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    const bool white = byte == ' ' || (byte >= '\t' && byte <= '\r');
    const bool later = byte >= 0x80 && byte < 0xC0;
    // One column a letter: ASCII, U+00C0 .. U+02FF, and what begins with E1.
    const bool plain = (byte > 0x20 && byte < 0x7F) || (byte >= 0xC3 && byte <= 0xCB);
    classes.white |= white ? bit : 0;
    classes.later |= later ? bit : 0;
    classes.low |= later && byte < 0xB8 ? bit : 0;
    classes.lead_e1 |= byte == 0xE1 ? bit : 0;
    classes.special |= white || later || plain || byte == 0xE1 ? 0 : bit;
  }
  return classes;
}

#ifdef __SSE2__

ByteClasses byte_classes(const char* bytes) {
  ByteClasses classes;
  const auto set = [](int byte) { return _mm_set1_epi8(static_cast<char>(byte)); };
  const auto bits = [](__m128i mask) {
    return static_cast<std::uint64_t>(_mm_movemask_epi8(mask));
  };
  for (unsigned i = 0; i < kClassBytes; i += 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
    // low <= byte <= high, both unsigned: compared as signed from the lowest number on.
    const auto within = [&](int low, int high) {
      return _mm_cmplt_epi8(_mm_add_epi8(block, set(0x80 - low)), set(0x80 + high - low + 1));
    };
    const __m128i white = _mm_or_si128(_mm_cmpeq_epi8(block, set(' ')), within('\t', '\r'));
    const __m128i later = within(0x80, 0xBF);
    const __m128i lead_e1 = _mm_cmpeq_epi8(block, set(0xE1));
    const __m128i plain = _mm_or_si128(within(0x21, 0x7E), within(0xC3, 0xCB));
    const __m128i known = _mm_or_si128(_mm_or_si128(white, later), _mm_or_si128(lead_e1, plain));
    classes.white |= bits(white) << i;
    classes.later |= bits(later) << i;
    classes.low |= bits(within(0x80, 0xB7)) << i;
    classes.lead_e1 |= bits(lead_e1) << i;
    classes.special |= (bits(known) ^ 0xFFFFU) << i;
  }
  return classes;
}

#else

ByteClasses byte_classes(const char* bytes) { return byte_classes_plain(bytes); }

#endif

}  // namespace timbao
