#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace timbao {

/// A JSON text with the common faults of crawlers mended, or nothing when none was found: raw
/// control characters in strings, halves of surrogate pairs (\ud83d alone), NaN and Infinity, a
/// comma before a closing bracket, escapes JSON does not know (\x, \'). `text` is UTF-8. Followed
/// by enough bytes for simdjson's padding.
[[nodiscard]] std::optional<std::string> repair_json(std::string_view text);

}  // namespace timbao
