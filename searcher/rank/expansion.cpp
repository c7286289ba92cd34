#include "searcher/rank/expansion.h"

#include "common/base/xapian_guard.h"
#include "common/text/analyzer.h"
#include "searcher/rank/near_spellings.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace timbao {
namespace {

/// A spelling this many times rarer than the fuller ones is marks left out, not a word.
constexpr std::uint64_t kRareRatio = 50;

UnitRange syllable_units(SyllableCode first, SyllableCode last) { return {first, last, 0, 0, 1}; }

std::uint64_t articles_of(const Index& index, SyllableCode code) {
  return index.syllable_articles(code);
}

void add_exact(Slot& slot, SyllableCode code, const Index& index) {
  slot.exact.push_back(syllable_units(code, code));
  slot.exact_articles += articles_of(index, code);
}

/// Every spelling that folds to `term`: syllables, and other words (làt).
void add_folded_ranges(Slot& slot, std::string_view term) {
  const CodeRange range = fold_range(term);
  if (!range.empty())
    slot.folded.push_back(syllable_units(range.first, range.last));
  slot.folded.push_back(folded_range(other_units(term, term)));
}

void add_marked_syllable(Slot& slot, const std::string& typed, SyllableCode code, bool strict,
                         const Index& index) {
  add_exact(slot, code, index);
  if (strict)
    return;
  if (const SyllableCode variant = iy_variant(code); variant != kNoSyllable)
    add_exact(slot, variant, index);
  const std::uint64_t as_typed = slot.exact_articles;
  std::uint64_t fuller = 0;
  const CodeRange range = fold_range(code);
  for (SyllableCode other = range.first; other <= range.last; ++other)
    if (other != code && agrees_on_marks(typed, other))
      fuller += articles_of(index, other);
  if (fuller == 0 || as_typed * kRareRatio > fuller)
    return;
  for (SyllableCode other = range.first; other <= range.last; ++other)
    if (other != code && agrees_on_marks(typed, other))
      add_exact(slot, other, index);
}

/// A word with marks that is no syllable as typed (đuong, tiêp): syllables that add marks to it.
bool add_fuller_syllables(Slot& slot, const std::string& typed, std::string_view folded,
                          const Index& index) {
  const CodeRange range = fold_range(folded);
  if (range.empty())
    return false;
  for (SyllableCode other = range.first; other <= range.last; ++other)
    if (agrees_on_marks(typed, other))
      add_exact(slot, other, index);
  return slot.exact_articles != 0;
}

void add_term(Slot& slot, std::string term, std::uint64_t articles) {
  slot.terms.push_back(std::move(term));
  slot.folded_articles += articles;
}

/// The most frequent of `found` as one slot.
void add_most_frequent(Slot& slot, const std::map<std::string, std::uint64_t>& found,
                       std::uint32_t most, const Index& index) {
  std::vector<std::pair<std::uint64_t, std::string>> order;
  order.reserve(found.size());
  for (const auto& [term, articles] : found)
    order.emplace_back(articles, term);
  std::sort(order.rbegin(), order.rend());
  if (order.size() > most)
    order.resize(most);
  for (auto& [articles, term] : order) {
    add_folded_ranges(slot, term);
    add_term(slot, std::move(term), articles);
  }
  slot.folded_articles = std::min(slot.folded_articles, index.statistics().articles);
}

}  // namespace

Slot make_word_slot(const TokenList& tokens, const Token& token, bool strict, const Index& index) {
  Slot slot;
  slot.text = tokens.canonical(token);
  const std::string term(tokens.folded(token));
  add_folded_ranges(slot, term);
  add_term(slot, term, index.term_articles(term));
  slot.marked = token.has_marks || strict;
  if (!slot.marked) {
    slot.exact = slot.folded;
    slot.exact_articles = slot.folded_articles;
    return slot;
  }
  if (token.code != kNoSyllable)
    add_marked_syllable(slot, slot.text, token.code, strict, index);
  else if (strict || !add_fuller_syllables(slot, slot.text, term, index)) {
    slot.exact.push_back(exact_range(to_units(tokens, token)));
    slot.exact_articles = slot.folded_articles;
  }
  // Marks that the archive has never seen on this word are a slip: any spelling will do.
  if (!strict && token.code != kNoSyllable && slot.exact_articles == 0) {
    slot.marked = false;
    slot.exact = slot.folded;
    slot.exact_articles = slot.folded_articles;
  }
  return slot;
}

Slot expand_prefix(std::string_view letters, const Index& index, std::uint32_t most) {
  Slot slot;
  const std::string prefix = fold(letters);
  if (prefix.empty())
    return slot;
  slot.text = canonical(letters) + "*";
  std::map<std::string, std::uint64_t> found;
  xapian_guard("index", [&] {
    const Xapian::Database& terms = index.terms();
    for (auto term = terms.allterms_begin(prefix); term != terms.allterms_end(prefix); ++term)
      found.emplace(*term, term.get_termfreq());
  });
  add_most_frequent(slot, found, most, index);
  const std::string typed = canonical(letters);
  if (typed == prefix) {
    slot.exact = slot.folded;
    slot.exact_articles = slot.folded_articles;
    return slot;
  }
  slot.marked = true;
  for (const std::string& term : slot.terms) {
    const CodeRange range = fold_range(term);
    for (SyllableCode code = range.first; code <= range.last && !range.empty(); ++code)
      if (spelling(code).starts_with(typed))
        add_exact(slot, code, index);
  }
  slot.exact_articles = std::min(slot.exact_articles, index.statistics().articles);
  return slot;
}

Slot expand_fuzzy(std::string_view word, int distance, const Index& index, std::uint32_t most) {
  Slot slot;
  const std::string typed = canonical(word);
  if (fold(word).empty())
    return slot;
  slot.text = typed + (distance > 1 ? "~2" : "~");
  for (const NearSpelling& near : near_spellings(typed, index, distance, distance, 1)) {
    const bool known =
        std::find(slot.terms.begin(), slot.terms.end(), near.term) != slot.terms.end();
    if (!known && slot.terms.size() == most)
      continue;
    if (!known) {
      add_folded_ranges(slot, near.term);
      add_term(slot, near.term, index.term_articles(near.term));
    }
    if (near.code != kNoSyllable)
      add_exact(slot, near.code, index);
    else
      slot.exact.push_back(folded_range(other_units(near.term, near.term)));
  }
  slot.marked = typed != fold(word);
  if (!slot.marked)
    slot.exact = slot.folded;
  const std::uint64_t all = index.statistics().articles;
  slot.folded_articles = std::min(slot.folded_articles, all);
  slot.exact_articles = slot.marked ? std::min(slot.exact_articles, all) : slot.folded_articles;
  return slot;
}

}  // namespace timbao
