#include "searcher/output/result_writer.h"

#include "common/base/error.h"
#include "searcher/output/writers.h"

#include <array>
#include <fmt/format.h>

namespace timbao {
namespace {

struct KnownFormat {
  std::string_view name;
  OutputFormat format;
  WriterPtr (*make)(const OutputOptions&, std::ostream&);
};

constexpr std::array<KnownFormat, 9> kFormats{{
    {"text", OutputFormat::kText, make_text_writer},
    {"jsonl", OutputFormat::kJsonl, make_jsonl_writer},
    {"json", OutputFormat::kJson, make_json_writer},
    {"csv", OutputFormat::kCsv, make_table_writer},
    {"tsv", OutputFormat::kTsv, make_table_writer},
    {"trec", OutputFormat::kTrec, make_trec_writer},
    {"html", OutputFormat::kHtml, make_html_writer},
    {"paths", OutputFormat::kPaths, make_paths_writer},
    {"count", OutputFormat::kCount, make_count_writer},
}};

}  // namespace

OutputFormat parse_output_format(std::string_view name) {
  std::string names;
  for (const KnownFormat& known : kFormats) {
    if (known.name == name) {
      return known.format;
    }
    names += names.empty() ? "" : ", ";
    names += known.name;
  }
  throw Error(fmt::format("unknown format '{}'", name), "formats: " + names);
}

std::unique_ptr<ResultWriter> make_result_writer(const OutputOptions& options, std::ostream& out) {
  if (!options.line_template.empty()) {
    if (options.format != OutputFormat::kText) {
      throw Error("--template and --format exclude each other",
                  "a template is a format of its own: leave --format out");
    }
    return make_template_writer(options, out);
  }
  for (const KnownFormat& known : kFormats) {
    if (known.format == options.format) {
      return known.make(options, out);
    }
  }
  throw Error("unknown output format");
}

void ResultWriter::failed(std::string_view /*qid*/, std::string_view /*message*/) {}

void write_results(ResultWriter& writer, std::string_view qid, const SearchResults& results) {
  writer.begin(qid, results);
  for (const Hit& hit : results.hits) {
    writer.hit(hit);
  }
  writer.end(results);
}

}  // namespace timbao
