#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace timbao {

/// The display columns of a text up to any byte, a run of white space as one.
///
/// Built in one pass (some eleven instructions a byte), asked in constant time: a bit a byte says
/// where a column begins, a second one where a letter takes two.
class ColumnMap {
 public:
  explicit ColumnMap(std::string_view text);

  /// Columns of bytes [begin, end), begin <= end <= size of the text, bounds of letters. A space
  /// that follows a space counts nothing, wherever the range begins.
  [[nodiscard]] std::uint32_t columns(std::size_t begin, std::size_t end) const {
    return before(end) - before(begin);
  }

 private:
  struct Block {
    std::uint64_t begins = 0;   ///< bit i: a column begins at byte i
    std::uint64_t seconds = 0;  ///< bit i: and takes one more
    std::uint32_t before = 0;   ///< columns of all blocks before

    /// Of the bytes with a bit in `mask`.
    [[nodiscard]] std::uint32_t columns(std::uint64_t mask) const {
      const int wide = seconds == 0 ? 0 : std::popcount(seconds & mask);
      return static_cast<std::uint32_t>(std::popcount(begins & mask) + wide);
    }
  };
  [[nodiscard]] std::uint32_t before(std::size_t at) const;
  void read_letters(std::string_view text, std::size_t begin, std::size_t end);
  void set_width(std::size_t begin, std::size_t end, int width);

  std::vector<Block> blocks_;
};

}  // namespace timbao
