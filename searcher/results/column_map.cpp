#include "searcher/results/column_map.h"

#include "common/text/display.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <array>
#include <bit>

namespace timbao {
namespace {

constexpr std::size_t kBlockBytes = 64;

/// Of a byte: kColumn when it begins a column; the others say that its letter may be another case.
enum : std::uint8_t {
  kColumn = 1,
  kSpecial = 2,  ///< combining marks, wide letters, controls: look at the letter itself
  kSpace = 4,    ///< a second one in a row is no column
  kLow = 8,      ///< a byte below B8, no first one: behind E1 it is no letter of Vietnamese
  kLeadE1 = 16,  ///< E1 B8 .. E1 BF: half of the marked letters of Vietnamese
  kLater = 32,   ///< a second or later byte of a letter
};

constexpr bool is_white_space(unsigned byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    if (is_white_space(byte)) {
      classes[byte] = kColumn | kSpace;
    } else if ((byte > 0x20 && byte < 0x7F) || (byte >= 0xC3 && byte <= 0xCB)) {
      classes[byte] = kColumn;  // ASCII, and U+00C0 .. U+02FF
    } else if (byte >= 0x80 && byte < 0xC0) {
      classes[byte] = byte < 0xB8 ? kLater | kLow : kLater;
    } else if (byte == 0xE1) {
      classes[byte] = kColumn | kLeadE1;
    } else {
      classes[byte] = kSpecial;
    }
  }
  return classes;
}();

}  // namespace

ColumnMap::ColumnMap(std::string_view text) : blocks_(text.size() / kBlockBytes + 1) {
  unsigned last = kSpace;  // class of the byte before: white space in front counts nothing
  for (std::size_t number = 0; number < blocks_.size(); ++number) {
    const std::size_t begin = number * kBlockBytes;
    const std::size_t size = std::min(kBlockBytes, text.size() - begin);
    std::uint64_t begins = 0;
    std::uint64_t later = 0;
    unsigned special = 0;
    for (std::size_t i = 0; i < size; ++i) {  // no branch depends on the bytes
      const unsigned now = kClasses[static_cast<unsigned char>(text[begin + i])];
      begins |= std::uint64_t{now & kColumn} << i;
      later |= std::uint64_t{now / kLater} << i;
      special |= (now & kSpecial) | (now & last & kSpace) | ((last >> 1U) & now & kLow);
      last = now;
    }
    // Letters of Vietnamese have three bytes at most: what has more is ill-formed.
    const bool ill_formed = std::popcount(later) > 2 * std::popcount(begins) + 2;
    if (special != 0 || ill_formed) {
      read_letters(text, begin, begin + size);
    } else {
      blocks_[number].begins |= begins;
    }
  }
  std::uint32_t columns = 0;
  for (Block& block : blocks_) {
    block.before = columns;
    columns +=
        static_cast<std::uint32_t>(std::popcount(block.begins) + std::popcount(block.seconds));
  }
}

/// Reads the letters that have bytes in [begin, end), one that began before included.
void ColumnMap::read_letters(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kMostBytes = 4;
  std::size_t pos = begin;
  for (std::size_t back = 1; back < kMostBytes && back <= begin; ++back) {
    std::size_t after = begin - back;
    (void)next_code_point(text, after);
    pos = after > begin ? begin - back : pos;
  }
  while (pos < end) {
    const std::size_t at = pos;
    if (is_white_space(static_cast<unsigned char>(text[pos]))) {
      const bool second = pos == 0 || is_white_space(static_cast<unsigned char>(text[pos - 1]));
      set_width(at, ++pos, second ? 0 : 1);
    } else {
      const int width = column_width(next_code_point(text, pos));
      set_width(at, pos, width);
    }
  }
}

/// The letter at bytes [begin, end) has `width` columns, whatever was thought before.
void ColumnMap::set_width(std::size_t begin, std::size_t end, int width) {
  for (std::size_t at = begin; at < end; ++at) {
    Block& block = blocks_[at / kBlockBytes];
    const std::uint64_t bit = std::uint64_t{1} << (at % kBlockBytes);
    block.begins = at == begin && width > 0 ? block.begins | bit : block.begins & ~bit;
    block.seconds = at == begin && width > 1 ? block.seconds | bit : block.seconds & ~bit;
  }
}

std::uint32_t ColumnMap::before(std::size_t at) const {
  const Block& block = blocks_[at / kBlockBytes];
  const std::uint64_t mask = (std::uint64_t{1} << (at % kBlockBytes)) - 1;
  return block.before + static_cast<std::uint32_t>(std::popcount(block.begins & mask) +
                                                   std::popcount(block.seconds & mask));
}

}  // namespace timbao
