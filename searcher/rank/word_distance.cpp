#include "searcher/rank/word_distance.h"

#include "common/text/letters.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <utility>

namespace timbao {
namespace {

constexpr double kSlip = 0.5;
constexpr double kLetter = 1;
constexpr std::size_t kMostOnset = 2;  ///< letters of an onset of kOnsets

using Spellings = std::pair<std::u32string_view, std::u32string_view>;

/// Onsets that sound alike in one region or another, or that a rule of spelling tells apart.
constexpr std::array<Spellings, 13> kOnsets{{{U"s", U"x"},
                                             {U"ch", U"tr"},
                                             {U"d", U"gi"},
                                             {U"d", U"r"},
                                             {U"d", U"v"},
                                             {U"gi", U"r"},
                                             {U"gi", U"v"},
                                             {U"r", U"v"},
                                             {U"di", U"gi"},
                                             {U"l", U"n"},
                                             {U"c", U"k"},
                                             {U"c", U"qu"},
                                             {U"k", U"qu"}}};

/// Ends of rimes that sound alike in one region or another.
constexpr std::array<Spellings, 7> kCodas{{{U"n", U"ng"},
                                           {U"n", U"nh"},
                                           {U"ng", U"nh"},
                                           {U"t", U"c"},
                                           {U"t", U"ch"},
                                           {U"c", U"ch"},
                                           {U"o", U"u"}}};

bool is_vowel_base(char32_t base) {
  return std::u32string_view(U"aeiouy").find(base) != std::u32string_view::npos;
}

}  // namespace

WordDistance::WordDistance(std::string_view word, double most) : most_(most) {
  read_letters(word, word_);
  for (std::size_t j = 1; j <= word_.size; ++j) {
    extra_[j] = extra_cost(word_, j - 1);
    rows_[0][j] = rows_[0][j - 1] + extra_[j];
  }
}

/// Reads `text` over what was in `letters`; how many of the first letters are as they were.
std::size_t WordDistance::read_letters(std::string_view text, Letters& letters) {
  std::size_t same = 0;
  std::size_t size = 0;
  letters.tone = 0;
  letters.marked = false;
  for (std::size_t at = 0; at < text.size() && size < kMostLetters; ++size) {
    const char32_t c = next_code_point(text, at);
    const timbao::Letter known = letter_of(c);
    const bool syllabic = known.known() && known.symbol() != kForeignSymbol;
    Letter& letter = letters.at[size];
    const char32_t plain = syllabic ? kTonedLetters[known.symbol()][0] : c;
    same += same == size && size < letters.size && letter.plain == plain ? 1 : 0;
    letter.plain = plain;
    letter.base = syllabic ? static_cast<unsigned char>(kBaseLetters[known.symbol()]) : c;
    letter.end = static_cast<std::uint32_t>(at);
    letters.tone = known.tone() != 0 ? known.tone() : letters.tone;
    letters.marked = letters.marked || c >= 0x80;
  }
  letters.size = size;
  return same;
}

/// Of letter `i` of `letters`, when the other word does not have it.
double WordDistance::extra_cost(const Letters& letters, std::size_t i) {
  const Letter& letter = letters.at[i];
  if (letter.base == 'f' || letter.base == 'j' || letter.base == 'w' || letter.base == 'z')
    return kSlip;
  if (i == 0)
    return kLetter;
  const Letter& before = letters.at[i - 1];
  const bool twice = letter.base == before.base;
  const bool of_rime = (letter.plain == U'ê' && (before.base == 'i' || before.base == 'y')) ||
                       (letter.plain == U'ô' && before.plain == 'u') ||
                       (letter.plain == U'ơ' && before.plain == U'ư');
  const bool of_onset = letter.base == 'h' && before.base == 'g';
  return twice || of_rime || of_onset ? kSlip : kLetter;
}

double WordDistance::change_cost(const Letter& a, const Letter& b) const {
  if (a.base == b.base)
    return a.plain == b.plain || !word_.marked ? 0 : kSlip;
  const bool same_sound = (a.base == 'i' && b.base == 'y') || (a.base == 'y' && b.base == 'i');
  return same_sound ? kSlip : kLetter;
}

/// Of the two letters of the other word before `i` as the two before `j`: with other marks on both
/// (ươ for uo), or swapped.
double WordDistance::pair_cost(std::size_t i, std::size_t j) const {
  const Letter& a = other_.at[i - 2];
  const Letter& b = other_.at[i - 1];
  const Letter& c = word_.at[j - 2];
  const Letter& d = word_.at[j - 1];
  if (a.base == c.base && b.base == d.base)
    return word_.marked ? kSlip : 0;
  if (a.base == d.base && b.base == c.base)
    return kLetter + change_cost(a, d) + change_cost(b, c);
  return kFar;
}

/// Of an onset mixed up, where both words have had just that: `i` and `j` letters.
double WordDistance::onset_cost(std::size_t i, std::size_t j) const {
  const auto ends_onset = [](const Letters& letters, std::size_t size) {
    return size == letters.size || is_vowel_base(letters.at[size - 1].base) ||
           is_vowel_base(letters.at[size].base);
  };
  const auto begins = [](const Letters& letters, std::size_t size, std::u32string_view onset) {
    return size == onset.size() && letters.at[0].plain == onset[0] &&
           (size == 1 || letters.at[1].plain == onset[1]);
  };
  const bool mixed_up = std::any_of(kOnsets.begin(), kOnsets.end(), [&](const Spellings& onsets) {
    return (begins(other_, i, onsets.first) && begins(word_, j, onsets.second)) ||
           (begins(other_, i, onsets.second) && begins(word_, j, onsets.first));
  });
  if (mixed_up && ends_onset(other_, i) && ends_onset(word_, j))
    return kSlip;
  return kFar;
}

/// The distance of the letters when the words end in codas mixed up, or kFar.
double WordDistance::coda_gain() const {
  const auto ends = [](const Letters& letters, std::u32string_view coda) {
    if (letters.size <= coda.size())
      return false;
    for (std::size_t k = 0; k < coda.size(); ++k)
      if (letters.at[letters.size - coda.size() + k].base != coda[k])
        return false;
    return is_vowel_base(letters.at[letters.size - coda.size() - 1].base);
  };
  double least = kFar;
  for (const auto& [a, b] : kCodas) {
    if (ends(other_, a) && ends(word_, b))
      least = std::min(least, rows_[other_.size - a.size()][word_.size - b.size()] + kSlip);
    if (ends(other_, b) && ends(word_, a))
      least = std::min(least, rows_[other_.size - b.size()][word_.size - a.size()] + kSlip);
  }
  return least;
}

void WordDistance::fill_row(std::size_t i) {
  Row& row = rows_[i];
  const Row& last = rows_[i - 1];
  const double extra = extra_cost(other_, i - 1);
  row[0] = last[0] + extra;
  double least = row[0];
  for (std::size_t j = 1; j <= word_.size; ++j) {
    double cost = std::min({last[j] + extra, row[j - 1] + extra_[j],
                            last[j - 1] + change_cost(other_.at[i - 1], word_.at[j - 1])});
    if (i > 1 && j > 1 && rows_[i - 2][j - 2] < cost)
      cost = std::min(cost, rows_[i - 2][j - 2] + pair_cost(i, j));
    if (i <= kMostOnset && j <= kMostOnset)
      cost = std::min(cost, onset_cost(i, j));
    row[j] = cost;
    least = std::min(least, cost);
  }
  least_[i] = least;
}

double WordDistance::to(std::string_view other) {
  const std::size_t same = read_letters(other, other_);
  // A row may depend on the letter after it too.
  filled_ = std::min(filled_, same == 0 ? 0 : same - 1);
  far_bytes_ = 0;
  // A step may leave out one row, and then gain half a letter on it.
  const double limit = most_ + kSlip;
  while (filled_ < other_.size) {
    ++filled_;
    fill_row(filled_);
    if (filled_ > 1 && least_[filled_] > limit && least_[filled_ - 1] > limit) {
      far_bytes_ = other_.at[filled_ - 1].end;
      return kFar;
    }
  }
  const double tone = word_.marked && word_.tone != other_.tone ? kSlip : 0;
  const double cost = std::min(rows_[other_.size][word_.size], coda_gain()) + tone;
  if (cost > most_)
    return kFar;
  return cost;
}

std::vector<std::string> with_other_onsets(std::string_view folded) {
  std::vector<std::string> words;
  const auto exchange = [&](std::u32string_view from, std::u32string_view to) {
    const std::string ascii(from.begin(), from.end());
    if (folded.starts_with(ascii))
      words.push_back(std::string(to.begin(), to.end()).append(folded.substr(ascii.size())));
  };
  for (const auto& [a, b] : kOnsets) {
    exchange(a, b);
    exchange(b, a);
  }
  return words;
}

}  // namespace timbao
