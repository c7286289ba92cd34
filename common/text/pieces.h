#pragma once

#include <cstddef>
#include <string_view>

namespace timbao {

/// Bytes of a long text that are analysed together: its tokens take some 5 MB.
inline constexpr std::size_t kPieceBytes = 1 << 20;

/// The first `most` bytes of `text` at most, taken off it: up to the last line break in them, else
/// the last blank, which no token and no joined token crosses; else up to a bound of letters.
[[nodiscard]] std::string_view take_piece(std::string_view& text, std::size_t most = kPieceBytes);

}  // namespace timbao
