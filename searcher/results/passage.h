#pragma once

#include "common/text/token.h"
#include "searcher/rank/term_match.h"
#include "searcher/results/column_map.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace timbao {

/// The tokens of `list` that matches count by: all but the joined ones.
[[nodiscard]] std::vector<const Token*> base_tokens(const TokenList& list);

/// The base tokens of a text with the columns they stand in: what passages are measured and cut
/// with. Keeps references to both arguments.
class TextLayout {
 public:
  TextLayout(std::string_view text, const TokenList& list);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::span<const Token* const> base() const { return base_; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(base_.size()); }
  [[nodiscard]] const Token& token(std::uint32_t base) const { return *base_[base]; }
  /// Display columns of base tokens [first, last), first < last, a run of spaces counted as one.
  [[nodiscard]] std::uint32_t columns(std::uint32_t first, std::uint32_t last) const {
    return columns_.columns(base_[first]->begin, base_[last - 1]->end);
  }
  [[nodiscard]] const ColumnMap& columns() const { return columns_; }
  /// Forbids cuts inside matches of several tokens; `matches` rise by first.
  void keep_whole(std::span<const TermMatch> matches);
  /// True when a passage may begin at base token `base` (or end before it): a space stands there,
  /// or the script has none, and no match goes on. Both ends of the text may be cut.
  [[nodiscard]] bool may_cut(std::uint32_t base) const;
  /// True when a sentence begins at `base`, and at the end of the text.
  [[nodiscard]] bool sentence_at(std::uint32_t base) const {
    return base == 0 || base == size() || token(base).sentence_start;
  }

 private:
  std::string_view text_;
  std::vector<const Token*> base_;
  ColumnMap columns_;
  std::vector<std::uint32_t> inside_;  ///< base tokens that go on with a match; rising
};

/// Base tokens [first, last).
struct Passage {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  friend bool operator==(const Passage&, const Passage&) = default;
};

/// The tightest passages that are worth most. Each distinct term counts once, by its weight in
/// thousandths (at least one), ×10 where it stands exactly as typed and ×7 otherwise, and ×3 more
/// once where it directly follows another term.
///
/// One passage of at most `columns` that no other single window
/// beats, or two to `max_fragments` narrower ones where together they are worth 5 % more. In
/// reading order, never overlapping; they begin and end with matches. Ties: the earlier one.
/// No match: none. Linear in `matches`, which rise by first.
[[nodiscard]] std::vector<Passage> choose_passages(const TextLayout& layout,
                                                   std::span<const TermMatch> matches,
                                                   std::uint32_t columns,
                                                   std::uint32_t max_fragments);

/// `core` with the words around it, up to `columns` and within `limits`: from the start of its
/// sentence where that fits, to the end of a sentence where one falls late enough, else at a
/// space. Always contains `core`. Cost: the words of the result.
[[nodiscard]] Passage expand_passage(const TextLayout& layout, Passage core, std::uint32_t columns,
                                     Passage limits);

}  // namespace timbao
