#pragma once

#include "common/base/mapped_file.h"
#include "common/store/article_analysis.h"
#include "common/text/syllable.h"
#include "indexer/build/term_database.h"

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace timbao {

/// Turns articles' terms into posting lists by sorted runs.
///
/// Postings are noted in the order they come; a run of at most kRunPostings is sorted by term
/// (counting, no comparisons of strings but those of the distinct terms) and written to a file;
/// finish() merges the runs, whose articles follow one another, straight into the term database.
/// Memory: about 30 MB, whatever the number of articles. Files are made in `folder`, which is
/// created with the first and removed at the end.
class Inverter {
 public:
  static constexpr std::size_t kRunPostings = 1'000'000;

  explicit Inverter(std::string folder, std::size_t run_postings = kRunPostings);

  /// Adds the next article. Its terms must be distinct.
  void add(std::span<const TermCount> terms);

  /// Writes the term database to `path`; call once.
  void finish(const std::string& path);

 private:
  struct Posting {
    std::uint32_t term = 0;
    std::uint32_t row = 0;
    std::uint32_t count = 0;
  };
  struct Term {
    std::string_view text;
    std::uint32_t articles = 0;
    std::uint64_t occurrences = 0;
  };

  std::uint32_t number_of(const TermCount& term);
  std::uint32_t number_of(std::string_view text);
  [[nodiscard]] std::vector<std::uint32_t> sorted_terms() const;
  [[nodiscard]] std::string take_run();
  void write_run();

  std::string folder_;
  std::size_t run_postings_;
  std::vector<std::uint32_t> lengths_;  ///< words of each article
  std::vector<Posting> postings_;
  std::vector<Term> terms_;
  std::deque<std::string> texts_;  ///< what the views of terms_ and numbers_ look at
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::vector<std::uint32_t> syllable_numbers_;  ///< number + 1 by first code of the fold range
  std::vector<MappedFile> runs_;
};

}  // namespace timbao
