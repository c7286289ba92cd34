#pragma once

#include "common/text/unit.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace timbao {

/// Which words may stand side by side in an article, marks left out: a Bloom filter of one bit a
/// pair of neighbours (B. H. Bloom, 1970), four bits of room a unit. A pair that is there is always
/// found; of those that are not, about one in six is (measured on news). Looking up costs one byte
/// in place of reading through the article's units, some 1,500 bytes.
class PairFilter {
 public:
  PairFilter() = default;
  explicit PairFilter(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  /// `pair` from pair_hash().
  [[nodiscard]] bool may_hold(std::uint32_t pair) const {
    const std::size_t bit = place(pair, bytes_.size());
    return (bytes_[bit / 8] >> (bit % 8) & 1U) != 0;
  }
  /// Asks the processor to fetch what may_hold() will read.
  void prefetch(std::uint32_t pair) const {
    __builtin_prefetch(&bytes_[place(pair, bytes_.size()) / 8]);
  }
  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return bytes_; }

  /// The bit of a pair in a filter of so many bytes.
  [[nodiscard]] static std::size_t place(std::uint32_t pair, std::size_t bytes) {
    return static_cast<std::size_t>(std::uint64_t{pair} * (bytes * 8) >> 32U);
  }

 private:
  std::span<const std::uint8_t> bytes_;
};

/// Bytes of the filter of so many units.
constexpr std::size_t filter_bytes(std::size_t units) { return units / 2 + 1; }

/// Where the filter of row number `row`, whose units begin at `stream_begin`, stands in its file:
/// there is always room, and no table of places is needed.
constexpr std::uint64_t filter_begin(std::uint64_t stream_begin, std::uint64_t row) {
  return stream_begin / 2 + row;
}

/// Number of a word, marks left out; `second` is used when `first` begins a word of two units.
[[nodiscard]] std::uint32_t folded_word(Unit first, Unit second);

/// For two words from folded_word(), in their order.
[[nodiscard]] std::uint32_t pair_hash(std::uint32_t word, std::uint32_t next);

/// Puts the filter of `units` into `bytes`; a break between title and body parts neighbours.
void make_pair_filter(std::span<const Unit> units, std::vector<std::uint8_t>& bytes);

}  // namespace timbao
