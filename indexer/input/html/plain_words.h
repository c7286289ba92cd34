#pragma once

#include <string>
#include <string_view>

namespace timbao {

/// The words of `text` for looking them up in lists: ASCII lower case without Vietnamese marks,
/// every run of anything but letters and digits one space, trimmed. "Tin LIÊN quan:" gives "tin
/// lien quan". Letters of other alphabets stay. Much cheaper than fold(), which repairs spelling
/// too.
[[nodiscard]] std::string plain_words(std::string_view text);

}  // namespace timbao
