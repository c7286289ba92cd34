#include "searcher/rank/near_spellings.h"

#include "common/base/xapian_guard.h"
#include "common/text/analyzer.h"
#include "searcher/rank/word_distance.h"

#include <algorithm>
#include <set>
#include <string>

namespace timbao {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

void add_syllables(std::string_view typed, const Index& index, double most, std::uint64_t known,
                   std::vector<NearSpelling>& near) {
  WordDistance distance(typed, most);
  for (SyllableCode code = 0; code < kSyllableCount; ++code) {
    const std::uint64_t articles = index.syllable_articles(code);
    if (articles == 0 || articles < known)
      continue;
    if (const double cost = distance.to(spelling(code)); cost <= most)
      near.push_back(
          {std::string(spelling(code)), std::string(folded_key(code)), code, articles, cost});
  }
}

/// `word` with one slip in its first two letters.
std::vector<std::string> with_other_beginnings(const std::string& word) {
  constexpr std::size_t kBeginning = 2;
  std::vector<std::string> words = with_other_onsets(word);
  for (std::size_t at = 0; at < std::min(word.size(), kBeginning); ++at) {
    const std::string before = word.substr(0, at);
    words.push_back(before + word.substr(at + 1));
    if (at + 1 < word.size())
      words.push_back(before + word[at + 1] + word[at] + word.substr(at + 2));
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      words.push_back(before + letter + word.substr(at + 1));
      words.push_back(before + letter + word.substr(at));
    }
  }
  return words;
}

/// The terms that are no syllables: those that share the first letters, for larger distances just
/// the first or second letter, and those that differ from `typed` in their first letters alone.
std::set<std::string> other_words_like(const std::string& folded, double most, const Index& index) {
  std::set<std::string> words;
  std::set<std::string> beginnings;
  if (most <= 1)
    beginnings.insert(folded.substr(0, 2));
  else
    for (const char letter : folded.substr(0, 2))
      beginnings.insert(std::string(1, letter));
  const Xapian::Database& terms = index.terms();
  WordDistance distance(folded, most);
  for (const std::string& beginning : beginnings)
    for (auto term = terms.allterms_begin(beginning); term != terms.allterms_end(beginning); ++term)
      if (distance.to(*term) <= most)
        words.insert(*term);
  if (is_ascii(folded))
    for (const std::string& word : with_other_beginnings(folded))
      if (!word.empty() && terms.term_exists(word))
        words.insert(word);
  return words;
}

void add_other_words(std::string_view typed, const Index& index, double most, std::uint64_t known,
                     std::vector<NearSpelling>& near) {
  const std::string folded = fold(typed);
  WordDistance distance(folded, most);
  for (const std::string& word : other_words_like(folded, most, index)) {
    const double cost = distance.to(word);
    if (cost > most || !fold_range(word).empty())
      continue;
    const std::uint64_t articles = index.term_articles(word);
    if (articles >= known)
      near.push_back({word, word, kNoSyllable, articles, cost});
  }
}

}  // namespace

std::vector<NearSpelling> near_spellings(std::string_view typed, const Index& index, double most,
                                         double most_of_others, std::uint64_t known) {
  std::vector<NearSpelling> near;
  add_syllables(typed, index, most, known, near);
  if (most_of_others >= 0)
    xapian_guard("index", [&] { add_other_words(typed, index, most_of_others, known, near); });
  std::sort(near.begin(), near.end(), [](const NearSpelling& a, const NearSpelling& b) {
    return a.cost != b.cost           ? a.cost < b.cost
           : a.articles != b.articles ? a.articles > b.articles
                                      : a.text < b.text;
  });
  return near;
}

}  // namespace timbao
