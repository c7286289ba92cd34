#pragma once

#include <cstddef>
#include <cstdint>

namespace timbao {

/// Bytes looked at together.
inline constexpr std::size_t kClassBytes = 64;

/// What kClassBytes bytes of UTF-8 are, a bit a byte, as far as their display width goes.
struct ByteClasses {
  std::uint64_t white = 0;    ///< white space
  std::uint64_t later = 0;    ///< second or later byte of a letter
  std::uint64_t special = 0;  ///< controls, and leads of combining marks and wide letters
  std::uint64_t lead_e1 = 0;  ///< E1: behind it E1 B8 .. E1 BF, half of Vietnamese's marked letters
  std::uint64_t low = 0;      ///< later bytes below B8

  friend bool operator==(const ByteClasses&, const ByteClasses&) = default;
};

/// Of the kClassBytes bytes at `bytes`; 16 an instruction where the processor has SSE2.
[[nodiscard]] ByteClasses byte_classes(const char* bytes);
/// The same, a byte at a time: what the other must equal.
[[nodiscard]] ByteClasses byte_classes_plain(const char* bytes);

}  // namespace timbao
