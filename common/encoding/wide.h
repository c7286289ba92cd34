#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao {

/// Encodings that a byte order mark or the zero bytes tell. kNone: neither.
enum class WideForm { kNone, kUtf8, kUtf16Le, kUtf16Be, kUtf32Le, kUtf32Be };

struct WideText {
  WideForm form = WideForm::kNone;
  std::size_t mark = 0;  ///< bytes of the byte order mark, 0 for none
};

/// Reads the byte order mark; without one, tells UTF-16 and UTF-32 by where the zero bytes of their
/// ASCII letters stand. Looks at 64 KB at most.
[[nodiscard]] WideText find_wide(std::string_view bytes);

/// Name as in DecodedText::encoding.
[[nodiscard]] std::string wide_name(const WideText& wide);

/// UTF-16 or UTF-32 `bytes` as UTF-8, without the byte order mark.
[[nodiscard]] std::string read_wide(const WideText& wide, std::string_view bytes,
                                    std::size_t& replacements);

}  // namespace timbao
