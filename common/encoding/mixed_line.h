#pragma once

#include "common/encoding/reading.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace timbao {

/// A line whose words are some UTF-8 and some in an old encoding.
struct MixedLine {
  Reading reading;             ///< its way is that of the old words
  std::size_t old_bytes = 0;   ///< bytes beyond ASCII in the old words
  std::size_t utf8_bytes = 0;  ///< and in the others
};

/// Reads such a line (fields of a record, a text pasted behind another); `usual` is the old
/// encoding when that is one. Nothing unless both parts have a few words and read as Vietnamese.
[[nodiscard]] std::optional<MixedLine> read_mixed_line(std::string_view line, const Way& usual);

}  // namespace timbao
