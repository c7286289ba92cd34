#pragma once

#include <algorithm>
#include <string_view>

namespace timbao {

/// Takes the first line off `text`, with the line end ("\n", "\r\n" or "\r") that closes it.
inline std::string_view take_line_with_end(std::string_view& text) {
  std::size_t size = std::min(text.find_first_of("\r\n"), text.size());
  if (size < text.size()) {
    size += text.substr(size, 2) == "\r\n" ? 2 : 1;
  }
  const std::string_view line = text.substr(0, size);
  text.remove_prefix(size);
  return line;
}

}  // namespace timbao
