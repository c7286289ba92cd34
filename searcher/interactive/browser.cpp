#include "searcher/interactive/browser.h"

#include "common/base/error.h"
#include "searcher/output/wording.h"

#include <algorithm>
#include <array>
#include <utility>

namespace timbao {
namespace {

using Kind = Key::Kind;

constexpr std::uint64_t kPage = 20;

/// What Tab completes.
constexpr std::array<std::string_view, 24> kNames{
    "title:", "author:", "source:", "category:", "path:",   "url:",   "tag:",       "since:",
    "until:", "date:",   "sort:",   "tiêuđề:",   "tácgiả:", "nguồn:", "chuyênmục:", "từ:",
    "đến:",   "ngày:",   "sắpxếp:", "NEAR/5",    "AND",     "OR",     "HOẶC",       "KHÔNG"};

std::string quoted_field(const std::string& field, const std::string& value) {
  std::string clean = value;
  std::erase(clean, '"');
  return field + ":\"" + clean + "\"";
}

}  // namespace

std::string toggle_field(const std::string& query, const std::string& field,
                         const std::string& value) {
  const std::string filter = quoted_field(field, value);
  std::string out = query;
  const std::size_t at = out.find(filter);
  if (at == std::string::npos) {
    return out + (out.empty() || out.ends_with(' ') ? "" : " ") + filter;
  }
  const bool space_before = at > 0 && out[at - 1] == ' ';
  out.erase(space_before ? at - 1 : at, filter.size() + (space_before ? 1 : 0));
  return out;
}

Browser::Browser(BrowserSource source, SearchRequest defaults, OutputOptions output,
                 History history)
    : source_(std::move(source)),
      defaults_(std::move(defaults)),
      output_(std::move(output)),
      history_(std::move(history)),
      sort_(defaults_.sort) {
  output_.locate_file = nullptr;
  set_query(defaults_.query);
}

void Browser::resize(std::size_t columns, std::size_t rows) {
  columns_ = std::max<std::size_t>(columns, 20);
  rows_ = std::max<std::size_t>(rows, 6);
  output_.width = columns_;
  if (article_) {
    article_->resize(output_, body_rows());
  }
}

void Browser::set_query(const std::string& query) {
  editor_.set(query);
  query_changed();
}

SearchRequest Browser::request() const {
  SearchRequest request = defaults_;
  request.query = editor_.text();
  request.limit = kPage;
  request.offset = 0;
  request.sort = sort_;
  request.facets.clear();
  request.timeline.reset();
  request.timeline_auto = false;
  return request;
}

void Browser::search() {
  search_due_ = false;
  selected_ = 0;
  top_ = 0;
  error_.clear();
  results_ = {};
  try {
    results_ = source_.search(request());
  } catch (const Error& error) {
    error_ = error.what();
    error_ += error.hint().empty() ? "" : " (" + error.hint() + ")";
  }
}

/// Fetches further pages until `hit` is there, as far as there are any.
void Browser::load_until(std::size_t hit) {
  while (hit >= results_.hits.size() && results_.hits.size() < results_.total.value) {
    SearchRequest next = request();
    next.offset = results_.hits.size();
    SearchResults page = source_.search(next);
    if (page.hits.empty()) {
      return;
    }
    for (Hit& found : page.hits) {
      results_.hits.push_back(std::move(found));
    }
  }
}

void Browser::select(std::size_t hit) {
  load_until(hit);
  selected_ = results_.hits.empty() ? 0 : std::min(hit, results_.hits.size() - 1);
  top_ = std::min(top_, selected_);
  // The selected hit must be seen whole.
  while (top_ < selected_) {
    std::size_t height = 0;
    for (std::size_t i = top_; i <= selected_; ++i) {
      height += hit_lines(i).size();
    }
    if (height <= body_rows() + 1) {  // the empty line behind the last may be cut
      break;
    }
    ++top_;
  }
}

void Browser::open_selected() {
  if (selected_ >= results_.hits.size()) {
    return;
  }
  const std::optional<Article> article = source_.find(results_.hits[selected_].article.id);
  if (!article) {
    status_ = "bài này không còn trong kho";
    return;
  }
  history_.add(editor_.text());
  const SearchRequest asked = request();
  article_.emplace(*article, source_.highlights(asked, article->title),
                   source_.highlights(asked, article->body));
  article_->resize(output_, body_rows());
  view_ = View::kArticle;
}

void Browser::show_facets() {
  SearchRequest asked = request();
  asked.limit = 0;
  asked.facets = {"source", "category", "author", "year"};
  facets_.clear();
  try {
    for (const Facet& facet : source_.search(asked).facets) {
      for (const FacetValue& value : facet.values) {
        facets_.push_back({facet.name == "year" ? "date" : facet.name, value.value, value.count});
      }
    }
  } catch (const Error& error) {
    error_ = error.what();
    return;
  }
  facet_ = 0;
  view_ = View::kFacets;
}

void Browser::toggle_filter(const FacetLine& line) {
  set_query(toggle_field(editor_.text(), line.field, line.value));
  view_ = View::kHits;
}

void Browser::cycle_sort() {
  switch (sort_.value_or(SortOrder::kRelevance)) {
    case SortOrder::kRelevance:
      sort_ = SortOrder::kNewest;
      break;
    case SortOrder::kNewest:
      sort_ = SortOrder::kOldest;
      break;
    case SortOrder::kOldest:
      sort_ = SortOrder::kRelevance;
      break;
  }
  query_changed();
}

void Browser::copy_place() {
  if (view_ != View::kArticle && selected_ >= results_.hits.size()) {
    return;
  }
  const Article& article =
      view_ == View::kArticle ? article_->article() : results_.hits[selected_].article;
  copied_ = article.url.empty() ? article.path : article.url;
  status_ = "đã chép: " + copied_;
}

std::string Browser::take_copied() { return std::exchange(copied_, {}); }

History Browser::history() const {
  History all = history_;
  all.add(editor_.text());
  return all;
}

Browser::Outcome Browser::handle(const Key& key) {
  status_.clear();
  if (key.kind == Kind::kControl && (key.text == "c" || key.text == "q")) {
    return Outcome::kQuit;
  }
  if (key.kind == Kind::kControl && key.text == "z") {
    return Outcome::kSuspend;
  }
  if (view_ != View::kHits) {
    if (key.kind == Kind::kText && key.text.size() > 1) {
      // Typed fast, letters come together: there, each is a key of its own.
      const Key first{Kind::kText, key.text.substr(0, 1)};
      handle_over_hits(first);
      return handle({Kind::kText, key.text.substr(1)});
    }
    handle_over_hits(key);
    return Outcome::kGoOn;
  }
  const bool empty = editor_.text().empty();
  if (empty && (key.kind == Kind::kEscape || (key.kind == Kind::kControl && key.text == "d"))) {
    return Outcome::kQuit;
  }
  if (!edit(key)) {
    handle_hits(key);
  }
  return Outcome::kGoOn;
}

/// The views that lie over the hits.
void Browser::handle_over_hits(const Key& key) {
  switch (view_) {
    case View::kArticle:
      handle_article(key);
      break;
    case View::kFacets:
      handle_facets(key);
      break;
    case View::kKeys:
    case View::kHits:
      view_ = View::kHits;
      break;
  }
}

/// True when the key was one for the line.
bool Browser::edit(const Key& key) {
  const std::string before = editor_.text();
  const std::string control = key.kind == Kind::kControl ? key.text : std::string();
  if (key.kind == Kind::kText) {
    editor_.insert(key.text);
  } else if (key.kind == Kind::kBackspace || control == "h") {
    editor_.erase_before();
  } else if (key.kind == Kind::kDelete || control == "d") {
    editor_.erase_after();
  } else if (key.kind == Kind::kLeft || control == "b") {
    editor_.move_left();
  } else if (key.kind == Kind::kRight) {
    editor_.move_right();
  } else if (key.kind == Kind::kHome || control == "a") {
    editor_.move_home();
  } else if (key.kind == Kind::kEnd || control == "e") {
    editor_.move_end();
  } else if (control == "w") {
    editor_.erase_word_before();
  } else if (control == "u") {
    editor_.erase_all_before();
  } else if (control == "p") {
    editor_.set(history_.back(editor_.text()));
  } else if (control == "n") {
    editor_.set(history_.forward(editor_.text()));
  } else if (key.kind == Kind::kTab) {
    editor_.complete(kNames);
  } else if (key.kind == Kind::kEscape) {
    editor_.set({});
  } else {
    return false;
  }
  if (editor_.text() != before) {
    query_changed();
  }
  return true;
}

void Browser::handle_hits(const Key& key) {
  const std::size_t page = std::max<std::size_t>(body_rows() / 5, 1);
  const std::string control = key.kind == Kind::kControl ? key.text : std::string();
  const std::string function = key.kind == Kind::kFunction ? key.text : std::string();
  if (key.kind == Kind::kUp) {
    select(selected_ > 0 ? selected_ - 1 : 0);
  } else if (key.kind == Kind::kDown) {
    select(selected_ + 1);
  } else if (key.kind == Kind::kPageUp) {
    select(selected_ > page ? selected_ - page : 0);
  } else if (key.kind == Kind::kPageDown) {
    select(selected_ + page);
  } else if (key.kind == Kind::kEnter) {
    open_selected();
  } else if (function == "1") {
    view_ = View::kKeys;
  } else if (function == "2" || control == "f") {
    show_facets();
  } else if (function == "3" || control == "s") {
    cycle_sort();
  } else if (function == "4" || control == "y") {
    copy_place();
  }
}

void Browser::handle_article(const Key& key) {
  const auto page = static_cast<std::ptrdiff_t>(body_rows() > 1 ? body_rows() - 1 : 1);
  const std::string text = key.text;
  const bool letter = key.kind == Kind::kText;
  if (key.kind == Kind::kUp || (letter && text == "k")) {
    article_->scroll(-1);
  } else if (key.kind == Kind::kDown || key.kind == Kind::kEnter || (letter && text == "j")) {
    article_->scroll(1);
  } else if (key.kind == Kind::kPageUp || (letter && text == "b")) {
    article_->scroll(-page);
  } else if (key.kind == Kind::kPageDown || (letter && text == " ")) {
    article_->scroll(page);
  } else if (key.kind == Kind::kHome || (letter && text == "g")) {
    article_->scroll_to_top();
  } else if (key.kind == Kind::kEnd || (letter && text == "G")) {
    article_->scroll_to_end();
  } else if (letter && text == "n") {
    status_ = article_->next_match() ? "" : "không còn chỗ khớp phía sau";
  } else if (letter && text == "N") {
    status_ = article_->previous_match() ? "" : "không còn chỗ khớp phía trước";
  } else if ((letter && text == "y") || (key.kind == Kind::kControl && text == "y") ||
             (key.kind == Kind::kFunction && text == "4")) {
    copy_place();
  } else if (key.kind == Kind::kEscape || key.kind == Kind::kLeft || (letter && text == "q")) {
    article_.reset();
    view_ = View::kHits;
  }
}

void Browser::handle_facets(const Key& key) {
  const std::size_t page = std::max<std::size_t>(body_rows(), 1);
  const std::size_t last = facets_.empty() ? 0 : facets_.size() - 1;
  if (key.kind == Kind::kUp) {
    facet_ -= facet_ > 0 ? 1 : 0;
  } else if (key.kind == Kind::kDown) {
    facet_ = std::min(facet_ + 1, last);
  } else if (key.kind == Kind::kPageUp) {
    facet_ -= std::min(page, facet_);
  } else if (key.kind == Kind::kPageDown) {
    facet_ = std::min(facet_ + page, last);
  } else if (key.kind == Kind::kEnter && !facets_.empty()) {
    toggle_filter(facets_[facet_]);
  } else if (key.kind == Kind::kEscape || (key.kind == Kind::kText && key.text == "q")) {
    view_ = View::kHits;
  }
}

}  // namespace timbao
