#include "common/text/pieces.h"

namespace timbao {
namespace {

std::size_t piece_size(std::string_view text, std::size_t most) {
  if (text.size() <= most)
    return text.size();
  const std::string_view start = text.substr(0, most);
  for (const char end : {'\n', ' '})
    if (const std::size_t at = start.rfind(end); at != std::string_view::npos)
      return at + 1;
  std::size_t size = most;
  while (size > 1 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
    --size;
  return size;
}

}  // namespace

std::string_view take_piece(std::string_view& text, std::size_t most) {
  const std::string_view piece = text.substr(0, piece_size(text, most));
  text.remove_prefix(piece.size());
  return piece;
}

}  // namespace timbao
