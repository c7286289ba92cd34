#include "searcher/rank/ranking.h"

#include "common/text/syllable.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace timbao {
namespace {

/// Candidates of the second stage. Measured at nDCG@10 of the dev set newstitle (10,000 articles):
/// .888 with 200, .891 with 500 and with 1,000, .893 with all; it must grow with the archive.
constexpr std::uint64_t kLeastCandidates = 500;
constexpr std::uint64_t kMostCandidates = 1000;
constexpr std::uint64_t kArticlesPerCandidate = 200;
/// Articles with all the words that are looked through for a remembered fragment. Measured on 400
/// fragments of 40,000 articles, nDCG@10: .75 with none, .91 with 1,000, .97 with 2,000.
constexpr std::uint32_t kFragmentArticles = 10000;

long days_since_epoch(const Date& date) {
  const std::chrono::month month(static_cast<unsigned>(std::max(date.month, 1)));
  const std::chrono::day day(static_cast<unsigned>(std::max(date.day, 1)));
  const std::chrono::sys_days days = std::chrono::year(date.year) / month / day;
  return days.time_since_epoch().count();
}

CandidateLimits limits_for(const RunningPlan& running, std::uint64_t most) {
  const std::uint64_t by_archive =
      std::clamp<std::uint64_t>(running.index.statistics().articles / kArticlesPerCandidate,
                                kLeastCandidates, kMostCandidates);
  const std::uint64_t best = std::clamp<std::uint64_t>(most, by_archive, 1U << 30U);
  return {static_cast<std::uint32_t>(best), kFragmentArticles};
}

void freshen(std::vector<Scored>& articles, std::vector<std::vector<ScorePart>>* parts,
             const Freshness& freshness) {
  if (freshness.half_life_days <= 0 || !freshness.today.known())
    return;
  const long today = days_since_epoch(freshness.today);
  for (Scored& article : articles) {
    double fresh = 0;
    if (article.date != 0) {
      const long age = std::max(0L, today - days_since_epoch(Date::from_key(article.date)));
      fresh = std::exp2(-static_cast<double>(age) / freshness.half_life_days);
    }
    const double loss = article.score * (1 - (1 + fresh) / 2);
    article.score -= loss;
    if (parts != nullptr)
      (*parts)[article.candidate].push_back({"age", -loss});
  }
}

/// Sorts by `before`, then by id: the same order whatever the layout of the index.
template <typename Before>
void sort_articles(std::vector<Scored>& articles, const Index& index, Before before) {
  std::sort(articles.begin(), articles.end(), [&](const Scored& a, const Scored& b) {
    if (before(a, b))
      return true;
    if (before(b, a))
      return false;
    const std::uint64_t left = index.columns(a.ref).id_hash[a.ref.row];
    const std::uint64_t right = index.columns(b.ref).id_hash[b.ref.row];
    return left != right ? left < right : a.ref < b.ref;
  });
}

/// Words typed without marks that stand in the article without marks too.
std::size_t literal_words(const RunningPlan& running, ArticleRef ref) {
  const ArticleUnits units = running.index.units(ref);
  std::size_t literal = 0;
  for (const Slot& slot : running.plan.slots) {
    const SyllableCode code = slot.marked ? kNoSyllable : parse_syllable(slot.text);
    literal += code != kNoSyllable &&
                       std::find(units.all.begin(), units.all.end(), code) != units.all.end()
                   ? 1
                   : 0;
  }
  return literal;
}

/// Among articles of one score, those that are spelled as the query is come first.
void put_literal_first(const RunningPlan& running, std::vector<Scored>& articles) {
  constexpr double kSame = 1e-9;
  for (std::size_t i = 0; i < articles.size();) {
    std::size_t end = i + 1;
    while (end < articles.size() && articles[i].score - articles[end].score < kSame)
      ++end;
    if (end - i > 1) {
      std::vector<std::pair<std::size_t, Scored>> group;
      for (std::size_t k = i; k < end; ++k)
        group.emplace_back(literal_words(running, articles[k].ref), articles[k]);
      std::stable_sort(group.begin(), group.end(),
                       [](const auto& a, const auto& b) { return a.first > b.first; });
      for (std::size_t k = i; k < end; ++k)
        articles[k] = group[k - i].second;
    }
    i = end;
  }
}

void sort_by(SortOrder order, std::vector<Scored>& articles, const Index& index) {
  switch (order) {
    case SortOrder::kRelevance:
      sort_articles(articles, index, [](const Scored& a, const Scored& b) {
        return a.score != b.score ? a.score > b.score : a.date > b.date;
      });
      break;
    case SortOrder::kNewest:
      sort_articles(articles, index, [](const Scored& a, const Scored& b) {
        return a.date != b.date ? a.date > b.date : a.score > b.score;
      });
      break;
    case SortOrder::kOldest:  // undated articles last
      sort_articles(articles, index, [](const Scored& a, const Scored& b) {
        return a.date - 1 != b.date - 1 ? a.date - 1 < b.date - 1 : a.score > b.score;
      });
      break;
  }
}

bool words_have_marks(const Plan& plan) {
  return std::any_of(plan.preferred.begin(), plan.preferred.end(), [&](std::uint32_t leaf) {
    const auto& rows = plan.leaves[leaf].rows;
    return std::any_of(rows.begin(), rows.end(), [&](const SlotRow& row) {
      return row.size() > 1 || plan.slots[row[0]].marked;
    });
  });
}

Count exactly(std::uint64_t value) { return {value, value, value, true}; }

/// What was seen of a sample of articles.
struct Sampled {
  std::uint64_t looked = 0;
  std::uint64_t matching = 0;
  [[nodiscard]] double share() const {
    return looked == 0 ? 0 : static_cast<double>(matching) / static_cast<double>(looked);
  }
};

/// With `marks`, those match that have the words as typed.
Sampled look_at(std::span<const ArticleRef> sample, ArticleCheck& check, bool marks) {
  Sampled sampled;
  sampled.looked = sample.size();
  for (const ArticleRef ref : sample)
    sampled.matching += check.accepts(ref) && (!marks || check.holds_all_words(ref, true)) ? 1 : 0;
  return sampled;
}

/// How many match, from what both stages saw: the first checked `seen` of the `possible` articles
/// with all words, and the second looked at the marks of the candidates among those it accepted. Of
/// the rest a sample tells: the best have their words as typed far more often than others have.
void count_total(const RunningPlan& running, const FirstStageResult& first, Ranking& ranking) {
  std::uint64_t as_typed = 0;
  std::uint64_t read = 0;
  for (const Scored& article : ranking.articles) {
    if (article.candidate >= first.best)
      continue;  // among the rest
    as_typed += article.all_words ? 1 : 0;
    read += first.candidates[article.candidate].all_words ? 1 : 0;
  }
  const std::uint64_t possible = first.all_words;
  const std::uint64_t seen = first.all_words_seen;
  const std::uint64_t accepted = first.all_words_accepted;
  const bool marks = words_have_marks(running.plan);
  if (as_typed > 0 && seen == possible && (!marks || accepted == read)) {
    ranking.total = exactly(marks ? as_typed : accepted);
  } else if (as_typed > 0 && !marks && !running.check.needed()) {
    ranking.total = exactly(possible);
  } else if (as_typed > 0) {
    const Sampled sampled = look_at(first.sample, running.check, marks);
    const std::uint64_t known = (marks ? as_typed : accepted) + sampled.matching;
    const std::uint64_t unread = marks ? accepted - read : 0;
    const std::uint64_t unseen = possible - seen - sampled.looked;
    const double about =
        static_cast<double>(known) + sampled.share() * static_cast<double>(unseen) +
        static_cast<double>(as_typed) / static_cast<double>(read) * static_cast<double>(unread);
    const std::uint64_t most = known + unread + unseen;
    ranking.total = {static_cast<std::uint64_t>(std::llround(about)), known, most, known == most};
  } else if (accepted > 0) {
    ranking.matching = Matching::kAllWords;
    ranking.total = {accepted, accepted, possible - (seen - accepted), seen == possible};
  } else {
    ranking.matching = Matching::kAnyWord;
    const std::uint64_t most = first.any_word - (first.checked - first.accepted);
    const bool exact = first.complete || !running.check.needed();
    ranking.total = {exact ? most : first.accepted, first.accepted, most, exact};
  }
}

}  // namespace

