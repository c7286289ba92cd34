#include "common/text/escape.h"
#include "searcher/output/chart.h"
#include "searcher/output/text_style.h"
#include "searcher/output/wording.h"
#include "searcher/output/writers.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace timbao {
namespace {

/// Lines longer than this are hard to read, however wide the terminal.
constexpr std::size_t kMaxTextColumns = 110;
/// What a field may take at most: archives hold titles of a megabyte.
constexpr std::size_t kMaxTitleColumns = 400;
constexpr std::size_t kMaxMetaColumns = 60;
constexpr std::size_t kMaxPathColumns = 300;

MarkedText plain(std::string_view text, std::size_t columns) {
  return {truncate_columns(terminal_safe(text), columns), {}};
}

/// Hits for people. Streams: what is known only at the end stands in the footer.
class TextWriter final : public ResultWriter {
 public:
  TextWriter(const OutputOptions& options, std::ostream& out)
      : options_(options),
        width_(std::max<std::size_t>(options.width, 20)),
        style_(options.colour, options.links),
        out_(out) {}

  void begin(std::string_view qid, const SearchResults& head) override {
    hits_ = 0;
    text_.clear();
    if (options_.batch) {
      text_ += queries_++ > 0 ? "\n" : "";
      const std::string name = qid.empty() ? std::string() : terminal_safe(qid) + ": ";
      style_.paint(Look::kNotice, "# " + name + terminal_safe(head.query), text_);
      text_ += "\n\n";
    }
    out_ << text_;
  }

  void hit(const Hit& hit) override {
    text_ = hits_++ > 0 ? "\n" : "";
    const std::string rank = fmt::format("{:>2}  ", hit.rank);
    indent_ = rank.size();
    style_.paint(Look::kMeta, rank, text_);
    add_title(hit);
    add_meta(hit.article);
    add_snippet(hit.snippet);
    add_place(hit.article);
    add_similar(hit);
    add_score_parts(hit);
    out_ << text_;
  }

  void end(const SearchResults& tail) override {
    text_.clear();
    add_charts(tail);
    add_explanation(tail);
    separate();
    for (const Notice& notice : tail.notices) {
      style_.paragraph(plain(describe_notice(notice), kMaxTitleColumns), Look::kNotice, 0,
                       columns(0), text_);
    }
    style_.paragraph(plain(footer(tail), kMaxTitleColumns), Look::kMeta, 0, columns(0), text_);
    out_ << text_ << std::flush;
  }

 private:
  [[nodiscard]] std::size_t columns(std::size_t indent) const {
    return std::max<std::size_t>(std::min(width_ - std::min(indent, width_), kMaxTextColumns), 8);
  }

  /// An empty line between what was written and what follows.
  void separate() { text_ += hits_ > 0 || !text_.empty() ? "\n" : ""; }

  void add_title(const Hit& hit) {
    MarkedText title = clean_marked(hit.article.title, hit.title_highlights, CleanMode::kLine);
    if (title.text.empty()) {
      title.text = "(không có tiêu đề)";
    }
    style_.paragraph(truncate_marked(std::move(title), kMaxTitleColumns), Look::kTitle, indent_,
                     columns(indent_), text_);
  }

  void add_meta(const Article& article) {
    std::string line;
    for (const std::string& part :
         {article.source, describe_date(article.date, article.date_inferred), article.category,
          article.author}) {
      const std::string shown = truncate_columns(terminal_safe(part), kMaxMetaColumns);
      if (!shown.empty()) {
        line += (line.empty() ? "" : " · ") + shown;
      }
    }
    add_line(line, Look::kMeta);
  }

  void add_line(const std::string& clean, Look look) {
    if (clean.empty()) {
      return;
    }
    text_.append(indent_, ' ');
    style_.paragraph({clean, {}}, look, indent_, columns(indent_), text_);
  }

  void add_snippet(const Snippet& snippet) {
    const MarkedText marked = clean_marked(snippet.text, snippet.highlights, CleanMode::kLine);
    if (!marked.text.empty()) {
      text_.append(indent_, ' ');
      style_.paragraph(marked, Look::kPlain, indent_, columns(indent_), text_);
    }
  }

  /// The URL, or the path when there is none. Kept on one line so that it can be copied.
  void add_place(const Article& article) {
    const bool has_url = is_safe_url(article.url);
    const std::string& place = has_url ? article.url : article.path;
    const std::string shown = truncate_columns(terminal_safe(place), kMaxPathColumns);
    if (shown.empty()) {
      return;
    }
    text_.append(indent_, ' ');
    const bool is_file =
        !has_url && options_.file_root.starts_with('/') && place.find("!/") == std::string::npos;
    const std::string file = options_.file_root + "/" + place;
    const std::string target =
        is_file ? "file://" + percent_encode(file, "-._~/") : (has_url ? place : std::string());
    style_.link(target, Look::kPath, shown, text_);
    text_ += '\n';
  }

  void add_similar(const Hit& hit) {
    const std::string similar = describe_similar(hit);
    if (!similar.empty()) {
      add_line("(" + plain(similar, kMaxTitleColumns).text + ")", Look::kMeta);
    }
  }

  void add_score_parts(const Hit& hit) {
    if (!options_.explain) {
      return;
    }
    std::string line = format_score(hit.score);
    for (std::size_t i = 0; i < hit.score_parts.size(); ++i) {
      const ScorePart& part = hit.score_parts[i];
      line += (i == 0 ? " = " : " + ") + terminal_safe(part.what) + " " + format_score(part.value);
    }
    add_line(line, Look::kMeta);
  }

  void add_charts(const SearchResults& tail) {
    for (const Facet& facet : tail.facets) {
      separate();
      append_facet_chart(facet, style_, width_, text_);
    }
    if (!tail.timelines.empty()) {
      separate();
      append_timeline_charts(tail.timelines, style_, width_, text_);
    }
  }

  void add_explanation(const SearchResults& tail) {
    if (tail.explanation.empty()) {
      return;
    }
    separate();
    append_clean(tail.explanation, CleanMode::kText, text_);
    text_ += text_.ends_with('\n') ? "" : "\n";
  }

  /// "1 204 bài (11–20) · 3,1 ms · xem tiếp: --offset=20"
  [[nodiscard]] std::string footer(const SearchResults& tail) const {
    std::string line = describe_total(tail.total);
    const std::uint64_t last = tail.offset + hits_;
    const bool more = hits_ > 0 && last < tail.total.value;
    if (hits_ > 0 && (more || tail.offset > 0)) {
      line += fmt::format(" ({}–{})", format_count(tail.offset + 1), format_count(last));
    }
    line += " · " + describe_elapsed(tail.elapsed_ms);
    if (more) {
      line += fmt::format(" · xem tiếp: --offset={}", last);
    }
    return line;
  }

  OutputOptions options_;
  std::size_t width_;
  TextStyle style_;
  std::ostream& out_;
  std::string text_;
  std::size_t indent_ = 4;
  std::uint64_t hits_ = 0;
  std::uint64_t queries_ = 0;
};

}  // namespace

WriterPtr make_text_writer(const OutputOptions& options, std::ostream& out) {
  return std::make_unique<TextWriter>(options, out);
}

}  // namespace timbao
