#include "searcher/suggest/reading.h"

#include "common/text/analyzer.h"
#include "searcher/rank/unit_scan.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <unordered_map>
#include <utility>

namespace timbao {
namespace {

constexpr std::size_t kMostWords = 32;
constexpr std::size_t kMostUnknown = 4;
constexpr std::size_t kMostArticles = 300;
constexpr std::size_t kMostAlternatives = 3;
constexpr double kMostSlips = 1.5;
constexpr double kMostSlipsOfNames = 1;
constexpr std::size_t kLeastLettersOfNames = 4;
// Weights of a reading, in doublings: an article that has it beside its neighbour, an article that
// has it at all, a slip. Chosen on mistyped queries of the dev sets.
constexpr double kArticleWeight = 0.1;
constexpr double kSlipWeight = 5;

/// A token of an article as one number: a syllable's code, or the folded part of another's units.
using TokenId = std::uint32_t;

bool has_marks_in(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

TokenId other_id(Unit first, Unit second) {
  return TokenId{first} << 16U | static_cast<TokenId>(second & 0xFF00U);
}

struct State {
  TokenId id = 0;
  NearSpelling spelling;
  std::uint32_t articles = 0;  ///< that were scanned and have it
  std::uint32_t last_article = 0;
};

struct Word {
  std::uint32_t leaf = 0;
  bool after_gap = false;  ///< not beside the word before it
  WordReading reading;
  std::vector<State> states;
};

std::uint64_t pair_key(std::size_t word, std::size_t left, std::size_t right) {
  return std::uint64_t{word} << 48U | std::uint64_t{left} << 24U | right;
}

/// A guessed word counts less than one typed right.
constexpr double kGuessFactor = 0.8;

void add_spelling(const NearSpelling& near, const Index& index, Slot& slot) {
  if (std::find(slot.terms.begin(), slot.terms.end(), near.term) == slot.terms.end()) {
    slot.terms.push_back(near.term);
    slot.folded_articles += index.term_articles(near.term);
    if (const CodeRange range = fold_range(near.term); !range.empty())
      slot.folded.push_back({range.first, range.last, 0, 0, 1});
    slot.folded.push_back(folded_range(other_units(near.term, near.term)));
  }
  if (near.code != kNoSyllable)
    slot.exact.push_back({near.code, near.code, 0, 0, 1});
  else
    slot.exact.push_back(folded_range(other_units(near.term, near.term)));
  slot.exact_articles += near.articles;
}

bool is_usable(const Plan& plan, const WordReading& reading) {
  const Slot& slot = plan.slots[plan.leaves[reading.leaf].rows[0][0]];
  return reading.unknown && slot.folded_articles == 0 && reading.evidence > 0;
}

class ContextReader {
 public:
  ContextReader(const Plan& plan, const Index& index)
      : plan_(plan), index_(index), known_(known_articles(index)) {}

  std::vector<WordReading> read(std::span<const ArticleRef> articles) {
    collect_words();
    if (words_.empty() || words_.size() > kMostWords || !worth_reading())
      return {};
    number_states();
    filter_ = UnitFilter(intervals_);
    for (const ArticleRef ref : articles.subspan(0, std::min(articles.size(), kMostArticles))) {
      const ArticleUnits units = index_.units(ref);
      ++article_;
      scan(units.title);
      scan(units.body);
    }
    choose();
    std::vector<WordReading> readings;
    for (Word& word : words_)
      readings.push_back(std::move(word.reading));
    return readings;
  }

 private:
  [[nodiscard]] bool worth_reading() const {
    return std::any_of(words_.begin(), words_.end(), [](const Word& word) {
      return word.reading.unknown || (word.reading.bare && word.states.size() > 1);
    });
  }

  void collect_words() {
    std::size_t unknown = 0;
    bool gap = true;
    for (const std::uint32_t number : plan_.preferred) {
      const Leaf& leaf = plan_.leaves[number];
      if (leaf.literal || leaf.kind != Leaf::Kind::kText || leaf.rows[0].size() != 1) {
        gap = true;
        continue;
      }
      const Slot& slot = plan_.slots[leaf.rows[0][0]];
      Word word;
      word.leaf = number;
      word.after_gap = std::exchange(gap, false);
      word.reading.leaf = number;
      word.reading.typed = slot.text;
      word.reading.text = slot.text;
      word.reading.own_articles = own_articles(slot);
      word.reading.unknown =
          word.reading.own_articles < known_ && has_letter(slot.text) && ++unknown <= kMostUnknown;
      add_states(slot, word);
      words_.push_back(std::move(word));
    }
  }

  /// Articles with the very spelling that was typed, as far as marks were.
  [[nodiscard]] std::uint64_t own_articles(const Slot& slot) const {
    const bool marked = has_marks_in(slot.text);
    const SyllableCode code = marked ? parse_syllable(slot.text) : kNoSyllable;
    if (code == kNoSyllable)
      return marked && !fold_range(slot.terms[0]).empty() ? 0 : slot.folded_articles;
    const SyllableCode variant = iy_variant(code);
    return index_.syllable_articles(code) +
           (variant == kNoSyllable ? 0 : index_.syllable_articles(variant));
  }

  static bool has_letter(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  void add_states(const Slot& slot, Word& word) {
    const CodeRange range = slot.terms.empty() ? CodeRange{} : fold_range(slot.terms[0]);
    word.reading.bare = slot.text == slot.terms[0] && !range.empty() && !slot.marked;
    if (word.reading.unknown) {
      for (NearSpelling& near : near_words(slot.text))
        add_state(std::move(near), word);
    }
    if (word.reading.bare) {
      add_interval(intervals_, {range.first, static_cast<Unit>(range.last - range.first)});
      for (SyllableCode code = range.first; code <= range.last; ++code)
        if (const auto articles = index_.syllable_articles(code); articles > 0)
          add_state({std::string(spelling(code)), slot.terms[0], code, articles, 0}, word);
    }
    const bool slip = has_marks_in(slot.text) && parse_syllable(slot.text) == kNoSyllable;
    const bool rare = word.reading.unknown && word.reading.own_articles > 0 && !word.reading.bare;
    if (word.states.empty() || (rare && !slip))
      add_state({slot.text, slot.terms[0], parse_syllable(slot.text), slot.exact_articles, 0},
                word);
  }

  /// What `typed`, which no article has, may be a slip for.
  [[nodiscard]] std::vector<NearSpelling> near_words(const std::string& typed) const {
    const bool short_word = fold(typed).size() < kLeastLettersOfNames;
    auto near =
        near_spellings(typed, index_, kMostSlips, short_word ? -1 : kMostSlipsOfNames, known_);
    std::erase_if(near, [&](const NearSpelling& other) { return other.text == typed; });
    return near;
  }

  void add_state(NearSpelling near, Word& word) {
    State state;
    state.id = near.code;
    if (near.code == kNoSyllable) {
      const UnitPair units = other_units(near.text, near.term);
      state.id = other_id(units.first, units.second);
      add_interval(intervals_, {units.first, 0});
    } else {
      add_interval(intervals_, {near.code, 0});
    }
    state.spelling = std::move(near);
    word.states.push_back(std::move(state));
  }

  void number_states() {
    for (std::size_t w = 0; w < words_.size(); ++w)
      for (std::size_t s = 0; s < words_[w].states.size(); ++s)
        where_[words_[w].states[s].id].push_back({w, s});
    seen_.assign(kOtherFirst, 0);
    for (const auto& [id, places] : where_)
      if (id < kSyllableCount)
        seen_[id] = 1;
  }

  struct Place {
    std::size_t word;
    std::size_t state;
  };

  /// Counts each article once for each pair of neighbours it has.
  void scan(std::span<const Unit> units) {
    const std::vector<Place>* before = nullptr;
    std::size_t before_end = 0;
    const auto visit = [&](std::size_t i) {
      const bool other = units[i] >= kOtherFirst;
      if (units[i] >= kOtherSecond || (other && i + 1 == units.size()))
        return true;
      if (!other && seen_[units[i]] == 0)
        return true;
      const auto found = where_.find(other ? other_id(units[i], units[i + 1]) : units[i]);
      if (found == where_.end())
        return true;
      count(found->second);
      if (before != nullptr && before_end == i)
        count(*before, found->second);
      before = &found->second;
      before_end = i + (other ? 2 : 1);
      return true;
    };
    for_each_likely_unit(units, filter_, visit);
  }

  void count(const std::vector<Place>& places) {
    for (const Place& place : places) {
      State& state = words_[place.word].states[place.state];
      if (std::exchange(state.last_article, article_) != article_)
        ++state.articles;
    }
  }

  void count(const std::vector<Place>& left, const std::vector<Place>& right) {
    for (const Place& a : left)
      for (const Place& b : right)
        if (b.word == a.word + 1 && !words_[b.word].after_gap) {
          Pair& pair = pairs_[pair_key(b.word, a.state, b.state)];
          if (std::exchange(pair.last_article, article_) != article_)
            ++pair.articles;
        }
  }

  [[nodiscard]] std::uint32_t pair_articles(std::size_t word, std::size_t left,
                                            std::size_t right) const {
    const auto found = pairs_.find(pair_key(word, left, right));
    return found == pairs_.end() ? 0 : found->second.articles;
  }

  [[nodiscard]] double own_weight(const State& state) const {
    return kArticleWeight * std::log2(1.0 + static_cast<double>(state.spelling.articles)) -
           kSlipWeight * state.spelling.cost;
  }

  /// The row of readings that fit best together (Viterbi).
  void choose() {
    std::vector<std::vector<double>> best(words_.size());
    std::vector<std::vector<std::size_t>> from(words_.size());
    for (std::size_t w = 0; w < words_.size(); ++w) {
      const auto& states = words_[w].states;
      best[w].resize(states.size());
      from[w].resize(states.size());
      for (std::size_t s = 0; s < states.size(); ++s) {
        double most = w == 0 ? 0 : -1e9;
        for (std::size_t p = 0; w > 0 && p < words_[w - 1].states.size(); ++p) {
          const double value = best[w - 1][p] + std::log2(1.0 + pair_articles(w, p, s));
          if (value > most) {
            most = value;
            from[w][s] = p;
          }
        }
        best[w][s] = most + own_weight(states[s]);
      }
    }
    std::vector<std::size_t> chosen(words_.size());
    const auto& last = best.back();
    chosen.back() =
        static_cast<std::size_t>(std::max_element(last.begin(), last.end()) - last.begin());
    for (std::size_t w = words_.size(); w-- > 1;)
      chosen[w - 1] = from[w][chosen[w]];
    for (std::size_t w = 0; w < words_.size(); ++w)
      settle(w, chosen);
  }

  /// Articles that have state `s` of word `w` beside the chosen readings of its neighbours.
  [[nodiscard]] std::uint32_t support(std::size_t w, std::size_t s,
                                      const std::vector<std::size_t>& chosen) const {
    std::uint32_t articles = 0;
    if (w > 0)
      articles += pair_articles(w, chosen[w - 1], s);
    if (w + 1 < words_.size())
      articles += pair_articles(w + 1, s, chosen[w + 1]);
    return articles;
  }

  /// The part of the articles with a neighbour of word `w` that have state `s` beside it.
  [[nodiscard]] double fit(std::size_t w, std::size_t s,
                           const std::vector<std::size_t>& chosen) const {
    const auto part = [&](std::uint32_t together, std::size_t neighbour) {
      const std::uint32_t all = words_[neighbour].states[chosen[neighbour]].articles;
      return all == 0 ? 0 : static_cast<double>(together) / all;
    };
    const double left = w == 0 ? 0 : part(pair_articles(w, chosen[w - 1], s), w - 1);
    const bool last = w + 1 == words_.size();
    const double right = last ? 0 : part(pair_articles(w + 1, s, chosen[w + 1]), w + 1);
    return std::max(left, right);
  }

  /// A word of every article stands beside any other in a tenth of those.
  [[nodiscard]] double chance(const State& state) const {
    constexpr double kLeast = 0.02;
    constexpr double kOfAll = 0.08;
    return kLeast +
           kOfAll * static_cast<double>(state.spelling.articles) /
               static_cast<double>(std::max<std::uint64_t>(index_.statistics().articles, 1));
  }

  [[nodiscard]] bool is_at_home(const State& state) const {
    constexpr std::uint32_t kLeastArticles = 3;
    constexpr double kLeastPart = 0.1;
    constexpr double kTimes = 5;
    const double usual =
        static_cast<double>(state.spelling.articles) /
        static_cast<double>(std::max<std::uint64_t>(index_.statistics().articles, 1));
    const double here = static_cast<double>(state.articles) / std::max<std::uint32_t>(article_, 1);
    return state.articles >= kLeastArticles && here >= kLeastPart && here >= kTimes * usual;
  }

  void settle(std::size_t w, const std::vector<std::size_t>& chosen) {
    Word& word = words_[w];
    const State& state = word.states[chosen[w]];
    word.reading.fit = fit(w, chosen[w], chosen);
    word.reading.chance = chance(state);
    word.reading.at_home = is_at_home(state);
    for (std::size_t s = 0; s < word.states.size(); ++s)
      if (word.states[s].spelling.text == word.reading.typed)
        word.reading.own_evidence = support(w, s, chosen);
    std::vector<std::pair<double, std::size_t>> order;
    double all = 0;
    for (std::size_t s = 0; s < word.states.size(); ++s) {
      const std::uint32_t articles = support(w, s, chosen);
      all += articles;
      order.emplace_back(-std::log2(1.0 + articles) - own_weight(word.states[s]), s);
    }
    std::sort(order.begin(), order.end());
    word.reading.evidence = support(w, chosen[w], chosen);
    word.reading.share = all > 0 ? word.reading.evidence / all : 0;
    if (word.reading.unknown || word.reading.bare) {
      word.reading.text = state.spelling.text;
      word.reading.code = state.spelling.code;
      word.reading.cost = state.spelling.cost;
    }
    if (!word.reading.unknown)
      return;
    for (const auto& [cost, s] : order) {
      if (word.reading.alternatives.size() == kMostAlternatives)
        break;
      const bool own = word.states[s].spelling.text == word.reading.typed;
      if (!own && (word.reading.evidence == 0 || support(w, s, chosen) > 0))
        word.reading.alternatives.push_back(word.states[s].spelling);
    }
  }

  struct Pair {
    std::uint32_t articles = 0;
    std::uint32_t last_article = 0;
  };

  const Plan& plan_;
  const Index& index_;
  std::uint64_t known_;
  std::vector<Word> words_;
  std::unordered_map<TokenId, std::vector<Place>> where_;
  std::vector<std::uint8_t> seen_;       ///< by unit below kOtherFirst
  std::vector<UnitInterval> intervals_;  ///< units that may begin a state
  UnitFilter filter_;
  std::unordered_map<std::uint64_t, Pair> pairs_;
  std::uint32_t article_ = 0;
};

}  // namespace

void use_alternatives(Plan& plan, const Index& index, const std::vector<WordReading>& readings) {
  for (const WordReading& reading : readings) {
    if (!is_usable(plan, reading))
      continue;
    Slot& slot = plan.slots[plan.leaves[reading.leaf].rows[0][0]];
    slot.terms.clear();
    slot.exact.clear();
    slot.folded.clear();
    for (const NearSpelling& near : reading.alternatives)
      add_spelling(near, index, slot);
    slot.marked = !reading.bare;
    if (!slot.marked) {
      slot.exact = slot.folded;
      slot.exact_articles = slot.folded_articles;
    }
    slot.factor = kGuessFactor;
    plan.expansions.push_back(fmt::format("{} = {}", reading.typed, reading.text));
  }
}

bool any_usable(const Plan& plan, const std::vector<WordReading>& readings) {
  return std::any_of(readings.begin(), readings.end(),
                     [&](const WordReading& reading) { return is_usable(plan, reading); });
}

std::uint64_t known_articles(const Index& index) {
  constexpr std::uint64_t kMost = 5;
  constexpr std::uint64_t kArticlesPerKnown = 2000;
  return std::clamp<std::uint64_t>(index.statistics().articles / kArticlesPerKnown, 1, kMost);
}

std::vector<WordReading> read_in_context(const Plan& plan, const Index& index,
                                         std::span<const ArticleRef> articles) {
  return ContextReader(plan, index).read(articles);
}

}  // namespace timbao
