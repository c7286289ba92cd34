#include "searcher/rank/slip.h"

#include "common/text/analyzer.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace timbao {
namespace {

using OnsetPair = std::pair<std::string_view, std::string_view>;

/// Onsets that sound alike in one region or another, or are spelled by rules people forget.
constexpr std::array<OnsetPair, 20> kConfused = {{
    {"s", "x"},  {"ch", "tr"}, {"d", "gi"}, {"d", "r"},  {"gi", "r"}, {"l", "n"},    {"v", "d"},
    {"v", "gi"}, {"c", "k"},   {"c", "qu"}, {"k", "qu"}, {"g", "gh"}, {"ng", "ngh"}, {"d", "đ"},
    {"i", "y"},  {"t", "th"},  {"n", "nh"}, {"h", "kh"}, {"g", "ng"}, {"p", "ph"},
}};

bool are_confused(std::string_view a, std::string_view b) {
  return std::any_of(kConfused.begin(), kConfused.end(), [&](const OnsetPair& pair) {
    return (pair.first == a && pair.second == b) || (pair.first == b && pair.second == a);
  });
}

int letters_apart(std::string_view a, std::string_view b, int most) {
  return edit_distance(fold(a), fold(b), most);
}

double onset_cost(std::string_view a, std::string_view b, int most) {
  if (a == b)
    return 0;
  return are_confused(a, b) ? kHalfSlip : std::max(1, letters_apart(a, b, most));
}

double rime_cost(std::string_view a, std::string_view b, int most) {
  if (a == b)
    return 0;
  const int letters = letters_apart(a, b, most);
  return letters == 0 ? kHalfSlip : letters;
}

}  // namespace

double slip_cost(SyllableCode a, SyllableCode b, double most) {
  const SyllableParts left = parts(a);
  const SyllableParts right = parts(b);
  const int limit = static_cast<int>(most) + 1;
  double cost = left.tone == right.tone ? 0 : kHalfSlip;
  cost += onset_cost(left.onset, right.onset, limit);
  if (cost <= most)
    cost += rime_cost(left.rime, right.rime, limit);
  return cost;
}

int edit_distance(std::string_view a, std::string_view b, int most) {
  const auto gap = static_cast<int>(a.size()) - static_cast<int>(b.size());
  if (std::abs(gap) > most)
    return most + 1;
  std::vector<int> before(b.size() + 1);
  std::vector<int> last(b.size() + 1);
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    int best = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      best = std::min(best, row[j]);
    }
    if (best > most)
      return most + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], most + 1);
}

}  // namespace timbao
