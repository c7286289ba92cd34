#include "common/text/display.h"
#include "common/text/escape.h"
#include "searcher/output/html_page.h"
#include "searcher/output/text_style.h"
#include "searcher/output/wording.h"
#include "searcher/output/writers.h"

#include <fmt/format.h>
#include <ostream>

namespace timbao {
namespace {

/// One page for all queries, written as hits come; the style sheet puts facets and counts, which
/// are known last, where they are read first.
class HtmlWriter final : public ResultWriter {
 public:
  explicit HtmlWriter(std::ostream& out) : out_(out) {}

  void begin(std::string_view qid, const SearchResults& head) override {
    std::string text;
    hits_ = 0;
    if (!started_) {
      append_page_head(head.query, text);
      started_ = true;
    }
    const std::string number = qid.empty() ? std::string() : std::string(qid) + ": ";
    text += "<section class=\"answer\">\n<h1>";
    append_html(terminal_safe(number + head.query), text);
    text += "</h1>\n<ol class=\"hits\">\n";
    out_ << text;
  }

  void hit(const Hit& hit) override {
    ++hits_;
    text_.clear();
    append_hit_html(hit, text_);
    out_ << text_;
  }

  void end(const SearchResults& tail) override {
    text_ = "</ol>\n<p class=\"summary\">";
    append_html(
        terminal_safe(describe_matches(tail, hits_)) + " · " + describe_elapsed(tail.elapsed_ms),
        text_);
    text_ += "</p>\n";
    append_notices_html(tail.notices, text_);
    append_charts_html(tail, text_);
    text_ += "</section>\n";
    out_ << text_ << std::flush;
  }

  void failed(std::string_view qid, std::string_view message) override {
    text_.clear();
    if (!started_) {
      append_page_head("timbao", text_);
      started_ = true;
    }
    text_ += "<section class=\"answer\">\n<h1>";
    append_html(qid, text_);
    text_ += "</h1>\n<p class=\"notice\">";
    append_html(message, text_);
    text_ += "</p>\n</section>\n";
    out_ << text_;
  }

  void finish() override {
    if (started_) {
      out_ << "</body>\n</html>\n" << std::flush;
    }
  }

 private:
  std::ostream& out_;
  std::string text_;
  std::uint64_t hits_ = 0;
  bool started_ = false;
};

}  // namespace

WriterPtr make_html_writer(const OutputOptions& /*options*/, std::ostream& out) {
  return std::make_unique<HtmlWriter>(out);
}

}  // namespace timbao
