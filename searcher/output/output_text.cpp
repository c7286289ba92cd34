#include "common/text/display.h"
#include "searcher/output/chart.h"
#include "searcher/output/text_parts.h"
#include "searcher/output/wording.h"
#include "searcher/output/writers.h"

#include <fmt/format.h>
#include <ostream>
#include <utility>

namespace timbao {
namespace {

/// Hits for people. Streams: what is known only at the end stands in the footer.
class TextWriter final : public ResultWriter {
 public:
  TextWriter(const OutputOptions& options, std::ostream& out)
      : options_(options), parts_(options), out_(out) {}

  void begin(std::string_view qid, const SearchResults& head) override {
    hits_ = 0;
    text_.clear();
    if (options_.batch) {
      text_ += queries_++ > 0 ? "\n" : "";
      const std::string name = qid.empty() ? std::string() : terminal_safe(qid) + ": ";
      parts_.style().paint(Look::kNotice, "# " + name + terminal_safe(head.query), text_);
      text_ += "\n\n";
    }
    out_ << text_;
  }

  void hit(const Hit& hit) override {
    text_ = hits_++ > 0 ? "\n" : "";
    const std::string rank = fmt::format("{:>2}  ", hit.rank);
    indent_ = rank.size();
    parts_.style().paint(Look::kMeta, rank, text_);
    parts_.append_title(hit.article, hit.title_highlights, indent_, text_);
    parts_.append_meta(hit.article, indent_, text_);
    parts_.append_body(clean_marked(hit.snippet.text, hit.snippet.highlights, CleanMode::kLine),
                       indent_, text_);
    parts_.append_place(hit.article, indent_, text_);
    add_similar(hit);
    add_score_parts(hit);
    out_ << text_;
  }

  void end(const SearchResults& tail) override {
    text_.clear();
    add_charts(tail);
    add_explanation(tail);
    if (options_.footer && options_.footer_last) {
      out_ << text_;
      text_.clear();
      add_footer(tail);
      last_ += text_;
      text_.clear();
    } else if (options_.footer) {
      add_footer(tail);
    } else if (options_.batch && hits_ == 0) {
      parts_.append_line(describe_total(tail.total), Look::kMeta, 0, text_);
    }
    out_ << text_ << std::flush;
  }

  void finish() override { out_ << std::exchange(last_, {}) << std::flush; }

 private:
  /// An empty line between what was written and what follows.
  void separate() { text_ += hits_ > 0 || !text_.empty() ? "\n" : ""; }

  void add_similar(const Hit& hit) {
    const std::string similar = describe_similar(hit);
    if (!similar.empty()) {
      parts_.append_line("(" + similar + ")", Look::kMeta, indent_, text_);
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
    parts_.append_line(line, Look::kMeta, indent_, text_);
  }

  void add_charts(const SearchResults& tail) {
    for (const Facet& facet : tail.facets) {
      separate();
      append_facet_chart(facet, parts_.style(), parts_.width(), text_);
    }
    if (!tail.timelines.empty()) {
      separate();
      append_timeline_charts(tail.timelines, parts_.style(), parts_.width(), text_);
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

  void add_footer(const SearchResults& tail) {
    separate();
    for (const Notice& notice : tail.notices) {
      parts_.append_line(describe_notice(notice), Look::kNotice, 0, text_);
    }
    parts_.append_line(describe_answer(tail, hits_), Look::kMeta, 0, text_);
  }

  OutputOptions options_;
  TextParts parts_;
  std::ostream& out_;
  std::string text_;
  std::string last_;  ///< for finish()
  std::size_t indent_ = 4;
  std::uint64_t hits_ = 0;
  std::uint64_t queries_ = 0;
};

}  // namespace

WriterPtr make_text_writer(const OutputOptions& options, std::ostream& out) {
  return std::make_unique<TextWriter>(options, out);
}

}  // namespace timbao
