#include "searcher/search.h"

#include "common/store/manifest.h"
#include "common/text/analyzer.h"
#include "common/text/pieces.h"
#include "searcher/query/date_expression.h"
#include "searcher/query/keystroke_query.h"
#include "searcher/query/query_lexer.h"
#include "searcher/query/query_parser.h"
#include "searcher/rank/abbreviation_rows.h"
#include "searcher/rank/like.h"
#include "searcher/rank/near_copies.h"
#include "searcher/rank/ranking.h"
#include "searcher/rank/term_finder.h"
#include "searcher/results/overview.h"
#include "searcher/results/telling_piece.h"
#include "searcher/results/variants.h"
#include "searcher/suggest/reading.h"
#include "searcher/suggest/spelling_counts.h"
#include "searcher/suggest/suggestion.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <span>
#include <unordered_map>
#include <utility>

namespace timbao {
namespace {

/// Ids and sources of copies named in a hit; their number is always exact.
constexpr std::size_t kMostCopiesNamed = 20;
/// Articles that a page of grouped hits is looked for in, beyond its own size.
constexpr std::uint64_t kGroupMargin = 100;
/// Articles whose words say how a query should read.
constexpr std::size_t kMostArticlesRead = 300;
/// A suggestion that other words were meant is counted when its rarest is in so few articles (some
/// 5 ms).
constexpr std::uint64_t kMostArticlesCounted = 20000;

/// A request read and planned: what one search runs on. Not movable: its parts refer to it.
class Query {
 public:
  Query(const SearchRequest& request, const Index& index, const Abbreviations& abbreviations,
        const std::vector<WordReading>& readings = {})
      : keystrokes_(request.keystrokes ? read_keystrokes(request.query, spelling_counts(index))
                                       : std::nullopt),
        text_(keystrokes_ ? keystrokes_->query : request.query),
        parsed_(parse_query(text_, {request.today, request.strict_accents})),
        plan_(planned(request, index, abbreviations, readings)),
        matcher_(plan_),
        check_(plan_, index, matcher_),
        finder_(plan_, matcher_, static_cast<double>(index.statistics().articles)) {}
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  /// The query string, decoded where it was typed with the input method off.
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const ParsedQuery& parsed() const { return parsed_; }
  /// What was understood otherwise than it was typed.
  [[nodiscard]] std::vector<Notice> notices() const {
    std::vector<Notice> notices;
    if (keystrokes_)
      notices.push_back({Notice::Kind::kKeystrokes, keystrokes_->notice, text_});
    for (const std::string& notice : parsed_.notices)
      notices.push_back({Notice::Kind::kInfo, notice, {}});
    return notices;
  }
  [[nodiscard]] const Plan& plan() const { return plan_; }
  [[nodiscard]] TermFinder& finder() { return finder_; }
  [[nodiscard]] RunningPlan running(const Index& index) { return {plan_, index, matcher_, check_}; }

 private:
  Plan planned(const SearchRequest& request, const Index& index, const Abbreviations& abbreviations,
               const std::vector<WordReading>& readings) const {
    Plan plan = make_plan(parsed_, index, {});
    use_alternatives(plan, index, readings);
    if (request.abbreviations && !request.strict_accents)
      add_abbreviations(plan, abbreviations, index);
    plan.dates = intersect(plan.dates, request.dates);
    plan.added_after = request.added_after;
    if (request.sort)
      plan.sort = *request.sort;
    return plan;
  }

  std::optional<KeystrokeReading> keystrokes_;
  std::string text_;
  ParsedQuery parsed_;
  Plan plan_;
  UnitMatcher matcher_;
  ArticleCheck check_;
  TermFinder finder_;
};

/// Makes hits of ranked articles: fetches, highlights, cuts the snippet.
class HitMaker {
 public:
  HitMaker(const SearchRequest& request, const Index& index, Query& query, TokenList& tokens)
      : request_(request), index_(index), query_(query), body_tokens_(tokens) {}

  Hit make(const Scored& article, std::uint64_t rank) {
    Hit hit;
    hit.rank = rank;
    hit.score = article.score;
    hit.article = index_.article(article.ref);
    analyze(hit.article.title, title_tokens_);
    std::vector<TermMatch> title = query_.finder().find(title_tokens_);
    std::vector<TermMatch> body;
    std::string_view piece;
    if (request_.snippets)
      piece = telling_piece(hit.article.body, query_.finder(), body_tokens_, body);
    TermFinder::prefer_exact(title, body);
    hit.title_highlights = highlight_ranges(title_tokens_, title);
    if (request_.snippets)
      hit.snippet = make_snippet(piece, body_tokens_, body, request_.snippet);
    if (!request_.bodies)
      hit.article.body.clear();
    return hit;
  }