Ranking rank_best(RunningPlan running, FirstStage& first_stage, std::uint64_t most,
                  const Freshness& freshness, bool explain) {
  Ranking ranking;
  std::optional<RowFinder> fragment;
  if (const SlotRow row = fragment_row(running.plan); !row.empty())
    fragment.emplace(row, running.plan);
  FirstStageResult first = first_stage.run(
      running.plan, running.check, fragment ? &*fragment : nullptr, limits_for(running, most));
  ranking.articles = score_candidates(running.plan, running.index, running.matcher,
                                      first.candidates, explain ? &ranking.parts : nullptr);
  freshen(ranking.articles, explain ? &ranking.parts : nullptr, freshness);
  sort_by(SortOrder::kRelevance, ranking.articles, running.index);
  put_literal_first(running, ranking.articles);
  count_total(running, first, ranking);
  ranking.all_words = first.all_words;
  ranking.spread = std::move(first.spread);
  return ranking;
}

Matches find_strictest_matches(RunningPlan running) {
  for (const Matching matching : {Matching::kAsTyped, Matching::kAllWords}) {
    MatchSet set = find_matches(running.plan, running.index, running.check, matching);
    if (running.plan.preferred.empty() || set.size() != 0)
      return {std::move(set), matching};
  }
  return {find_matches(running.plan, running.index, running.check, Matching::kAnyWord),
          Matching::kAnyWord};
}

Ranking rank_all(RunningPlan running, SortOrder order, const Freshness& freshness, bool explain) {
  Ranking ranking;
  const Matches matches = find_strictest_matches(running);
  std::vector<Candidate> candidates;
  matches.set.for_each([&](ArticleRef ref) {
    candidates.push_back({ref, 0, true});
    return true;
  });
  ranking.matching = matches.matching;
  ranking.total = exactly(candidates.size());
  ranking.articles = score_candidates(running.plan, running.index, running.matcher, candidates,
                                      explain ? &ranking.parts : nullptr);
  freshen(ranking.articles, explain ? &ranking.parts : nullptr, freshness);
  sort_by(order, ranking.articles, running.index);
  if (order == SortOrder::kRelevance)
    put_literal_first(running, ranking.articles);
  return ranking;
}

}  // namespace timbao
