#pragma once

#include "searcher/output/fields.h"
#include "searcher/results/results.h"

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

enum class OutputFormat : std::uint8_t {
  kText,   ///< for people
  kJsonl,  ///< one hit a line: the script contract
  kJson,   ///< one document a query
  kCsv,
  kTsv,
  kTrec,   ///< qid Q0 id rank score timbao
  kHtml,   ///< one self-contained page
  kPaths,  ///< one path a line
  kCount,  ///< the number of hits alone
};

/// Reads a format's name; throws Error listing them.
[[nodiscard]] OutputFormat parse_output_format(std::string_view name);

/// What csv and tsv hold: a file of them is one table.
enum class OutputTable : std::uint8_t { kHits, kFacets, kTimeline };

/// How results are to look; every value is decided by the caller, nothing is read from the
/// environment.
struct OutputOptions {
  OutputFormat format = OutputFormat::kText;
  std::vector<OutputField> fields;         ///< --fields, for jsonl, json, csv, tsv; empty: default
  std::string line_template;               ///< --template: if set, one such line a hit
  OutputTable table = OutputTable::kHits;  ///< csv, tsv
  bool batch = false;                      ///< several queries: qid is written with each hit
  bool end_lines = false;                  ///< jsonl: a line after each query's last hit
  bool nul_terminated = false;             ///< paths: NUL instead of a line break
  bool explain = false;                    ///< score parts, the query's stages
  bool footer = true;                      ///< text: counts and notices below the hits
  bool footer_last = false;                ///< text: finish() writes it, behind a pager
  bool colour = false;                     ///< text
  bool links = false;                      ///< text: OSC 8 links
  std::size_t width = 80;                  ///< text: columns, at least 20
  /// text: absolute name of the file of a path, for links; "" when there is none. May be empty.
  std::function<std::string(const std::string&)> locate_file;
};

/// Writes answers to a stream, hit by hit: nothing is kept, so any number of hits takes the same
/// memory. begin, hit ..., end for each query; finish once after the last.
class ResultWriter {
 public:
  ResultWriter() = default;
  ResultWriter(const ResultWriter&) = delete;
  ResultWriter& operator=(const ResultWriter&) = delete;
  virtual ~ResultWriter() = default;

  /// `head` may already hold what is known before the hits; its hits are not looked at. `qid` is
  /// empty outside batches.
  virtual void begin(std::string_view qid, const SearchResults& head) = 0;
  virtual void hit(const Hit& hit) = 0;
  /// `tail` holds counts, facets, timelines and notices; its hits are not looked at. Flushes.
  virtual void end(const SearchResults& tail) = 0;
  /// In place of begin to end, for a query of a batch that failed. Formats without a place for it
  /// write nothing: the caller also says it on standard error.
  virtual void failed(std::string_view qid, std::string_view message);
  virtual void finish() {}
};

/// The writer of `options.format`. Throws Error for options that do not go together and for a
/// wrong template.
[[nodiscard]] std::unique_ptr<ResultWriter> make_result_writer(const OutputOptions& options,
                                                               std::ostream& out);

/// begin, every hit of `results`, end.
void write_results(ResultWriter& writer, std::string_view qid, const SearchResults& results);

}  // namespace timbao
