#pragma once

#include "common/base/error.h"
#include "searcher/cli/answer.h"

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace timbao {

/// One query of a batch.
struct BatchQuery {
  std::string qid;
  SearchRequest request;
  std::string like;  ///< id of an article, in place of or beside the query
};

/// Reads a line of a batch; what it does not say is as in `defaults`.
///
/// `ID<tab>QUERY`, or a JSON object (a line that begins with {" or {}), or else the whole line is
/// the query and `number`, its place from 1, its id. Members of JSON: query, id (or qid), limit (a
/// number or "all"), offset, sort, since, until, date, recent (days), like, facets, timeline,
/// strict_accents, telex, abbreviations, group, exact_count, snippets. Throws Error for JSON that
/// is not right, naming the member.
[[nodiscard]] BatchQuery parse_batch_line(std::string_view line, std::uint64_t number,
                                          const SearchRequest& defaults);

/// Answers every line of `in` in order, each answer flushed before the next line is read. Empty
/// lines are skipped. A query that fails is reported and the batch goes on.
///
/// kOk: some hit in some answer, kPartial: none, kFailure: some query failed. With `refresh`, each
/// query sees the newest state of the index.
ExitCode run_batch(std::istream& in, Searcher& searcher, const SearchRequest& defaults,
                   bool refresh, ResultWriter& writer, Messages& messages);

}  // namespace timbao
