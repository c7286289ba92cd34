#pragma once

#include <string>
#include <string_view>

namespace timbao {

/// UTF-8 `text` with the character references of HTML read: &#7879; &#x1EC7; &agrave; &nbsp;
///
/// Names need their ';'; numbers may lack it. Once only, but for &amp;#7879; which was written
/// twice. What is no reference stays as it is; numbers that are no character read U+FFFD.
[[nodiscard]] std::string read_entities(std::string_view text);

}  // namespace timbao
