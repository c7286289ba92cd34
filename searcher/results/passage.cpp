#include "searcher/results/passage.h"

#include <algorithm>
#include <cmath>

namespace timbao {
namespace {

constexpr bool is_white_space(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Fixed point keeps sums exact however windows slide.
std::int64_t worth(const TermMatch& match) {
  const float bounded = std::clamp(match.weight, 0.0F, 1e6F);
  const std::int64_t unit = std::max<std::int64_t>(1, std::llround(bounded * 1000.0F));
  return unit * (match.exact ? 10 : 7);
}

bool follows(const TermMatch& before, const TermMatch& match) {
  return before.term != match.term && before.first + before.count == match.first;
}

/// Counts of one term inside the window, and what earlier passages have shown of it.
struct TermState {
  std::int64_t exact_worth = 0;
  std::int64_t folded_worth = 0;
  std::int64_t pair_worth = 0;
  std::int64_t shown = 0;
  std::uint32_t exact_count = 0;
  std::uint32_t folded_count = 0;
  std::uint32_t pair_count = 0;
  bool pair_shown = false;

  [[nodiscard]] std::int64_t in_window() const {
    const std::int64_t exact = exact_count > 0 ? exact_worth : 0;
    const std::int64_t folded = folded_count > 0 ? folded_worth : 0;
    return std::max(exact, folded);
  }
  [[nodiscard]] std::int64_t score() const {
    const std::int64_t term = std::max<std::int64_t>(0, in_window() - shown);
    return term + (pair_count > 0 && !pair_shown ? pair_worth : 0);
  }
};

/// A window of matches [first, last) with its score, kept while matches enter and leave.
class Window {
 public:
  explicit Window(std::span<const TermMatch> matches) : matches_(matches) {
    std::size_t terms = 0;
    for (const TermMatch& match : matches) {
      terms = std::max<std::size_t>(terms, match.term + std::size_t{1});
    }
    terms_.resize(terms);
    for (const TermMatch& match : matches) {
      TermState& term = terms_[match.term];
      std::int64_t& best = match.exact ? term.exact_worth : term.folded_worth;
      best = std::max(best, worth(match));
      const std::int64_t pair = worth(match) / (match.exact ? 10 : 7) * 3;
      term.pair_worth = std::max(term.pair_worth, pair);
    }
  }

  void clear(std::size_t at) {
    while (first_ < last_) {
      drop_first();
    }
    first_ = last_ = at;
  }
  void add() { change(last_, first_ < last_ ? last_ : kNoPair, 1), ++last_; }
  void drop_first() {
    change(first_, first_ + 1 < last_ ? first_ + 1 : kNoPair, -1);
    ++first_;
  }
  void drop_last() {
    --last_;
    change(last_, first_ < last_ ? last_ : kNoPair, -1);
  }
  /// What is in the window counts no more for later passages.
  void mark_shown() {
    for (std::size_t i = first_; i < last_; ++i) {
      TermState& term = terms_[matches_[i].term];
      score_ -= term.score();
      term.shown = std::max(term.shown, term.in_window());
      term.pair_shown = term.pair_shown || term.pair_count > 0;
      score_ += term.score();
    }
  }

  [[nodiscard]] std::int64_t score() const { return score_; }
  [[nodiscard]] std::size_t first() const { return first_; }
  [[nodiscard]] std::size_t last() const { return last_; }

 private:
  static constexpr std::size_t kNoPair = ~std::size_t{0};

  /// Adds or takes away match `index`, and the pair that ends in match `pair`.
  void change(std::size_t index, std::size_t pair, int by) {
    const TermMatch& match = matches_[index];
    TermState& term = terms_[match.term];
    score_ -= term.score();
    (match.exact ? term.exact_count : term.folded_count) += static_cast<std::uint32_t>(by);
    score_ += term.score();
    if (pair != kNoPair && follows(matches_[pair - 1], matches_[pair])) {
      TermState& second = terms_[matches_[pair].term];
      score_ -= second.score();
      second.pair_count += static_cast<std::uint32_t>(by);
      score_ += second.score();
    }
  }

  std::span<const TermMatch> matches_;
  std::vector<TermState> terms_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  std::int64_t score_ = 0;
};

std::uint32_t end_of(const TermMatch& match, const TextLayout& layout) {
  return std::min(match.first + std::max<std::uint32_t>(match.count, 1), layout.size());
}

/// The matches [first, last) of the best window.
struct Best {
  std::size_t first = 0;
  std::size_t last = 0;
  std::int64_t score = 0;
};

Best best_window(const TextLayout& layout, std::span<const TermMatch> matches, Window& window,
                 std::uint32_t columns) {
  Best best;
  window.clear(0);
  while (window.last() < matches.size()) {
    const std::uint32_t end = end_of(matches[window.last()], layout);
    window.add();
    while (window.last() - window.first() > 1 &&
           layout.columns(matches[window.first()].first, end) > columns) {
      window.drop_first();
    }
    if (window.score() > best.score) {
      best = {window.first(), window.last(), window.score()};
    }
  }
  return best;
}

/// Leaves in the window only what its score needs.
void tighten(Window& window, const Best& best) {
  window.clear(best.first);
  while (window.last() < best.last) {
    window.add();
  }
  while (window.last() - window.first() > 1) {
    window.drop_first();
    if (window.score() < best.score) {
      break;
    }
  }
  const std::size_t first = window.score() < best.score ? window.first() - 1 : window.first();
  window.clear(first);
  while (window.last() < best.last && window.score() < best.score) {
    window.add();
  }
}

Passage passage_of(const Window& window, std::span<const TermMatch> matches,
                   const TextLayout& layout) {
  Passage passage{matches[window.first()].first, 0};
  for (std::size_t i = window.first(); i < window.last(); ++i) {
    passage.last = std::max(passage.last, end_of(matches[i], layout));
  }
  return passage;
}

/// Columns each of `count` fragments may have, " … " between them.
std::uint32_t share(std::uint32_t columns, std::size_t count) {
  const auto parts = static_cast<std::uint32_t>(count);
  return std::max<std::uint32_t>(1, (columns - std::min(columns, 3 * (parts - 1))) / parts);
}

struct Plan {
  std::vector<Passage> passages;
  std::int64_t score = 0;
};

/// Passages of at most columns / count, each the best for what the ones before do not show.
Plan plan_passages(const TextLayout& layout, std::span<const TermMatch> matches,
                   std::uint32_t columns, std::uint32_t count) {
  Plan plan;
  Window window(matches);
  for (std::uint32_t i = 0; i < count; ++i) {
    const Best best = best_window(layout, matches, window, share(columns, count));
    if (best.score == 0) {
      break;
    }
    tighten(window, best);
    plan.score += best.score;
    plan.passages.push_back(passage_of(window, matches, layout));
    window.mark_shown();
  }
  return plan;
}

std::vector<Passage> merge_overlapping(std::vector<Passage> passages) {
  std::sort(passages.begin(), passages.end(),
            [](const Passage& a, const Passage& b) { return a.first < b.first; });
  std::vector<Passage> merged;
  for (const Passage& passage : passages) {
    if (!merged.empty() && passage.first <= merged.back().last) {
      merged.back().last = std::max(merged.back().last, passage.last);
    } else {
      merged.push_back(passage);
    }
  }
  return merged;
}

}  // namespace

std::vector<const Token*> base_tokens(const TokenList& list) {
  std::vector<const Token*> base;
  base.reserve(list.tokens.size());
  for (const Token& token : list.tokens) {
    if (token.kind != TokenKind::kJoined) {
      base.push_back(&token);
    }
  }
  return base;
}

TextLayout::TextLayout(std::string_view text, const TokenList& list)
    : text_(text), base_(base_tokens(list)), columns_(text) {}

void TextLayout::keep_whole(std::span<const TermMatch> matches) {
  for (const TermMatch& match : matches) {
    for (std::uint32_t i = 1; i < match.count; ++i) {
      inside_.push_back(match.first + i);
    }
  }
  std::sort(inside_.begin(), inside_.end());
}

bool TextLayout::may_cut(std::uint32_t base) const {
  if (base == 0 || base >= size()) {
    return true;
  }
  if (std::binary_search(inside_.begin(), inside_.end(), base)) {
    return false;
  }
  const Token& before = token(base - 1);
  const Token& after = token(base);
  if (before.kind == TokenKind::kIdeograph || after.kind == TokenKind::kIdeograph) {
    return true;
  }
  const std::string_view gap = text_.substr(before.end, after.begin - before.end);
  return std::any_of(gap.begin(), gap.end(),
                     [](char c) { return is_white_space(static_cast<unsigned char>(c)); }) ||
         gap.find("\u00A0") != gap.npos || gap.find("\u3000") != gap.npos;
}

std::vector<Passage> choose_passages(const TextLayout& layout, std::span<const TermMatch> matches,
                                     std::uint32_t columns, std::uint32_t max_fragments) {
  while (!matches.empty() && matches.back().first >= layout.size()) {
    matches = matches.first(matches.size() - 1);
  }
  Plan best;
  for (std::uint32_t count = 1; count <= std::max<std::uint32_t>(max_fragments, 1); ++count) {
    Plan plan = plan_passages(layout, matches, columns, count);
    if (count == 1 || plan.score * 100 > best.score * 105) {
      best = std::move(plan);
    }
  }
  return merge_overlapping(std::move(best.passages));
}

namespace {

/// Words past this on either side are not looked at for a place to cut: text without spaces.
constexpr std::uint32_t kMaxGlued = 12;

std::uint32_t cut_at_or_before(const TextLayout& layout, std::uint32_t base, std::uint32_t low) {
  for (std::uint32_t i = base; i + kMaxGlued > base && i >= low; --i) {
    if (layout.may_cut(i)) {
      return i;
    }
    if (i == low) {
      break;
    }
  }
  return base;
}

std::uint32_t cut_at_or_after(const TextLayout& layout, std::uint32_t base, std::uint32_t high) {
  for (std::uint32_t i = base; i < base + kMaxGlued && i <= high; ++i) {
    if (layout.may_cut(i)) {
      return i;
    }
  }
  return base;
}

/// Where a passage that ends with `core` begins: the sentence, or a third of the free columns.
std::uint32_t expand_left(const TextLayout& layout, Passage core, std::uint32_t columns,
                          std::uint32_t low) {
  const std::uint32_t used = layout.columns(core.first, core.last);
  const std::uint32_t near = used + (columns > used ? (columns - used) / 3 : 0);
  std::uint32_t best = core.first;
  for (std::uint32_t i = core.first;; --i) {
    const std::uint32_t width = layout.columns(i, core.last);
    if (width > columns - columns / 8 && i < core.first) {
      return best;  // the rest is for what follows
    }
    if (layout.sentence_at(i) && layout.may_cut(i)) {
      return i;
    }
    if (width <= near && layout.may_cut(i)) {
      best = i;
    }
    if (i == low) {
      return best;
    }
  }
}

std::uint32_t expand_right(const TextLayout& layout, Passage passage, std::uint32_t columns,
                           std::uint32_t high) {
  std::uint32_t best = passage.last;
  std::uint32_t sentence = 0;
  std::uint32_t i = passage.last;
  while (i < high && layout.columns(passage.first, i + 1) <= columns) {
    ++i;
    if (layout.may_cut(i)) {
      best = i;
      sentence = layout.sentence_at(i) ? i : sentence;
    }
  }
  const bool late_enough = sentence > 0 && layout.columns(passage.first, sentence) * 2 >= columns;
  return i == high || !late_enough ? best : sentence;
}

/// More words before a passage that ended short of its columns; whole sentences once it begins
/// with one.
std::uint32_t fill_left(const TextLayout& layout, Passage passage, std::uint32_t columns,
                        std::uint32_t low) {
  std::uint32_t best = passage.first;
  for (std::uint32_t i = passage.first; i > low; --i) {
    if (layout.columns(i - 1, passage.last) > columns) {
      break;
    }
    if (layout.may_cut(i - 1) && (layout.sentence_at(i - 1) || !layout.sentence_at(best))) {
      best = i - 1;
    }
  }
  return best;
}

}  // namespace

Passage expand_passage(const TextLayout& layout, Passage core, std::uint32_t columns,
                       Passage limits) {
  core.first = cut_at_or_before(layout, core.first, limits.first);
  core.last = cut_at_or_after(layout, core.last, limits.last);
  Passage passage = core;
  passage.first = expand_left(layout, core, columns, limits.first);
  passage.last = expand_right(layout, passage, columns, limits.last);
  passage.first = fill_left(layout, passage, columns, limits.first);
  return passage;
}

}  // namespace timbao