  void name_copies(Hit& hit, std::span<const Scored> ranking, const CopyGroup& group) {
    hit.similar = static_cast<std::uint32_t>(group.copies.size());
    for (const std::size_t copy : group.copies) {
      if (hit.similar_ids.size() == kMostCopiesNamed)
        break;
      const Article article = index_.article(ranking[copy].ref);
      hit.similar_ids.push_back(article.id);
      auto& sources = hit.similar_sources;
      if (!article.source.empty() && article.source != hit.article.source &&
          std::find(sources.begin(), sources.end(), article.source) == sources.end())
        sources.push_back(article.source);
    }
  }

 private:
  const SearchRequest& request_;
  const Index& index_;
  Query& query_;
  TokenList title_tokens_;
  TokenList& body_tokens_;
};

std::string explain_stages(const SearchRequest& request, const Query& query) {
  std::string text = "elements  " + to_string(lex_query(query.text(), request.today).elements);
  text += "\ntree      " + to_string(query.parsed()) + "\n" + to_string(query.plan());
  return text;
}

bool wants_every_match(const SearchRequest& request) {
  return request.limit == SearchRequest::kAll || request.exact_count || !request.facets.empty() ||
         request.timeline || request.timeline_auto;
}

std::vector<FacetKind> facet_kinds(const std::vector<std::string>& names) {
  std::vector<FacetKind> kinds;
  for (const std::string& name : names)
    for (const FacetKind kind : parse_facets(name))
      kinds.push_back(kind);
  return kinds;
}

}  // namespace

struct Searcher::Private {
  std::vector<std::string> dirs;
  std::unique_ptr<Index> index;
  std::unique_ptr<FirstStage> first_stage;
  std::string abbreviation_file;
  std::optional<Abbreviations> abbreviations;
  TokenList tokens;  ///< of hits; keeps the words it met from query to query

  void open() {
    first_stage.reset();
    abbreviations.reset();
    index = std::make_unique<Index>(dirs);
    first_stage = std::make_unique<FirstStage>(*index);
  }

  [[nodiscard]] std::vector<std::uint64_t> published() const {
    std::vector<std::uint64_t> numbers;
    for (const std::string& dir : dirs)
      numbers.push_back(read_manifest(dir).generation);
    return numbers;
  }

  /// What the archive, the press and the user abbreviate; read at the first query that asks.
  const Abbreviations& known_abbreviations() {
    if (!abbreviations) {
      abbreviations.emplace(archive_abbreviations(*index));
      if (!abbreviation_file.empty())
        abbreviations->read_file(abbreviation_file);
    }
    return *abbreviations;
  }

  Ranking rank(const SearchRequest& request, Query& query) {
    const Freshness freshness{request.recent_days, request.today};
    const RunningPlan running = query.running(*index);
    const Plan& plan = query.plan();
    if (plan.everything || plan.sort != SortOrder::kRelevance ||
        request.limit == SearchRequest::kAll) {
      const SortOrder order =
          plan.everything && plan.sort == SortOrder::kRelevance ? SortOrder::kNewest : plan.sort;
      return rank_all(running, order, freshness, request.explain);
    }
    const std::uint64_t margin = request.group ? kGroupMargin : request.without_id.empty() ? 0 : 1;
    return rank_best(running, *first_stage, request.offset + request.limit + margin, freshness,
                     request.explain);
  }

  void leave_out(std::string_view id, Ranking& ranking) const {
    const auto ref = id.empty() ? std::nullopt : index->find_id(id);
    if (ref &&
        std::erase_if(ranking.articles, [&](const Scored& s) { return s.ref == *ref; }) > 0) {
      for (std::uint64_t* count : {&ranking.total.value, &ranking.total.low, &ranking.total.high}) {
        *count -= *count > 0 ? 1 : 0;
      }
    }
  }

  /// What the words of a query probably are, by the articles it found.
  std::vector<WordReading> readings_of(const Query& query, const Ranking& ranking) const {
    std::vector<ArticleRef> found;
    for (std::size_t i = 0; i < std::min(ranking.articles.size(), kMostArticlesRead); ++i)
      found.push_back(ranking.articles[i].ref);
    return read_in_context(query.plan(), *index, found);
  }

  /// Offers another query where this one was probably meant otherwise.
  void suggest(const SearchRequest& request, const Query& query,
               const std::vector<WordReading>& readings, const Ranking& ranking,
               SearchResults& results) {
    const bool no_hits = results.total.value == 0;
    if (const auto better = suggested_query(query.text(), query.plan(), readings, no_hits)) {
      SearchRequest again = request;
      again.query = *better;
      again.keystrokes = false;
      Query meant(again, *index, known_abbreviations());
      const auto articles = count_meant(meant, ranking);
      const bool counted = articles && articles->value > 0;
      if (counted || !articles || !no_hits)
        results.notices.push_back(suggestion_notice(*better, counted ? articles : std::nullopt));
    }
  }

