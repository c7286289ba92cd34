#include "searcher/suggest/near_spellings.h"

#include "common/base/xapian_guard.h"
#include "common/text/analyzer.h"
#include "common/text/letters.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace timbao {
namespace {

constexpr std::size_t kMaxLetters = 24;
constexpr std::size_t kLeastLettersOfWords = 4;
constexpr double kHalf = 0.5;

struct Letters {
  std::array<char32_t, kMaxLetters> at{};
  std::size_t size = 0;
};

Letters letters_of(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size() && letters.size < kMaxLetters;)
    letters.at[letters.size++] = next_code_point(text, at);
  return letters;
}

char32_t base_of(char32_t c) {
  const Letter letter = letter_of(c);
  return letter.known() && letter.symbol() != kForeignSymbol
             ? static_cast<unsigned char>(kBaseLetters[letter.symbol()])
             : c;
}

bool are_mixed_up(char32_t a, char32_t b) {
  constexpr std::array<std::pair<char32_t, char32_t>, 5> kPairs{
      {{'s', 'x'}, {'l', 'n'}, {'i', 'y'}, {'r', 'd'}, {'v', 'd'}}};
  return std::any_of(kPairs.begin(), kPairs.end(), [&](const auto& pair) {
    return (pair.first == a && pair.second == b) || (pair.first == b && pair.second == a);
  });
}

double change_cost(char32_t a, char32_t b, bool marks_count) {
  if (a == b)
    return 0;
  const char32_t base_a = base_of(a);
  const char32_t base_b = base_of(b);
  if (base_a == base_b)
    return marks_count ? kHalf : 0;
  return are_mixed_up(base_a, base_b) ? kHalf : 1;
}

double cost_between(const Letters& a, const Letters& b, bool marks_count, double most) {
  if (std::abs(static_cast<double>(a.size) - static_cast<double>(b.size)) > most)
    return most + 1;
  using Row = std::array<double, kMaxLetters + 1>;
  Row before{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= b.size; ++j)
    last[j] = static_cast<double>(j);
  for (std::size_t i = 1; i <= a.size; ++i) {
    row[0] = static_cast<double>(i);
    double best = row[0];
    for (std::size_t j = 1; j <= b.size; ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1,
                         last[j - 1] + change_cost(a.at[i - 1], b.at[j - 1], marks_count)});
      if (i > 1 && j > 1)
        row[j] = std::min(row[j], before[j - 2] + 1 +
                                      change_cost(a.at[i - 1], b.at[j - 2], marks_count) +
                                      change_cost(a.at[i - 2], b.at[j - 1], marks_count));
      best = std::min(best, row[j]);
    }
    if (best > most)
      return most + 1;
    before = last;
    last = row;
  }
  return last[b.size];
}

bool has_marks_in(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

}  // namespace

double spelling_cost(std::string_view typed, std::string_view other, double most) {
  return cost_between(letters_of(typed), letters_of(other), has_marks_in(typed), most);
}

std::vector<NearSpelling> near_spellings(std::string_view typed, const Index& index, double most,
                                         std::uint64_t known) {
  std::vector<NearSpelling> near;
  const Letters letters = letters_of(typed);
  const bool marks_count = has_marks_in(typed);
  for (SyllableCode code = 0; code < kSyllableCount; ++code) {
    const std::uint64_t articles = index.statistics().syllable_articles[code];
    if (articles < known)
      continue;
    const double cost = cost_between(letters, letters_of(spelling(code)), marks_count, most);
    if (cost <= most && spelling(code) != typed)
      near.push_back(
          {std::string(spelling(code)), std::string(folded_key(code)), code, articles, cost});
  }
  const std::string folded = fold(typed);
  if (letters.size >= kLeastLettersOfWords && letters.size < kMaxLetters) {
    const std::set<char> firsts(folded.begin(), folded.begin() + 2);
    const Letters plain = letters_of(folded);
    xapian_guard("index", [&] {
      const Xapian::Database& terms = index.terms();
      for (const char first : firsts) {
        const std::string prefix(1, first);
        for (auto term = terms.allterms_begin(prefix); term != terms.allterms_end(prefix); ++term) {
          const double cost = cost_between(plain, letters_of(*term), false, 1);
          if (cost <= 1 && *term != folded && fold_range(*term).empty() &&
              term.get_termfreq() >= known)
            near.push_back({*term, *term, kNoSyllable, term.get_termfreq(), cost});
        }
      }
    });
  }
  std::sort(near.begin(), near.end(), [](const NearSpelling& a, const NearSpelling& b) {
    return a.cost != b.cost           ? a.cost < b.cost
           : a.articles != b.articles ? a.articles > b.articles
                                      : a.text < b.text;
  });
  return near;
}

}  // namespace timbao
