#include "searcher/output/marked_text.h"

#include "common/text/utf8.h"
#include "common/text/well_formed.h"

#include <cstdint>

namespace timbao {
namespace {

/// Rebuilds a text piece by piece with `append`, noting where highlights begin and end.
template <typename Append>
MarkedText rebuild(std::string_view text, std::span<const Highlight> highlights, Append append) {
  MarkedText out;
  out.text.reserve(text.size());
  std::size_t pos = 0;
  for (const Highlight& range : highlights) {
    if (range.begin < pos || range.end <= range.begin || range.end > text.size()) {
      continue;
    }
    append(text.substr(pos, range.begin - pos), out.text);
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    append(text.substr(range.begin, range.end - range.begin), out.text);
    const auto end = static_cast<std::uint32_t>(out.text.size());
    if (end > begin) {
      out.highlights.push_back({begin, end});
    }
    pos = range.end;
  }
  append(text.substr(pos), out.text);
  return out;
}

}  // namespace

MarkedText clean_marked(std::string_view text, std::span<const Highlight> highlights,
                        CleanMode mode) {
  MarkedText out = rebuild(text, highlights, [mode](std::string_view piece, std::string& to) {
    append_clean(piece, mode, to);
  });
  while (!out.text.empty() && out.text.back() == ' ') {
    out.text.pop_back();
  }
  while (!out.highlights.empty() && out.highlights.back().end > out.text.size()) {
    out.highlights.back().end = static_cast<std::uint32_t>(out.text.size());
    if (out.highlights.back().begin < out.highlights.back().end) {
      break;
    }
    out.highlights.pop_back();
  }
  return out;
}

MarkedText repair_marked(std::string_view text, std::span<const Highlight> highlights) {
  return rebuild(text, highlights,
                 [](std::string_view piece, std::string& to) { to += repair_utf8(piece); });
}

}  // namespace timbao
