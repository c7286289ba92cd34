#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace timbao {

/// Text in an encoding that is not for Vietnamese, read by ICU.
struct ForeignText {
  std::string text;      ///< UTF-8
  std::string encoding;  ///< IANA name: "GB18030", "Shift_JIS", "windows-1251", "ISO-8859-2", ...
};

/// Reads `bytes` by the charset a page or a header names, when it is one of the encodings that
/// contain ASCII and hardly any of `bytes` is ill-formed in it; nothing otherwise.
[[nodiscard]] std::optional<ForeignText> read_declared(std::string_view label,
                                                       std::string_view bytes);

/// Guesses by the statistics of ICU (on 64 KB) which encoding of the other languages this is;
/// nothing when none fits. Unsure on less than some twenty letters.
[[nodiscard]] std::optional<ForeignText> guess_foreign(std::string_view bytes);

}  // namespace timbao
