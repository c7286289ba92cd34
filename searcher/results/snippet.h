#pragma once

#include "common/text/token.h"
#include "searcher/rank/term_match.h"
#include "searcher/results/results.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace timbao {

struct SnippetOptions {
  std::uint32_t max_columns = 220;  ///< display width of the whole snippet, about
  std::uint32_t max_fragments = 3;
};

/// The passage of `text` that says most about the query, matches marked.
///
/// `tokens` are analyze(text); `matches` rise by first. The best window by distinct terms and
/// their weights, neighbours together, exact before folded; sentence bounds where they fit; whole
/// words always. Names that stand behind the last sentence, in lines of their own, are shown only
/// when they match. Line breaks and runs of spaces become one space, control characters are
/// dropped; no other byte is changed. No match: the first sentences. Linear in tokens + matches.
[[nodiscard]] Snippet make_snippet(std::string_view text, const TokenList& tokens,
                                   std::span<const TermMatch> matches,
                                   const SnippetOptions& options);

/// Byte ranges of `matches` in the text the tokens came from, merged where they touch or overlap;
/// adjacent words of one phrase are one range.
[[nodiscard]] std::vector<Highlight> highlight_ranges(const TokenList& tokens,
                                                      std::span<const TermMatch> matches);

}  // namespace timbao
