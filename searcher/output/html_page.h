#pragma once

#include "searcher/results/results.h"

#include <span>
#include <string>
#include <string_view>

/// The parts of the HTML page. All text is untrusted and escaped here; links only to http(s), ftp
/// and mailto. The page needs no script and fetches nothing (its policy forbids both).
namespace timbao {

/// Everything up to <body>, style sheet included.
void append_page_head(std::string_view title, std::string& out);

/// One <li> of the list of hits.
void append_hit_html(const Hit& hit, std::string& out);

/// The whole page of one article.
void append_article_page(const Article& article, std::span<const Highlight> title_highlights,
                         std::span<const Highlight> body_highlights, std::string& out);

void append_notices_html(std::span<const Notice> notices, std::string& out);

/// Facets with bars and timelines as SVG, in one <aside>; nothing when there are none.
void append_charts_html(const SearchResults& results, std::string& out);

}  // namespace timbao
