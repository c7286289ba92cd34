#pragma once

#include "searcher/output/result_writer.h"

/// One maker a format; used by make_result_writer alone.
namespace timbao {

using WriterPtr = std::unique_ptr<ResultWriter>;

[[nodiscard]] WriterPtr make_text_writer(const OutputOptions& options, std::ostream& out);
[[nodiscard]] WriterPtr make_jsonl_writer(const OutputOptions& options, std::ostream& out);
[[nodiscard]] WriterPtr make_json_writer(const OutputOptions& options, std::ostream& out);
/// csv and tsv.
[[nodiscard]] WriterPtr make_table_writer(const OutputOptions& options, std::ostream& out);
[[nodiscard]] WriterPtr make_trec_writer(const OutputOptions& options, std::ostream& out);
[[nodiscard]] WriterPtr make_html_writer(const OutputOptions& options, std::ostream& out);
[[nodiscard]] WriterPtr make_paths_writer(const OutputOptions& options, std::ostream& out);
[[nodiscard]] WriterPtr make_count_writer(const OutputOptions& options, std::ostream& out);
[[nodiscard]] WriterPtr make_template_writer(const OutputOptions& options, std::ostream& out);

}  // namespace timbao
