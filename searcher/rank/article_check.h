#pragma once

#include "common/store/index.h"
#include "searcher/rank/plan.h"
#include "searcher/rank/row_finder.h"
#include "searcher/rank/unit_matcher.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace timbao {

/// Decides whether an article satisfies a plan's conditions, from its stream and columns. Exact:
/// phrases, NEAR, exact marks, title and field conditions. For one thread.
class ArticleCheck {
 public:
  ArticleCheck(const Plan& plan, const Index& index, const UnitMatcher& matcher);

  /// Live, inside the plan's dates, and satisfying plan.required. To be asked about articles whose
  /// postings say they may: see postings_decide().
  [[nodiscard]] bool accepts(ArticleRef ref);

  /// False only when a required phrase stands nowhere in the article, by its filter of pairs: a
  /// quick look before accepts().
  [[nodiscard]] bool may_accept(ArticleRef ref) const;

  /// The phrases that every article must hold, so far as one row of words decides each.
  [[nodiscard]] std::span<const RowFinder* const> required_phrases() const {
    return required_phrases_;
  }

  /// True when every preferred word is in the article, with its marks as typed (`as_typed`) or
  /// any. Conditions are not looked at.
  [[nodiscard]] bool holds_all_words(ArticleRef ref, bool as_typed);

  /// False when accepts() is true for every live article: there is nothing to check.
  [[nodiscard]] bool needed() const { return needed_; }

 private:
  /// Values of a field that satisfy a leaf, by string number of a part.
  struct FieldMatches {
    std::vector<std::vector<char>> by_part;
  };

  void note_required(const Condition& condition);
  bool holds(ArticleRef ref, const Condition& condition);
  bool leaf_holds(ArticleRef ref, std::uint32_t number);
  bool text_holds(ArticleRef ref, const Leaf& leaf, bool exact);
  bool near_holds(ArticleRef ref, const Leaf& leaf);
  bool field_holds(ArticleRef ref, std::uint32_t number);
  static bool any_row(std::span<const UnitHit> hits, const Leaf& leaf, bool exact);
  void scan(ArticleRef ref);
  const std::vector<char>& field_matches(std::uint32_t number, std::uint32_t part);

  const Plan& plan_;
  const Index& index_;
  const UnitMatcher& matcher_;
  bool needed_ = false;
  bool decided_ = false;  ///< plan.required is true of every article that is asked about
  Condition undecided_;   ///< what of plan.required the postings do not decide
  std::vector<std::optional<RowFinder>> phrases_;  ///< by leaf, where one row decides
  std::vector<const RowFinder*> required_phrases_;
  std::vector<FieldMatches> fields_;  ///< by leaf
  ArticleRef scanned_{~0U, ~0U};
  std::vector<UnitHit> title_hits_, body_hits_, joined_hits_;
};

/// True when the words of a field leaf stand in a row in `value` ('*' at the end: a prefix).
[[nodiscard]] bool field_value_matches(const Leaf& leaf, std::string_view value);

/// True when `date` (Date::key()) may lie in the range; a date without day or month does when any
/// of its days does.
[[nodiscard]] bool in_range(std::uint32_t date, const DateRange& range);

}  // namespace timbao
