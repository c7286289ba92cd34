#include "common/text/escape.h"
#include "searcher/output/json_records.h"
#include "searcher/output/writers.h"

#include <ostream>

namespace timbao {
namespace {

/// One hit a line; facets and timelines follow as lines of their own.
class JsonlWriter final : public ResultWriter {
 public:
  JsonlWriter(const OutputOptions& options, std::ostream& out)
      : fields_(options.fields), end_lines_(options.end_lines), out_(out) {}

  void begin(std::string_view qid, const SearchResults& /*head*/) override { qid_ = qid; }

  void hit(const Hit& hit) override {
    line_.clear();
    append_hit_json(qid_, hit, fields_, line_);
    line_ += '\n';
    out_ << line_;
  }

  void end(const SearchResults& tail) override {
    line_.clear();
    for (const Facet& facet : tail.facets) {
      append_facet_lines(qid_, facet, line_);
    }
    for (const Timeline& timeline : tail.timelines) {
      append_timeline_lines(qid_, timeline, line_);
    }
    if (end_lines_) {
      append_end_line(tail);
    }
    out_ << line_ << std::flush;
  }

  void failed(std::string_view qid, std::string_view message) override {
    if (!end_lines_) {
      return;
    }
    line_.clear();
    JsonObject line(line_);
    line.number("format_version", kFormatVersion);
    line.optional_text("qid", qid);
    line.text("error", message);
    line.close();
    out_ << line_ << std::endl;
  }

 private:
  void append_end_line(const SearchResults& tail) {
    JsonObject line(line_);
    line.number("format_version", kFormatVersion);
    line.optional_text("qid", qid_);
    line.boolean("end", true);
    line.number("total", tail.total.value);
    line.boolean("total_exact", tail.total.exact);
    line.decimal("elapsed_ms", tail.elapsed_ms);
    line.close();
    line_ += '\n';
  }

  std::vector<OutputField> fields_;
  bool end_lines_;
  std::ostream& out_;
  std::string qid_;
  std::string line_;
};

/// One document a query: format_version, qid, query, offset, hits, total, elapsed_ms, facets,
/// timelines, notices, explanation. The hits stand on lines of their own and are streamed.
class JsonWriter final : public ResultWriter {
 public:
  JsonWriter(const OutputOptions& options, std::ostream& out)
      : fields_(options.fields), out_(out) {}

  void begin(std::string_view qid, const SearchResults& head) override {
    qid_ = qid;
    first_ = true;
    std::string text;
    JsonObject object(text);
    object.number("format_version", kFormatVersion);
    object.optional_text("qid", qid);
    object.text("query", head.query);
    object.number("offset", head.offset);
    object.value("hits") += '[';
    out_ << text;
  }

  void hit(const Hit& hit) override {
    line_ = first_ ? "\n" : ",\n";
    first_ = false;
    append_hit_json(qid_, hit, fields_, line_);
    out_ << line_;
  }

  void end(const SearchResults& tail) override {
    std::string text = first_ ? "]," : "\n],";
    append_total(tail, text);
    append_list("facets", tail.facets, append_facet_json, text);
    append_list("timelines", tail.timelines, append_timeline_json, text);
    append_list("notices", tail.notices, append_notice_json, text);
    if (!tail.explanation.empty()) {
      text += ",\"explanation\":";
      append_json(tail.explanation, text);
    }
    text += "}\n";
    out_ << text << std::flush;
  }

  void failed(std::string_view qid, std::string_view message) override {
    std::string text;
    JsonObject object(text);
    object.number("format_version", kFormatVersion);
    object.optional_text("qid", qid);
    object.text("error", message);
    object.close();
    out_ << text << std::endl;
  }

 private:
  static void append_total(const SearchResults& tail, std::string& text) {
    text += "\"total\":";
    JsonObject total(text);
    total.number("value", tail.total.value);
    total.boolean("exact", tail.total.exact);
    if (!tail.total.exact) {
      total.number("low", tail.total.low);
      total.number("high", tail.total.high);
    }
    total.close();
    text += ",\"elapsed_ms\":" + format_score(tail.elapsed_ms);
  }

  /// Left out when empty.
  template <typename T>
  static void append_list(std::string_view name, const std::vector<T>& items,
                          void (*append)(const T&, std::string&), std::string& text) {
    if (items.empty()) {
      return;
    }
    text += ',';
    append_json(name, text);
    text += ":[";
    for (std::size_t i = 0; i < items.size(); ++i) {
      text += i > 0 ? "," : "";
      append(items[i], text);
    }
    text += ']';
  }

  std::vector<OutputField> fields_;
  std::ostream& out_;
  std::string qid_;
  std::string line_;
  bool first_ = true;
};

}  // namespace

WriterPtr make_jsonl_writer(const OutputOptions& options, std::ostream& out) {
  return std::make_unique<JsonlWriter>(options, out);
}

WriterPtr make_json_writer(const OutputOptions& options, std::ostream& out) {
  return std::make_unique<JsonWriter>(options, out);
}

}  // namespace timbao
