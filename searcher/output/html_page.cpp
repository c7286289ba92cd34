#include "searcher/output/html_page.h"

#include "common/text/escape.h"
#include "searcher/output/chart.h"
#include "searcher/output/json_records.h"
#include "searcher/output/wording.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

namespace timbao {
namespace {

constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--ink:#1d2327;--dim:#5f6b73;--paper:#fdfdfb;--card:#fff;--line:#e3e3dd;
--link:#0b57a4;--mark:#ffe9a8;--bar:#2f7f79;--c0:#2f7f79;--c1:#c4572b;--c2:#5b5bb0;--c3:#9a7b12}
@media (prefers-color-scheme:dark){:root{--ink:#e4e6e3;--dim:#9aa5a8;--paper:#16191b;--card:#1d2123;
--line:#31373a;--link:#8cbcf0;--mark:#6b5410;--bar:#58b0a8;--c0:#58b0a8;--c1:#e98a5f;--c2:#a3a3ee;
--c3:#d9b94a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,
"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
.answer{display:grid;grid-template-columns:minmax(0,44rem);justify-content:center;gap:0 2.5rem;
grid-template-areas:"head" "sum" "note" "hits" "aside";padding:1.5rem 1rem}
@media (min-width:64rem){.answer:has(aside){grid-template-columns:minmax(0,44rem) 19rem;
grid-template-areas:"head head" "sum sum" "note note" "hits aside";grid-template-rows:auto auto auto 1fr}}
article{max-width:44rem;margin:0 auto;padding:1.5rem 1rem}
.body{white-space:pre-wrap;margin-top:1rem}
h1{grid-area:head;margin:0;font-size:1.5rem;line-height:1.3}
.summary{grid-area:sum;margin:.2rem 0 0;color:var(--dim)}
.notes{grid-area:note}.notice{margin:.6rem 0 0;padding:.4rem .7rem;border-left:3px solid var(--c3);
background:var(--card)}
.hits{grid-area:hits;list-style:none;margin:1rem 0 0;padding:0}
.hits li{padding:.9rem 0;border-top:1px solid var(--line)}
h2{margin:0;font-size:1.06rem;line-height:1.35}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
.meta,.path,.similar{margin:.1rem 0;color:var(--dim);font-size:.86rem}
.path{font-family:ui-monospace,monospace;font-size:.78rem}
.snippet{margin:.25rem 0}
mark{background:var(--mark);color:inherit;border-radius:2px;padding:0 .08em}
aside{grid-area:aside;margin-top:1rem;font-size:.9rem}
aside h3{margin:1rem 0 .4rem;font-size:.95rem}aside h3:first-child{margin-top:0}
table{border-collapse:collapse;width:100%}td{padding:.1rem 0;vertical-align:top}td:first-child{width:100%}
td:last-child{text-align:right;padding-left:.8rem;white-space:nowrap;
font-variant-numeric:tabular-nums}
.bar{display:block;height:4px;border-radius:2px;background:var(--bar);margin:.1rem 0 .25rem}
figure{margin:0 0 1rem}figcaption{color:var(--dim);font-size:.82rem}
svg{display:block;width:100%;height:auto}svg text{fill:var(--dim);font-size:11px}
)css";

void append_marked(std::string_view text, std::span<const Highlight> highlights, std::string& out,
                   CleanMode mode = CleanMode::kLine) {
  const MarkedText marked = clean_marked(text, highlights, mode);
  for_each_piece(
      marked, 0, marked.text.size(), [&](std::string_view piece) { append_html(piece, out); },
      [&](std::string_view piece) {
        out += "<mark>";
        append_html(piece, out);
        out += "</mark>";
      });
}

/// A paragraph of `css_class`; nothing for an empty text.
void append_paragraph(std::string_view css_class, std::string_view text, std::string& out) {
  const std::string clean = terminal_safe(text);
  if (clean.empty()) {
    return;
  }
  fmt::format_to(std::back_inserter(out), "<p class=\"{}\">", css_class);
  append_html(clean, out);
  out += "</p>\n";
}

bool is_web_url(std::string_view url) { return is_safe_url(url) && !url.starts_with("file"); }

/// The heading of level `level`, 1 to 6.
void append_title(const Article& article, std::span<const Highlight> highlights, int level,
                  std::string& out) {
  const bool linked = is_web_url(article.url);
  fmt::format_to(std::back_inserter(out), "<h{}>", level);
  if (linked) {
    out += "<a rel=\"noreferrer noopener\" href=\"";
    append_html(article.url, out);
    out += "\">";
  }
  if (terminal_safe(article.title).empty()) {
    out += "(không có tiêu đề)";
  } else {
    append_marked(article.title, highlights, out);
  }
  fmt::format_to(std::back_inserter(out), "{}</h{}>\n", linked ? "</a>" : "", level);
}

void append_meta(const Article& article, std::string& out) {
  std::string meta;
  for (const std::string& part :
       {article.source, describe_date(article.date, article.date_inferred), article.category,
        article.author}) {
    meta += (meta.empty() || part.empty() ? "" : " · ") + part;
  }
  append_paragraph("meta", meta, out);
}

/// The path, with the id that --show takes where it is another.
void append_place(const Article& article, std::string& out) {
  const bool both = !article.path.empty() && article.id != article.path;
  append_paragraph("path", article.path + (both ? " · " + article.id : ""), out);
}

void append_facet_row(std::string_view label, std::uint64_t count, double percent,
                      std::string& out) {
  out += "<tr><td>";
  append_html(terminal_safe(label), out);
  if (percent > 0) {
    fmt::format_to(std::back_inserter(out), "<span class=\"bar\" style=\"width:{:.1f}%\"></span>",
                   percent);
  }
  fmt::format_to(std::back_inserter(out), "</td><td>{}</td></tr>\n", format_count(count));
}

void append_facet_table(const Facet& facet, std::string& out) {
  std::uint64_t top = 1;
  for (const FacetValue& value : facet.values) {
    top = std::max(top, value.count);
  }
  out += "<h3>";
  append_html(facet_title(facet.name), out);
  out += "</h3>\n<table>\n";
  const bool dates = facet.name == "month";
  for (const FacetValue& value : facet.values) {
    const double percent = 100.0 * static_cast<double>(value.count) / static_cast<double>(top);
    append_facet_row(dates ? describe_period(value.value) : value.value, value.count, percent, out);
  }
  if (facet.others > 0) {
    append_facet_row("(khác)", facet.others, 0, out);
  }
  if (facet.missing > 0) {
    append_facet_row("(không rõ)", facet.missing, 0, out);
  }
  out += "</table>\n";
}

/// Measures of the drawing, in its own units.
constexpr double kPlotLeft = 34;
constexpr double kPlotWidth = 320;
constexpr double kPlotHeight = 110;
constexpr double kPlotTop = 12;
constexpr std::size_t kMaxBars = 160;

void append_svg_bars(const Timeline& timeline, const std::vector<ChartBin>& bins, double top,
                     std::size_t colour, std::string& out) {
  const double each = kPlotWidth / static_cast<double>(std::max<std::size_t>(bins.size(), 1));
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const double height = top > 0 ? bins[i].value / top * kPlotHeight : 0;
    const std::string from = describe_period(timeline.points[bins[i].first].period);
    const std::string to = describe_period(timeline.points[bins[i].last - 1].period);
    fmt::format_to(std::back_inserter(out),
                   "<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" "
                   "fill=\"var(--c{})\"><title>",
                   kPlotLeft + static_cast<double>(i) * each, kPlotTop + kPlotHeight - height,
                   std::max(each * 0.86, 0.5), height, colour % 4);
    const std::string span = from == to ? from : fmt::format("{}–{}", from, to);
    append_html(fmt::format("{}: {}", span, format_decimal(bins[i].value)), out);
    out += "</title></rect>\n";
  }
}

void append_svg_axis(const Timeline& timeline, const std::vector<ChartBin>& bins, double top,
                     std::string& out) {
  const double base = kPlotTop + kPlotHeight;
  fmt::format_to(std::back_inserter(out),
                 "<line x1=\"{0}\" y1=\"{1}\" x2=\"{2}\" y2=\"{1}\" stroke=\"var(--dim)\"/>\n"
                 "<text x=\"{3}\" y=\"{4}\" text-anchor=\"end\">{5}</text>\n"
                 "<text x=\"{3}\" y=\"{1}\" text-anchor=\"end\">0</text>\n",
                 kPlotLeft, base, kPlotLeft + kPlotWidth, kPlotLeft - 4, kPlotTop + 6,
                 format_decimal(top));
  const double each = kPlotWidth / static_cast<double>(std::max<std::size_t>(bins.size(), 1));
  const double room = timeline.unit == TimelineUnit::kDay ? 48 : 32;
  double free_from = 0;
  std::string last;
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const std::string label = axis_label(timeline.points[bins[i].first], timeline.unit);
    const double x = kPlotLeft + static_cast<double>(i) * each;
    const bool shown = label != last && x >= free_from && x + room <= kPlotLeft + kPlotWidth + 6;
    last = label;
    if (shown) {
      fmt::format_to(std::back_inserter(out), "<text x=\"{:.2f}\" y=\"{:.2f}\">", x, base + 14);
      append_html(label, out);
      out += "</text>\n";
      free_from = x + room;
    }
  }
}

void append_timeline_figure(const Timeline& timeline, double top, std::size_t index,
                            std::string& out) {
  const std::vector<ChartBin> bins = make_bins(timeline, kMaxBars);
  out += "<figure>\n";
  fmt::format_to(std::back_inserter(out), "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"",
                 kPlotLeft + kPlotWidth + 6, kPlotTop + kPlotHeight + 20);
  append_html(terminal_safe(timeline.query), out);
  out += "\">\n";
  append_svg_bars(timeline, bins, top, index, out);
  append_svg_axis(timeline, bins, top, out);
  out += "</svg>\n<figcaption>";
  std::string caption = terminal_safe(timeline.query);
  for (const std::string& part :
       {std::string(timeline.per_1000 ? "trên 1 000 bài" : ""), describe_peak(timeline, bins),
        timeline.undated > 0 ? "không rõ ngày: " + format_count(timeline.undated) : ""}) {
    caption += (caption.empty() || part.empty() ? "" : " · ") + part;
  }
  append_html(caption, out);
  out += "</figcaption>\n</figure>\n";
}

}  // namespace

