#pragma once

#include "searcher/options.h"
#include "searcher/output/result_writer.h"
#include "searcher/search.h"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace timbao {

/// What people are told beside the results, on standard error.
class Messages {
 public:
  /// `quiet`: errors alone. `notices`: false where the results themselves hold them. Lines are cut
  /// at words to `columns`; 0: not at all.
  Messages(std::ostream& out, bool quiet, bool notices, std::size_t columns = 0)
      : out_(out), quiet_(quiet), notices_(notices), columns_(columns) {}

  /// The notices of `results` that were not said yet for this query, a line each.
  void notices(std::string_view qid, const SearchResults& results);
  /// A line that is no error.
  void info(std::string_view line);
  /// "timbao-search: [qid: ]message" and the hint.
  void error(std::string_view qid, std::string_view message, std::string_view hint);
  /// Forgets which notices were said.
  void next_query() { said_.clear(); }

 private:
  std::ostream& out_;
  bool quiet_;
  bool notices_;
  std::size_t columns_;
  std::string said_;
};

/// How a query ended.
struct Answer {
  std::uint64_t shown = 0;
  Count total;
  double elapsed_ms = 0;

  /// What the exit status tells: some hit was written, or none was asked for and some match.
  [[nodiscard]] bool found(const SearchRequest& request) const {
    return request.limit == 0 ? total.value > 0 : shown > 0;
  }
};

/// Searches and writes hit by hit. With `only_id`, that hit alone.
Answer answer_query(Searcher& searcher, const SearchRequest& request, std::string_view qid,
                    ResultWriter& writer, Messages& messages, std::string_view only_id = {});

}  // namespace timbao
