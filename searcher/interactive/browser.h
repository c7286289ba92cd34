#pragma once

#include "searcher/interactive/article_view.h"
#include "searcher/interactive/key.h"
#include "searcher/interactive/line_editor.h"
#include "searcher/output/result_writer.h"
#include "searcher/search.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace timbao {

/// What a browser asks the index; replaced in tests.
struct BrowserSource {
  std::function<SearchResults(const SearchRequest&)> search;
  std::function<std::optional<Article>(const std::string& id)> find;
  std::function<std::vector<Highlight>(const SearchRequest&, const std::string& text)> highlights;
};

/// The interactive mode without its terminal: keys go in, frames come out.
///
/// A line for the query, the hits below, the keys at the foot. Other views lie over the hits: one
/// article, the facets of the answer to filter by, the list of keys.
class Browser {
 public:
  enum class View { kHits, kArticle, kFacets, kKeys };

  Browser(BrowserSource source, SearchRequest defaults, OutputOptions output, History history);

  /// The size of the screen; tiny ones show what fits.
  void resize(std::size_t columns, std::size_t rows);

  /// What the terminal must do after a key.
  enum class Outcome { kGoOn, kQuit, kSuspend };
  Outcome handle(const Key& key);

  /// True when the query was changed since the last search: run it when no key waits.
  [[nodiscard]] bool search_due() const { return search_due_; }
  void search();

  /// The whole screen, with the cursor where it belongs.
  [[nodiscard]] std::string frame() const;

  /// Text to put on the clipboard of the terminal, once.
  [[nodiscard]] std::string take_copied();

  /// What was typed before, with the query of now.
  [[nodiscard]] History history() const;

  [[nodiscard]] View view() const { return view_; }
  [[nodiscard]] const std::string& query() const { return editor_.text(); }
  [[nodiscard]] std::size_t selected() const { return selected_; }

 private:
  struct FacetLine {
    std::string field;  ///< of the query language
    std::string value;
    std::uint64_t count = 0;
  };

  void set_query(const std::string& query);
  void query_changed() { search_due_ = true; }
  bool edit(const Key& key);
  Outcome handle_control(char letter);
  void handle_over_hits(const Key& key);
  void handle_hits(const Key& key);
  void handle_article(const Key& key);
  void handle_facets(const Key& key);
  void select(std::size_t hit);
  void load_until(std::size_t hit);
  void open_selected();
  void show_facets();
  void toggle_filter(const FacetLine& line);
  void cycle_sort();
  void copy_place();
  [[nodiscard]] SearchRequest request() const;

  [[nodiscard]] std::size_t body_rows() const;
  void add_hits(std::vector<std::string>& lines) const;
  [[nodiscard]] std::vector<std::string> hit_lines(std::size_t index) const;
  void add_facets(std::vector<std::string>& lines) const;
  void add_keys(std::vector<std::string>& lines) const;
  [[nodiscard]] std::string status_line() const;
  [[nodiscard]] std::string foot_line() const;
  [[nodiscard]] std::string prompt_line(std::size_t& cursor_column) const;

  BrowserSource source_;
  SearchRequest defaults_;
  OutputOptions output_;
  LineEditor editor_;
  History history_;
  SearchResults results_;
  std::string error_;   ///< why the query cannot be read
  std::string status_;  ///< what the last key did
  std::string copied_;
  std::optional<SortOrder> sort_;
  std::optional<ArticleView> article_;
  std::vector<FacetLine> facets_;
  View view_ = View::kHits;
  bool search_due_ = false;
  std::size_t selected_ = 0;
  std::size_t top_ = 0;  ///< first hit on the screen
  std::size_t facet_ = 0;
  std::size_t columns_ = 80;
  std::size_t rows_ = 24;
};

/// `query` with field:"value" added, or without it when it holds that already.
[[nodiscard]] std::string toggle_field(const std::string& query, const std::string& field,
                                       const std::string& value);

}  // namespace timbao
