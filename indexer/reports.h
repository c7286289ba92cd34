#pragma once

#include "indexer/build/index_run.h"

#include <ostream>
#include <string>

namespace timbao {

/// The closing lines of a run, for a person: what was read, changed, rejected and why.
void print_summary(std::ostream& out, const RunSummary& summary, const RunOptions& options);

/// --report: counts by format, encoding and rejection.
void print_report(std::ostream& out, const RunSummary& summary, bool json);

/// --stats: articles, terms, bytes by part and file, schema.
void print_stats(std::ostream& out, const std::string& index_dir, bool json);

/// --failures: each file that could not be read whole, with the reason. False when there is none.
bool print_failures(std::ostream& out, const std::string& index_dir, bool json);

/// --check: verifies checksums, term databases and that the files of each part agree. Prints what
/// is wrong; false when anything is.
bool check_index(std::ostream& out, const std::string& index_dir);

}  // namespace timbao