void append_page_head(std::string_view title, std::string& out) {
  out +=
      "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>";
  append_html(terminal_safe(title), out);
  out += " · Tìm Báo</title>\n<style>";
  out += kStyle;
  out += "</style>\n</head>\n<body>\n";
}

void append_hit_html(const Hit& hit, std::string& out) {
  const Article& article = hit.article;
  out += "<li>\n";
  append_title(article, hit.title_highlights, 2, out);
  append_meta(article, out);
  if (!hit.snippet.text.empty()) {
    out += "<p class=\"snippet\">";
    append_marked(hit.snippet.text, hit.snippet.highlights, out);
    out += "</p>\n";
  }
  append_paragraph("similar", describe_similar(hit), out);
  append_place(article, out);
  out += "</li>\n";
}

void append_article_page(const Article& article, std::span<const Highlight> title_highlights,
                         std::span<const Highlight> body_highlights, std::string& out) {
  append_page_head(article.title, out);
  out += "<article>\n";
  append_title(article, title_highlights, 1, out);
  append_meta(article, out);
  append_place(article, out);
  out += "<div class=\"body\">";
  append_marked(article.body, body_highlights, out, CleanMode::kText);
  out += "</div>\n</article>\n</body>\n</html>\n";
}

void append_notices_html(std::span<const Notice> notices, std::string& out) {
  if (notices.empty()) {
    return;
  }
  out += "<div class=\"notes\">\n";
  for (const Notice& notice : notices) {
    append_paragraph("notice", describe_notice(notice), out);
  }
  out += "</div>\n";
}

void append_charts_html(const SearchResults& results, std::string& out) {
  if (results.facets.empty() && results.timelines.empty()) {
    return;
  }
  double top = 0;
  for (const Timeline& timeline : results.timelines) {
    for (const ChartBin& bin : make_bins(timeline, kMaxBars)) {
      top = std::max(top, bin.value);
    }
  }
  out += "<aside>\n";
  for (std::size_t i = 0; i < results.timelines.size(); ++i) {
    append_timeline_figure(results.timelines[i], top, i, out);
  }
  for (const Facet& facet : results.facets) {
    append_facet_table(facet, out);
  }
  out += "</aside>\n";
}

}  // namespace timbao
