#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao {

/// True when valid UTF-8 `text` has a sequence that only UTF-8 read as windows-1252 or ISO-8859-1
/// and encoded again leaves ("Ã¡" for á, "á»‡" for ệ). About 5 GB/s where there is none.
[[nodiscard]] bool has_double_encoding(std::string_view text);

/// What undo_double_encoding did, in bytes of the lines it read beyond ASCII.
struct UndoCounts {
  std::size_t undone = 0;
  std::size_t kept = 0;
};

/// Undoes double encoding of valid UTF-8, line by line, twice at most; a line is changed only when
/// it reads better for it (more Vietnamese syllables, or nothing but such sequences beyond ASCII).
[[nodiscard]] std::string undo_double_encoding(std::string_view text, UndoCounts& counts);

}  // namespace timbao
