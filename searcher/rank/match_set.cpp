#include "searcher/rank/match_set.h"

#include <algorithm>
#include <bit>
#include <set>

namespace timbao {
namespace {

void insert_postings(const Index& index, const std::string& term, MatchSet& set) {
  for (std::uint32_t number = 0; number < index.parts().size(); ++number) {
    index.parts()[number].postings().for_each(term, [&](std::uint32_t row, std::uint32_t) {
      set.insert({number, row});
    });
  }
}

MatchSet slot_set(const Plan& plan, std::uint16_t slot, const Index& index) {
  MatchSet set(index);
  for (const std::string& term : plan.slots[slot].terms)
    insert_postings(index, term, set);
  return set;
}

/// Articles with any word that counts for the score, as the first stage of ranking finds them.
MatchSet any_word_set(const Plan& plan, const Index& index) {
  MatchSet set(index);
  for (std::uint16_t slot = 0; slot < plan.slot_count(); ++slot)
    if (plan.slots[slot].factor > 0)
      set.unite(slot_set(plan, slot, index));
  return set;
}

MatchSet rows_set(const Plan& plan, const std::vector<SlotRow>& rows, const Index& index) {
  MatchSet set(index);
  for (const SlotRow& row : rows) {
    MatchSet all(index, true);
    for (const std::uint16_t slot : std::set<std::uint16_t>(row.begin(), row.end()))
      all.intersect(slot_set(plan, slot, index));
    set.unite(all);
  }
  return set;
}

/// True when postings alone decide: rows of one word, typed without marks when marks count.
bool postings_decide(const Plan& plan, const Leaf& leaf, bool as_typed) {
  return std::all_of(leaf.rows.begin(), leaf.rows.end(), [&](const SlotRow& row) {
    return row.size() == 1 && !(as_typed && plan.slots[row[0]].marked);
  });
}

/// Every word of its rows has postings that the stages of ranking add up.
bool words_are_counted(const Plan& plan, const Leaf& leaf) {
  return std::all_of(leaf.rows.begin(), leaf.rows.end(), [&](const SlotRow& row) {
    return std::all_of(row.begin(), row.end(), [&](std::uint16_t slot) {
      return slot < kMaxSlots && plan.slots[slot].factor > 0;
    });
  });
}

/// Articles that may satisfy a leaf.
MatchSet leaf_superset(const Plan& plan, const Leaf& leaf, const Index& index) {
  switch (leaf.kind) {
    case Leaf::Kind::kText:
    case Leaf::Kind::kTitle:
      return rows_set(plan, leaf.rows, index);
    case Leaf::Kind::kNear: {
      MatchSet all(index, true);
      for (const auto& rows : leaf.near)
        all.intersect(rows_set(plan, rows, index));
      return all;
    }
    case Leaf::Kind::kNothing:
      return MatchSet(index);
    default:
      return MatchSet(index, true);
  }
}

}  // namespace

MatchSet::MatchSet(const Index& index, bool full) {
  for (const Part& part : index.parts()) {
    const std::uint32_t rows = part.rows();
    words_.emplace_back((rows + 63) / 64, full ? ~std::uint64_t{0} : 0);
    if (full && rows % 64 != 0)
      words_.back().back() = (std::uint64_t{1} << (rows % 64)) - 1;
  }
}

void MatchSet::intersect(const MatchSet& other) {
  for (std::size_t part = 0; part < words_.size(); ++part)
    for (std::size_t i = 0; i < words_[part].size(); ++i)
      words_[part][i] &= other.words_[part][i];
}

void MatchSet::unite(const MatchSet& other) {
  for (std::size_t part = 0; part < words_.size(); ++part)
    for (std::size_t i = 0; i < words_[part].size(); ++i)
      words_[part][i] |= other.words_[part][i];
}

std::uint64_t MatchSet::size() const {
  std::uint64_t size = 0;
  for (const auto& part : words_)
    for (const std::uint64_t word : part)
      size += static_cast<std::uint64_t>(std::popcount(word));
  return size;
}

bool postings_decide(const Plan& plan, const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::kTrue:
      return true;
    case Condition::Kind::kLeaf: {
      const Leaf& leaf = plan.leaves[condition.leaf];
      return leaf.kind == Leaf::Kind::kText && words_are_counted(plan, leaf) &&
             postings_decide(plan, leaf, leaf.exact);
    }
    case Condition::Kind::kAnd:
    case Condition::Kind::kOr:
      return std::all_of(condition.children.begin(), condition.children.end(),
                         [&](const Condition& child) { return postings_decide(plan, child); });
    default:
      return false;
  }
}

MatchSet condition_superset(const Plan& plan, const Condition& condition, const Index& index) {
  switch (condition.kind) {
    case Condition::Kind::kLeaf:
      return leaf_superset(plan, plan.leaves[condition.leaf], index);
    case Condition::Kind::kAnd: {
      MatchSet all(index, true);
      for (const Condition& child : condition.children)
        all.intersect(condition_superset(plan, child, index));
      return all;
    }
    case Condition::Kind::kOr: {
      MatchSet any(index);
      for (const Condition& child : condition.children)
        any.unite(condition_superset(plan, child, index));
      return any;
    }
    default:
      return MatchSet(index, true);
  }
}

MatchSet find_matches(const Plan& plan, const Index& index, ArticleCheck& check,
                      Matching matching) {
  MatchSet set = condition_superset(plan, plan.required, index);
  const bool all = matching != Matching::kAnyWord;
  const bool as_typed = matching == Matching::kAsTyped;
  bool doubt = false;
  if (all) {
    for (const std::uint32_t number : plan.preferred) {
      set.intersect(leaf_superset(plan, plan.leaves[number], index));
      doubt = doubt || !postings_decide(plan, plan.leaves[number], as_typed);
    }
  } else {
    set.intersect(any_word_set(plan, index));
  }
  if (!check.needed() && !doubt)
    return set;
  MatchSet accepted(index);
  set.for_each([&](ArticleRef ref) {
    if (check.may_accept(ref) && check.accepts(ref) &&
        (!doubt || check.holds_all_words(ref, as_typed)))
      accepted.insert(ref);
    return true;
  });
  return accepted;
}

}  // namespace timbao
