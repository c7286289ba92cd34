#pragma once

#include "common/text/display.h"
#include "searcher/results/results.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// Text with the byte ranges to mark in it; ranges rise, do not overlap, lie inside the text.
struct MarkedText {
  std::string text;
  std::vector<Highlight> highlights;
};

/// `text` made clean (see append_clean) with its highlights moved to where their bytes went.
/// Highlights that are out of order or outside the text are dropped.
[[nodiscard]] MarkedText clean_marked(std::string_view text, std::span<const Highlight> highlights,
                                      CleanMode mode);

/// `text` with ill-formed UTF-8 replaced by U+FFFD and nothing else changed, highlights moved.
[[nodiscard]] MarkedText repair_marked(std::string_view text,
                                       std::span<const Highlight> highlights);

/// The pieces of bytes [begin, end) of `marked` in order, each handed to `plain` or, inside a
/// highlight, to `match`.
template <typename Plain, typename Match>
void for_each_piece(const MarkedText& marked, std::size_t begin, std::size_t end, Plain plain,
                    Match match) {
  const std::string_view text = marked.text;
  std::size_t pos = begin;
  for (const Highlight& range : marked.highlights) {
    const std::size_t from = range.begin > pos ? range.begin : pos;
    const std::size_t to = range.end < end ? range.end : end;
    if (from >= to) {
      continue;
    }
    if (pos < from) {
      plain(text.substr(pos, from - pos));
    }
    match(text.substr(from, to - from));
    pos = to;
  }
  if (pos < end) {
    plain(text.substr(pos, end - pos));
  }
}

}  // namespace timbao