  /// Articles with all words of a suggestion as they are written there. Where the query found
  /// articles with all its words they are the only ones, the words differing in marks alone: a
  /// sample tells how many. None when counting would take long.
  std::optional<Count> count_meant(Query& meant, const Ranking& ranking) const {
    if (ranking.matching == Matching::kAnyWord || ranking.spread.empty())
      return count_if_few(meant);
    const RunningPlan running = meant.running(*index);
    const auto holding = static_cast<std::uint64_t>(
        std::count_if(ranking.spread.begin(), ranking.spread.end(), [&](ArticleRef ref) {
          return running.check.accepts(ref) && running.check.holds_all_words(ref, true);
        }));
    const std::uint64_t rest = ranking.all_words - ranking.spread.size();
    const double share = static_cast<double>(holding) / static_cast<double>(ranking.spread.size());
    const auto about = static_cast<std::uint64_t>(std::llround(share * static_cast<double>(rest)));
    return Count{holding + about, holding, holding + rest, rest == 0};
  }

  /// Articles with all words as typed, unless counting would take long.
  std::optional<Count> count_if_few(Query& query) const {
    std::uint64_t rarest = index->statistics().articles;
    for (const std::uint32_t leaf : query.plan().preferred)
      for (const std::uint16_t slot : query.plan().leaves[leaf].rows[0])
        rarest = std::min(rarest, query.plan().slots[slot].folded_articles);
    if (rarest > kMostArticlesCounted)
      return std::nullopt;
    const RunningPlan running = query.running(*index);
    const std::uint64_t size =
        find_matches(running.plan, *index, running.check, Matching::kAsTyped).size();
    return Count{size, size, size, true};
  }

  /// Says what the dates of a query that found nothing kept out.
  void report_dates(const Query& query, SearchResults& results) const {
    Plan plan = query.plan();
    if (plan.dates.empty())
      return;
    plan.dates = {};
    const UnitMatcher matcher(plan);
    ArticleCheck check(plan, *index, matcher);
    std::uint64_t all = 0;
    std::uint64_t undated = 0;
    find_matches(plan, *index, check, Matching::kAsTyped).for_each([&](ArticleRef ref) {
      ++all;
      undated += index->columns(ref).date[ref.row] == 0 ? 1 : 0;
      return true;
    });
    if (all > 0)
      results.notices.push_back(outside_dates_notice(all, undated));
  }

  /// Everything but the hits.
  SearchResults overview(const SearchRequest& request, Query& query, const Ranking& ranking) {
    SearchResults results;
    results.query = request.query;
    results.offset = request.offset;
    results.total = ranking.total;
    results.notices = query.notices();
    if (request.explain)
      results.explanation = explain_stages(request, query);
    if (!wants_every_match(request) || query.plan().nothing())
      return results;
    const Matches matches = find_strictest_matches(query.running(*index));
    const std::uint64_t size = matches.set.size();
    results.total = {size, size, size, true};
    if (!request.facets.empty())
      results.facets =
          facets_of(matches.set, *index, facet_kinds(request.facets), request.facet_values);
    if (request.timeline || request.timeline_auto)
      results.timelines.push_back(
          timeline_of(matches.set, *index, request.query,
                      request.timeline_auto ? std::nullopt : request.timeline, request.per_1000));
    return results;
  }

  /// Where copies for a page are looked for. Comparing all matches of a common word with every hit
  /// of a long page would take minutes.
  static std::size_t likely_group_size(const SearchRequest& request, std::size_t found) {
    return std::min<std::uint64_t>(found, 2 * (request.offset + request.limit) + kGroupMargin);
  }

