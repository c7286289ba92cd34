#include "common/text/display.h"
#include "common/text/escape.h"
#include "searcher/output/json_records.h"
#include "searcher/output/template.h"
#include "searcher/output/writers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <ostream>

/// The writers of one plain line a hit: trec, paths, count, template.
namespace timbao {
namespace {

/// TREC tools split at white space: an id that has any is percent-encoded ("a b" → "a%20b", "%" →
/// "%25"); any other id is written as it is.
std::string trec_token(std::string_view text) {
  const bool splits = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
  });
  if (text.empty()) {
    return "-";
  }
  if (!splits) {
    return terminal_safe(text);
  }
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    byte <= 0x20 || byte == 0x7F || c == '%' ? void(out += percent_encode({&c, 1}, {}))
                                             : void(out += c);
  }
  return terminal_safe(out);
}

/// TREC tools order by the score column, not by rank: it is made to fall from hit to hit, by a
/// millionth where scores are equal or the order is another one (by date).
class TrecWriter final : public ResultWriter {
 public:
  explicit TrecWriter(std::ostream& out) : out_(out) {}

  void begin(std::string_view qid, const SearchResults& /*head*/) override {
    qid_ = qid.empty() ? "1" : trec_token(qid);
    first_ = true;
  }
  void hit(const Hit& hit) override {
    double score = std::isfinite(hit.score) ? std::round(hit.score * 1e6) / 1e6 : 0;
    if (!first_ && score >= last_) {
      score = last_ - 1e-6;
    }
    first_ = false;
    last_ = score;
    out_ << fmt::format("{} Q0 {} {} {:.6f} timbao\n", qid_, trec_token(hit.article.id), hit.rank,
                        score);
  }
  void end(const SearchResults& /*tail*/) override { out_.flush(); }

 private:
  std::ostream& out_;
  std::string qid_;
  double last_ = 0;
  bool first_ = true;
};

/// With NUL, the exact bytes of the path; with line breaks, made harmless for a terminal.
class PathsWriter final : public ResultWriter {
 public:
  PathsWriter(const OutputOptions& options, std::ostream& out)
      : nul_(options.nul_terminated), out_(out) {}

  void begin(std::string_view /*qid*/, const SearchResults& /*head*/) override {}
  void hit(const Hit& hit) override {
    const Article& article = hit.article;
    const std::string& path = article.path.empty() ? article.id : article.path;
    if (nul_) {
      out_ << path.substr(0, path.find('\0')) << '\0';
      return;
    }
    std::string line;
    append_clean(path, CleanMode::kText, line);
    std::replace(line.begin(), line.end(), '\n', '?');
    out_ << line << '\n';
  }
  void end(const SearchResults& /*tail*/) override { out_.flush(); }

 private:
  bool nul_;
  std::ostream& out_;
};

class CountWriter final : public ResultWriter {
 public:
  explicit CountWriter(std::ostream& out) : out_(out) {}

  void begin(std::string_view qid, const SearchResults& /*head*/) override {
    qid_ = terminal_safe(qid);
  }
  void hit(const Hit& /*hit*/) override {}
  void end(const SearchResults& tail) override {
    out_ << qid_ << (qid_.empty() ? "" : "\t") << tail.total.value << std::endl;
  }

 private:
  std::ostream& out_;
  std::string qid_;
};

class TemplateWriter final : public ResultWriter {
 public:
  TemplateWriter(const OutputOptions& options, std::ostream& out)
      : template_(options.line_template), out_(out) {}

  void begin(std::string_view qid, const SearchResults& /*head*/) override { qid_ = qid; }
  void hit(const Hit& hit) override { out_ << template_.fill(qid_, hit) << '\n'; }
  void end(const SearchResults& /*tail*/) override { out_.flush(); }

 private:
  LineTemplate template_;
  std::ostream& out_;
  std::string qid_;
};

}  // namespace

WriterPtr make_trec_writer(const OutputOptions& /*options*/, std::ostream& out) {
  return std::make_unique<TrecWriter>(out);
}

WriterPtr make_paths_writer(const OutputOptions& options, std::ostream& out) {
  return std::make_unique<PathsWriter>(options, out);
}

WriterPtr make_count_writer(const OutputOptions& /*options*/, std::ostream& out) {
  return std::make_unique<CountWriter>(out);
}

WriterPtr make_template_writer(const OutputOptions& options, std::ostream& out) {
  return std::make_unique<TemplateWriter>(options, out);
}

}  // namespace timbao
