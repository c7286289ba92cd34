#include "searcher/rank/term_finder.h"

#include "searcher/rank/candidates.h"

#include <algorithm>
#include <array>

namespace timbao {

TermFinder::TermFinder(const Plan& plan, const UnitMatcher& matcher, double articles)
    : plan_(plan), matcher_(matcher), articles_(articles) {
  for (const std::uint32_t leaf : plan.preferred)
    want_leaf(leaf);
  want_condition(plan.required);
}

void TermFinder::want_condition(const Condition& condition) {
  if (condition.kind == Condition::Kind::kNot)
    return;
  if (condition.kind == Condition::Kind::kLeaf)
    want_leaf(condition.leaf);
  for (const Condition& child : condition.children)
    want_condition(child);
}

void TermFinder::want_leaf(std::uint32_t number) {
  const Leaf& leaf = plan_.leaves[number];
  const auto term = static_cast<std::uint16_t>(number);
  const bool exact = leaf.exact;
  for (const SlotRow& row : leaf.rows)
    want_row(row, exact, term);
  for (const auto& rows : leaf.near)
    for (const SlotRow& row : rows)
      want_row(row, exact, row.empty() ? term : row[0]);
}

void TermFinder::want_row(const SlotRow& row, bool exact, std::uint16_t term) {
  Wanted wanted{row, exact, 0, term};
  for (const std::uint16_t slot : row) {
    const Slot& word = plan_.slots[slot];
    wanted.weight += static_cast<float>(
        std::max(word.factor, 0.01) *
        bm25_idf(articles_,
                 static_cast<double>(std::min(word.exact_articles, word.folded_articles))));
  }
  wanted_.push_back(std::move(wanted));
}

std::vector<TermMatch> TermFinder::find(const TokenList& tokens) {
  units_.clear();
  base_of_unit_.clear();
  token_of_unit_.clear();
  hits_.clear();
  std::uint32_t base = 0;
  for (const Token& token : tokens.tokens) {
    if (token.kind == TokenKind::kJoined)
      continue;
    const UnitPair pair = to_units(tokens, token);
    units_.push_back(pair.first);
    base_of_unit_.push_back(base);
    token_of_unit_.push_back(&token);
    if (pair.count == 2) {
      units_.push_back(pair.second);
      base_of_unit_.push_back(base);
      token_of_unit_.push_back(&token);
    }
    ++base;
  }
  matcher_.scan(units_, hits_);
  for (UnitHit& hit : hits_)
    if (hit.width > 1)
      drop_namesakes(tokens.folded(*token_of_unit_[hit.index]), hit);
  std::vector<TermMatch> matches;
  for (const Wanted& wanted : wanted_)
    for_each_row(hits_, wanted.row, wanted.exact, [&](std::size_t first, std::size_t count) {
      bool exact = true;
      for (std::size_t k = 0; k < count; ++k)
        exact = exact && ((hits_[first + k].exact >> wanted.row[k]) & 1U) != 0;
      matches.push_back({base_of_unit_[hits_[first].index], static_cast<std::uint32_t>(count),
                         wanted.term, wanted.weight, exact});
      return true;
    });
  find_joined(tokens, matches);
  std::sort(matches.begin(), matches.end(), [](const TermMatch& a, const TermMatch& b) {
    return a.first != b.first ? a.first < b.first : a.count > b.count;
  });
  return matches;
}

/// Units of words that are no syllables are hashes, and two words may have one. The index need not
/// care: its terms are letters. Here the letters are at hand.
void TermFinder::drop_namesakes(std::string_view folded, UnitHit& hit) const {
  for (SlotMask rest = hit.folded; rest != 0; rest &= rest - 1) {
    const auto slot = static_cast<std::size_t>(__builtin_ctzll(rest));
    const auto& terms = plan_.slots[slot].terms;
    if (std::find(terms.begin(), terms.end(), folded) == terms.end()) {
      hit.folded &= ~(SlotMask{1} << slot);
      hit.exact &= ~(SlotMask{1} << slot);
    }
  }
}

void TermFinder::find_joined(const TokenList& tokens, std::vector<TermMatch>& matches) const {
  std::vector<UnitHit> hits;
  std::uint32_t base = 0;
  for (std::size_t i = 0; i < tokens.tokens.size(); ++i) {
    const Token& token = tokens.tokens[i];
    if (token.kind != TokenKind::kJoined) {
      ++base;
      continue;
    }
    const UnitPair pair = other_units(tokens.canonical(token), tokens.folded(token));
    const std::array<Unit, 2> units = {pair.first, pair.second};
    hits.clear();
    matcher_.scan(units, hits);
    for (UnitHit& hit : hits)
      drop_namesakes(tokens.folded(token), hit);
    if (hits.empty() || base == 0)
      continue;
    // Joined tokens stand after the first base token of their span.
    std::uint32_t count = 1;
    for (std::size_t k = i + 1; k < tokens.tokens.size() && tokens.tokens[k].begin < token.end; ++k)
      count += tokens.tokens[k].kind != TokenKind::kJoined ? 1 : 0;
    for (const Wanted& wanted : wanted_)
      if (wanted.row.size() == 1 && has_row(hits, wanted.row, wanted.exact))
        matches.push_back({base - 1, count, wanted.term, wanted.weight, true});
  }
}

void TermFinder::prefer_exact(std::vector<TermMatch>& title, std::vector<TermMatch>& body) {
  std::vector<bool> exact;
  const auto learn = [&](const std::vector<TermMatch>& matches) {
    for (const TermMatch& match : matches) {
      if (match.term >= exact.size())
        exact.resize(match.term + std::size_t{1});
      exact[match.term] = exact[match.term] || match.exact;
    }
  };
  learn(title);
  learn(body);
  const auto filter = [&](std::vector<TermMatch>& matches) {
    std::erase_if(matches,
                  [&](const TermMatch& match) { return !match.exact && exact[match.term]; });
  };
  filter(title);
  filter(body);
}

}  // namespace timbao
