#pragma once

#include <cstdint>
#include <string>

namespace timbao {

/// Appends a number as LEB128: seven bits a byte, low ones first, the top bit set on all but the
/// last byte.
inline void append_varint(std::string& bytes, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7)
    bytes.push_back(static_cast<char>((value & 0x7F) | 0x80));
  bytes.push_back(static_cast<char>(value));
}

}  // namespace timbao
