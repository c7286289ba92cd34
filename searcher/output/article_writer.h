#pragma once

#include "searcher/output/result_writer.h"

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

namespace timbao {

/// Writes one whole article, its matches marked: what --show prints.
///
/// text: title, source and date, path or URL, then the body in paragraphs wrapped to the width;
/// json and jsonl: one object on one line (see json_records.h); html: one page. Other formats throw
/// Error. Of `options`, format, colour, links, width and locate_file count.
void write_article(std::ostream& out, const Article& article,
                   std::span<const Highlight> title_highlights,
                   std::span<const Highlight> body_highlights, const OutputOptions& options);

/// A POSIX extended regular expression for the distinct words that are marked in `body`, at most
/// `most` of them: what `less` searches for, so that n and N go from match to match. Empty when
/// nothing is marked.
[[nodiscard]] std::string match_pattern(std::string_view body,
                                        std::span<const Highlight> body_highlights,
                                        std::size_t most = 40);

}  // namespace timbao
