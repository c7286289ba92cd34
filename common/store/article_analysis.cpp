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

constexpr std::size_t kBytesPerUnit = 3;         ///< of Vietnamese text, at least
constexpr std::size_t kMostUnitsKept = 4 << 20;  ///< memory kept from one article to the next

}  // namespace

ArticleAnalysis::ArticleAnalysis(std::size_t piece_bytes)
    : piece_bytes_(piece_bytes), fold_counts_(kSyllableCount), syllable_seen_(kSyllableCount) {}

void ArticleAnalysis::analyze(const Article& article, const PieceVisitor& visit) {
  units_.clear();
  joined_.clear();
  other_terms_.clear();
  kept_terms_.clear();
  syllables_.clear();
  tokens = 0;
  add_piece(article.title, title_, visit);
  title_units = static_cast<std::uint32_t>(units_.size());
  title_tokens = tokens;
  units_.push_back(kFieldBreak);
  std::string_view body = article.body;
  if (body.size() > piece_bytes_)
    units_.reserve(body.size() / kBytesPerUnit);  // without the copies of growing
  while (body.size() > piece_bytes_) {
    add_piece(take_piece(body, piece_bytes_), body_, visit);
    keep_other_terms();
  }
  add_piece(body, body_, visit);
  body_units = static_cast<std::uint32_t>(units_.size()) - title_units - 1;
  units_.push_back(kFieldBreak);
  units_.insert(units_.end(), joined_.begin(), joined_.end());
  joined_units = static_cast<std::uint32_t>(joined_.size());
  collect_terms();
}

void ArticleAnalysis::trim() {
  if (units_.capacity() > kMostUnitsKept)
    std::vector<Unit>().swap(units_);
}

void ArticleAnalysis::add_piece(std::string_view text, TokenList& list, const PieceVisitor& visit) {
  timbao::analyze(text, list);
  append_units(list, units_);
  count_tokens(list);
  note_joined(list);
  if (visit)
    visit(text, list);
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

void ArticleAnalysis::note_joined(const TokenList& list) {
  for (const Token& token : list.tokens) {
    if (token.kind != TokenKind::kJoined)
      continue;
    const UnitPair pair = other_units(list.canonical(token), list.folded(token));
    joined_.push_back(pair.first);
    joined_.push_back(pair.second);
  }
}

/// Calls `count` with each distinct term of other_terms_, which is empty afterwards.
template <typename Count>
void ArticleAnalysis::count_other_terms(const Count& count) {
  std::sort(other_terms_.begin(), other_terms_.end());
  for (std::size_t i = 0; i < other_terms_.size();) {
    std::size_t end = i + 1;
    while (end < other_terms_.size() && other_terms_[end] == other_terms_[i])
      ++end;
    count(other_terms_[i], static_cast<std::uint32_t>(end - i));
    i = end;
  }
  other_terms_.clear();
}

/// Moves other_terms_, views into lists that will be used again, to memory of their own.
void ArticleAnalysis::keep_other_terms() {
  count_other_terms([this](std::string_view term, std::uint32_t count) {
    kept_terms_[std::string(term)] += count;
  });
}

void ArticleAnalysis::collect_other(std::string_view term, std::uint32_t count) {
  // A foreign word or initials may fold to the key of a syllable here: one term then.
  const SyllableCode alike = syllable_of(term);
  if (alike != kNoSyllable && fold_counts_[alike] != 0)
    fold_counts_[alike] += count;
  else if (!term.empty())
    terms_.push_back({term, count, kNoSyllable});
}

void ArticleAnalysis::collect_terms() {
  terms_.clear();
  if (!kept_terms_.empty())
    keep_other_terms();
  count_other_terms(
      [this](std::string_view term, std::uint32_t count) { collect_other(term, count); });
  for (const auto& [term, count] : kept_terms_)
    collect_other(term, count);
  for (const SyllableCode fold_first : folds_) {
    terms_.push_back({folded_key(fold_first), fold_counts_[fold_first], fold_first});
    fold_counts_[fold_first] = 0;
  }
  folds_.clear();
  for (const SyllableCode code : syllables_)
    syllable_seen_[code] = 0;
}

}  // namespace timbao
