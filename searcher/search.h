#pragma once

#include "common/article/article.h"
#include "searcher/query/query.h"
#include "searcher/results/results.h"
#include "searcher/results/snippet.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// Everything that can be asked of an index in one query.
struct SearchRequest {
  static constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();

  std::string query;
  std::uint64_t limit = 10;  ///< kAll: every match, streamed
  std::uint64_t offset = 0;
  std::optional<SortOrder> sort;  ///< over the query's own sort:
  DateRange dates;                ///< over and above the query's own
  Date today;                     ///< what "hôm qua" counts from
  bool strict_accents = false;
  bool keystrokes = true;     ///< read Telex, VNI, VIQR when the words are unknown
  bool abbreviations = true;  ///< expand both ways at lower weight
  bool suggestions = true;    ///< guess words that no article has; offer other readings
  bool group = true;          ///< fold near-copies into one hit
  bool snippets = true;
  bool bodies = false;  ///< fill Hit::article.body
  bool exact_count = false;
  bool explain = false;             ///< stages of the query, score parts of each hit
  double recent_days = 0;           ///< half-life of the freshness weight; 0: none
  std::uint32_t added_after = 0;    ///< only articles indexed later than this (Unix seconds)
  std::string without_id;           ///< leave out this article: --like does not find itself
  std::vector<std::string> facets;  ///< source, category, author, year, month, path
  std::uint32_t facet_values = 10;
  std::optional<TimelineUnit> timeline;
  bool timeline_auto = false;  ///< choose the unit by the span of the matches
  bool per_1000 = false;
  SnippetOptions snippet;
};

/// Called for each hit in order; false stops.
using HitSink = std::function<bool(Hit)>;

/// Open indexes, ready for many queries. For one thread.
class Searcher {
 public:
  /// Throws Error: no index, another version, damage.
  explicit Searcher(const std::vector<std::string>& index_dirs);
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  Searcher(const Searcher&) = delete;
  Searcher& operator=(const Searcher&) = delete;
  ~Searcher();

  /// Also reads the user's abbreviations, lines of "ABC<tab>long form", at the first search; that
  /// search throws Error when the file cannot be read.
  void use_abbreviations(const std::string& path);

  /// Answers a request; throws Error for a query that cannot be read (sort:banana).
  [[nodiscard]] SearchResults search(const SearchRequest& request);

  /// The same with hits handed out one by one (SearchResults::hits stays empty): memory does not
  /// grow with the number of hits. `begin` is called once before the first hit with the results
  /// as far as they are known (total, notices, facets, timeline).
  SearchResults stream(const SearchRequest& request,
                       const std::function<void(const SearchResults&)>& begin, const HitSink& sink);

  /// A stored article by id, the last indexed when there are several.
  [[nodiscard]] std::optional<Article> find(std::string_view id) const;
  /// All stored articles with this id, the last indexed first.
  [[nodiscard]] std::vector<Article> find_all(std::string_view id) const;

  /// The file on this machine that an article's path names; empty when there is none, and for what
  /// lies inside an archive ("a.zip!/b"). Cost: a look at the file system for each folder that was
  /// indexed.
  [[nodiscard]] std::string locate_file(const std::string& path) const;

  /// Byte ranges of the query's words in a text of an article (for --show).
  [[nodiscard]] std::vector<Highlight> highlights(const SearchRequest& request,
                                                  std::string_view text);

  /// Spellings that match the query, with their counts, most frequent first.
  [[nodiscard]] std::vector<Variant> variants(const SearchRequest& request);

  /// A query of the most telling words of an article or text (--like).
  [[nodiscard]] std::string like_query(std::string_view title, std::string_view body) const;

  /// Number of live articles.
  [[nodiscard]] std::uint64_t articles() const;

  /// When the newest article was indexed (Unix seconds); 0 for an empty index.
  [[nodiscard]] std::uint32_t newest_addition() const;

  /// Opens the newest published state, when there is a newer one.
  void refresh();

 private:
  struct Private;
  std::unique_ptr<Private> private_;
};

}  // namespace timbao