  /// Hands out the hits of the page asked for.
  void emit(const SearchRequest& request, Query& query, const Ranking& ranking,
            const HitSink& sink) {
    HitMaker maker(request, *index, query, tokens);
    std::vector<CopyGroup> groups;
    const std::span<const Scored> articles(ranking.articles);
    const bool group = request.group && request.limit != SearchRequest::kAll;
    if (group)
      groups = group_copies(*index, articles.first(likely_group_size(request, articles.size())),
                            request.offset + request.limit);
    const std::uint64_t found = group ? groups.size() : articles.size();
    for (std::uint64_t i = request.offset; i < found && i - request.offset < request.limit; ++i) {
      const Scored& article = articles[group ? groups[i].best : i];
      Hit hit = maker.make(article, i + 1);
      if (group)
        maker.name_copies(hit, articles, groups[i]);
      if (request.explain)
        hit.score_parts = ranking.parts[article.candidate];
      if (!sink(std::move(hit)))
        return;
    }
  }
};

Searcher::Searcher(const std::vector<std::string>& index_dirs)
    : private_(std::make_unique<Private>()) {
  private_->dirs = index_dirs;
  private_->open();
}

Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

void Searcher::use_abbreviations(const std::string& path) {
  private_->abbreviation_file = path;
  private_->abbreviations.reset();
}

SearchResults Searcher::search(const SearchRequest& request) {
  std::vector<Hit> hits;
  SearchResults results = stream(
      request, [](const SearchResults&) {},
      [&](Hit hit) {
        hits.push_back(std::move(hit));
        return true;
      });
  results.hits = std::move(hits);
  return results;
}

SearchResults Searcher::stream(const SearchRequest& request,
                               const std::function<void(const SearchResults&)>& begin,
                               const HitSink& sink) {
  const auto start = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
  };
  auto query = std::make_unique<Query>(request, *private_->index, private_->known_abbreviations());
  Ranking ranking;
  if (!query->plan().nothing())
    ranking = private_->rank(request, *query);
  std::vector<WordReading> readings;
  if (request.suggestions && !request.strict_accents) {
    readings = private_->readings_of(*query, ranking);
    if (any_usable(query->plan(), readings)) {
      query = std::make_unique<Query>(request, *private_->index, private_->known_abbreviations(),
                                      readings);
      ranking = private_->rank(request, *query);
    }
  }
  private_->leave_out(request.without_id, ranking);
  SearchResults results = private_->overview(request, *query, ranking);
  if (request.suggestions && !request.strict_accents)
    private_->suggest(request, *query, readings, ranking, results);
  if (results.total.value == 0) {
    for (Notice& notice : report_missing_words(query->plan(), readings))
      results.notices.push_back(std::move(notice));
    private_->report_dates(*query, results);
  }
  results.elapsed_ms = elapsed();
  begin(results);
  private_->emit(request, *query, ranking, sink);
  results.elapsed_ms = elapsed();
  return results;
}

std::optional<Article> Searcher::find(std::string_view id) const {
  const auto ref = private_->index->find_id(id);
  return ref ? std::optional(private_->index->article(*ref)) : std::nullopt;
}

std::string Searcher::locate_file(const std::string& path) const {
  if (path.empty() || path.find("!/") != std::string::npos)
    return {};
  for (const std::string& root : private_->index->roots()) {
    std::string file = fmt::format("{}/{}", root, path);
    std::error_code failed;
    if (std::filesystem::is_regular_file(file, failed))
      return file;
  }
  return {};
}

std::vector<Article> Searcher::find_all(std::string_view id) const {
  std::vector<Article> articles;
  for (const ArticleRef ref : private_->index->find_ids(id))
    articles.push_back(private_->index->article(ref));
  return articles;
}

std::vector<Highlight> Searcher::highlights(const SearchRequest& request, std::string_view text) {
  Query query(request, *private_->index, private_->known_abbreviations());
  TokenList tokens;
  std::vector<Highlight> ranges;
  for (std::string_view rest = text; !rest.empty();) {
    const auto begin = static_cast<std::uint32_t>(text.size() - rest.size());
    analyze(take_piece(rest), tokens);
    for (const Highlight& range : highlight_ranges(tokens, query.finder().find(tokens)))
      ranges.push_back({range.begin + begin, range.end + begin});
  }
  return ranges;
}

std::vector<Variant> Searcher::variants(const SearchRequest& request) {
  const Index& index = *private_->index;
  Query query(request, index, private_->known_abbreviations());
  VariantCounter counter;
  if (query.plan().nothing())
    return {};
  TokenList tokens;
  find_strictest_matches(query.running(index)).set.for_each([&](ArticleRef ref) {
    const Article article = index.article(ref);
    for (const std::string_view text : {article.title, article.body}) {
      analyze(text, tokens);
      counter.add(text, tokens, query.finder().find(tokens));
    }
    counter.end_article();
    return true;
  });
  return counter.build();
}

std::string Searcher::like_query(std::string_view title, std::string_view body) const {
  return timbao::like_query(*private_->index, title, body);
}

std::uint64_t Searcher::articles() const { return private_->index->statistics().articles; }

std::uint32_t Searcher::newest_addition() const { return private_->index->newest_addition(); }

void Searcher::refresh() {
  if (private_->published() != private_->index->generations())
    private_->open();
}

}  // namespace timbao
