#include "searcher/results/column_map.h"

#include "common/text/display.h"
#include "common/text/utf8.h"
#include "searcher/results/byte_classes.h"

#include <algorithm>
#include <array>
#include <bit>

namespace timbao {
namespace {

constexpr std::size_t kBlockBytes = 64;
static_assert(kBlockBytes == kClassBytes);

constexpr bool is_white_space(unsigned byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/// Bit i becomes bit i + 1; the last bit of the block before comes in.
std::uint64_t behind(std::uint64_t bits, std::uint64_t before) {
  return bits << 1U | before >> 63U;
}

/// The classes of up to 64 bytes; those past the end are letters that nobody asks for.
ByteClasses classes_of(std::string_view bytes) {
  if (bytes.size() == kBlockBytes)
    return byte_classes(bytes.data());
  std::array<char, kBlockBytes> padded{};
  padded.fill('a');
  std::copy(bytes.begin(), bytes.end(), padded.begin());
  return byte_classes(padded.data());
}

}  // namespace

ColumnMap::ColumnMap(std::string_view text) : blocks_(text.size() / kBlockBytes + 1) {
  ByteClasses last;
  last.white = ~std::uint64_t{0};  // white space in front counts nothing
  for (std::size_t number = 0; number < blocks_.size(); ++number) {
    const std::size_t begin = number * kBlockBytes;
    const std::size_t size = std::min(kBlockBytes, text.size() - begin);
    const ByteClasses now = classes_of(text.substr(begin, size));
    // A second space is no column; E1 with a byte below B8 behind it is no letter of Vietnamese.
    const std::uint64_t special = now.special | (now.white & behind(now.white, last.white)) |
                                  (now.low & behind(now.lead_e1, last.lead_e1));
    const std::uint64_t real =
        size == kBlockBytes ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
    const std::uint64_t begins = ~now.later & real;
    // Letters of Vietnamese have three bytes at most: what has more is ill-formed.
    const bool ill_formed = std::popcount(now.later) > 2 * std::popcount(begins) + 2;
    if (special != 0 || ill_formed)
      read_letters(text, begin, begin + size);
    else
      blocks_[number].begins |= begins;
    last = now;
  }
  std::uint32_t columns = 0;
  for (Block& block : blocks_) {
    block.before = columns;
    columns += block.columns(~std::uint64_t{0});
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
  return block.before + block.columns((std::uint64_t{1} << (at % kBlockBytes)) - 1);
}

}  // namespace timbao
