#include "common/store/article_analysis.h"

#include <algorithm>

namespace timbao {
namespace {

/// First code of the syllables with just this folded key; kNoSyllable when there is none.
SyllableCode syllable_of(std::string_view folded) {
  constexpr std::size_t kLongestKey = 8;
  if (folded.size() > kLongestKey)
    return kNoSyllable;
  const CodeRange range = fold_range(folded);
  return !range.empty() && folded_key(range.first) == folded ? range.first : kNoSyllable;
}

}  // namespace

ArticleAnalysis::ArticleAnalysis() : fold_counts_(kSyllableCount), syllable_seen_(kSyllableCount) {}

void ArticleAnalysis::analyze(const Article& article) {
  timbao::analyze(article.title, title_);
  timbao::analyze(article.body, body_);
  units_.clear();
  other_terms_.clear();
  syllables_.clear();
  tokens = 0;
  append_units(title_, units_);
  title_units = static_cast<std::uint32_t>(units_.size());
  units_.push_back(kFieldBreak);
  append_units(body_, units_);
  body_units = static_cast<std::uint32_t>(units_.size()) - title_units - 1;
  units_.push_back(kFieldBreak);
  count_tokens(title_);
  title_tokens = tokens;
  count_tokens(body_);
  append_joined(title_);
  append_joined(body_);
  joined_units = static_cast<std::uint32_t>(units_.size()) - title_units - body_units - 2;
  collect_terms();
}

void ArticleAnalysis::count_tokens(const TokenList& list) {
  for (const Token& token : list.tokens) {
    tokens += token.kind != TokenKind::kJoined ? 1 : 0;
    if (token.code == kNoSyllable) {
      other_terms_.push_back(list.folded(token));
      continue;
    }
    const SyllableCode fold_first = fold_range(token.code).first;
    if (fold_counts_[fold_first]++ == 0)
      folds_.push_back(fold_first);
    if (syllable_seen_[token.code] == 0) {
      syllable_seen_[token.code] = 1;
      syllables_.push_back(token.code);
    }
  }
}

void ArticleAnalysis::append_joined(const TokenList& list) {
  for (const Token& token : list.tokens) {
    if (token.kind != TokenKind::kJoined)
      continue;
    const UnitPair pair = other_units(list.canonical(token), list.folded(token));
    units_.push_back(pair.first);
    units_.push_back(pair.second);
  }
}

void ArticleAnalysis::collect_terms() {
  terms_.clear();
  std::sort(other_terms_.begin(), other_terms_.end());
  for (std::size_t i = 0; i < other_terms_.size();) {
    std::size_t end = i + 1;
    while (end < other_terms_.size() && other_terms_[end] == other_terms_[i])
      ++end;
    const auto count = static_cast<std::uint32_t>(end - i);
    // A foreign word or initials may fold to the key of a syllable here: one term then.
    const SyllableCode alike = syllable_of(other_terms_[i]);
    if (alike != kNoSyllable && fold_counts_[alike] != 0)
      fold_counts_[alike] += count;
    else if (!other_terms_[i].empty())
      terms_.push_back({other_terms_[i], count, kNoSyllable});
    i = end;
  }
  for (const SyllableCode fold_first : folds_) {
    terms_.push_back({folded_key(fold_first), fold_counts_[fold_first], fold_first});
    fold_counts_[fold_first] = 0;
  }
  folds_.clear();
  for (const SyllableCode code : syllables_)
    syllable_seen_[code] = 0;
}

}  // namespace timbao
