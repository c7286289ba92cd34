#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace timbao {

/// The bytes of a short word as two numbers, zeros after its end.
struct WordBytes {
  static constexpr std::size_t kRead = 16;  ///< bytes that must be there to be read

  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::size_t size = 0;  ///< 0 when the word is longer than kRead - 1 bytes
};

/// The run of ASCII letters and bytes above ASCII at `at`, where kRead bytes can be read. No loop
/// over bytes, for its end is what a processor cannot foretell.
inline WordBytes read_word_bytes(const char* at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kTops = kOnes * 0x80;
  const auto load = [](const char* from) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    if constexpr (std::endian::native == std::endian::big)
      word = __builtin_bswap64(word);
    return word;
  };
  // The top bit of each byte that is ASCII and no letter.
  const auto ends = [](std::uint64_t word) {
    const std::uint64_t lower = (word & ~kTops) | kOnes * 0x20;
    const std::uint64_t from_a = lower + kOnes * (0x80 - 'a');
    const std::uint64_t after_z = lower + kOnes * (0x80 - 'z' - 1);
    return ~((from_a & ~after_z) | word) & kTops;
  };
  const auto bytes_before = [](std::uint64_t top) { return ((top & (~top + 1)) >> 7U) - 1; };
  WordBytes word{load(at), 0, 0};
  if (const std::uint64_t end = ends(word.low); end != 0) {
    word.low &= bytes_before(end);
    word.size = static_cast<std::size_t>(std::countr_zero(end)) / 8;
    return word;
  }
  word.high = load(at + 8);
  if (const std::uint64_t end = ends(word.high); end != 0) {
    word.high &= bytes_before(end);
    word.size = 8 + static_cast<std::size_t>(std::countr_zero(end)) / 8;
  }
  return word;
}

/// Syllables met lately, by their bytes, and what was found out about them (a Token without its
/// place). Nine words in ten of a newspaper are among a few hundred.
template <typename Known>
class WordCache {
 public:
  /// Counts `bytes` of text to come; from kWorthwhile in all, words are kept.
  void expect(std::size_t bytes) {
    seen_ += bytes;
    if (slots_.empty() && seen_ >= kWorthwhile)
      slots_.resize(kSlots);
  }
  [[nodiscard]] bool active() const { return !slots_.empty(); }
  /// What is known of a word, or nullptr. Only when active().
  [[nodiscard]] const Known* find(const WordBytes& word) const {
    const Slot& slot = slots_[home(word)];
    return slot.low == word.low && slot.high == word.high ? &slot.known : nullptr;
  }
  /// `word` has a size.
  void insert(const WordBytes& word, const Known& known) {
    slots_[home(word)] = {word.low, word.high, known};
  }

 private:
  struct Slot {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    Known known;
  };
  static constexpr std::size_t kWorthwhile = 64U << 10U;
  static constexpr std::size_t kSlots = 8192;
  static std::size_t home(const WordBytes& word) {
    return (word.low * 0x9E3779B97F4A7C15U ^ word.high * 0xC2B2AE3D27D4EB4FU) >> 51U;
  }

  std::vector<Slot> slots_;
  std::size_t seen_ = 0;
};

}  // namespace timbao
