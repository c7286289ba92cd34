#pragma once

#include <string>
#include <string_view>

namespace timbao {

/// `text` with character references (&#7879; &#x1EC7; &eacute; &nbsp) as the letters they stand
/// for, as browsers read them; what is none stays as it is.
[[nodiscard]] std::string decode_entities(std::string_view text);

/// The same, at the end of `out`.
void append_decoded(std::string& out, std::string_view text);

}  // namespace timbao
