#include "searcher/rank/article_check.h"

#include "common/text/analyzer.h"
#include "searcher/rank/match_set.h"

#include <algorithm>

namespace timbao {
namespace {

/// Latest day a date can be: unknown parts at their most.
std::uint32_t last_day(std::uint32_t key) {
  if (key % 10000 == 0)
    return key + 1231;
  return key % 100 == 0 ? key + 31 : key;
}

/// Base tokens between unit positions: second units of two-unit tokens do not count.
std::uint32_t tokens_between(std::span<const Unit> units, std::uint32_t from, std::uint32_t to) {
  std::uint32_t tokens = 0;
  for (std::uint32_t i = from; i < to; ++i)
    tokens += units[i] < kOtherSecond ? 1 : 0;
  return tokens;
}

/// A word of one unit: no joined token is one.
bool is_syllable(const Slot& slot) {
  return !slot.joined && std::all_of(slot.exact.begin(), slot.exact.end(),
                                     [](const UnitRange& range) { return range.count < 2; });
}

/// A phrase, or a syllable with its marks, in one spelling: looking for the row is enough.
bool one_row_decides(const Leaf& leaf, const Plan& plan) {
  const bool text = leaf.kind == Leaf::Kind::kText || leaf.kind == Leaf::Kind::kTitle;
  if (!text || !leaf.exact || leaf.rows.size() != 1 || leaf.rows[0].empty())
    return false;
  const SlotRow& row = leaf.rows[0];
  return (row.size() > 1 || is_syllable(plan.slots[row[0]])) &&
         std::all_of(row.begin(), row.end(), [](std::uint16_t slot) { return slot < kMaxSlots; });
}

bool is_column_field(Field field) {
  return field == Field::kAuthor || field == Field::kSource || field == Field::kCategory ||
         field == Field::kTag;
}

std::span<const std::uint32_t> column_of(const Columns& columns, Field field) {
  switch (field) {
    case Field::kAuthor:
      return columns.author;
    case Field::kSource:
      return columns.source;
    case Field::kCategory:
      return columns.category;
    default:
      return columns.tags;
  }
}

}  // namespace

bool in_range(std::uint32_t date, const DateRange& range) {
  if (range.empty())
    return true;
  if (date == 0)
    return false;
  return (!range.first.known() || last_day(date) >= range.first.key()) &&
         (!range.last.known() || date <= last_day(range.last.key()));
}

bool field_value_matches(const Leaf& leaf, std::string_view value) {
  TokenList tokens;
  analyze(value, tokens);
  std::vector<std::string_view> words;
  for (const Token& token : tokens.tokens)
    if (token.kind != TokenKind::kJoined)
      words.push_back(leaf.exact ? tokens.canonical(token) : tokens.folded(token));
  if (leaf.words.empty())
    return false;
  for (std::size_t i = 0; i + leaf.words.size() <= words.size(); ++i) {
    std::size_t k = 0;
    while (k < leaf.words.size()) {
      const std::string_view wanted = leaf.words[k];
      const bool same = wanted.ends_with('*')
                            ? words[i + k].starts_with(wanted.substr(0, wanted.size() - 1))
                            : words[i + k] == wanted;
      if (!same)
        break;
      ++k;
    }
    if (k == leaf.words.size())
      return true;
  }
  return false;
}

ArticleCheck::ArticleCheck(const Plan& plan, const Index& index, const UnitMatcher& matcher)
    : plan_(plan),
      index_(index),
      matcher_(matcher),
      phrases_(plan.leaves.size()),
      fields_(plan.leaves.size()) {
  for (std::size_t i = 0; i < plan.leaves.size(); ++i)
    if (one_row_decides(plan.leaves[i], plan))
      phrases_[i].emplace(plan.leaves[i].rows[0], plan);
  note_required(plan.required);
  undecided_ = plan.required;
  std::erase_if(undecided_.children, [&](const Condition& child) {
    return plan.required.kind == Condition::Kind::kAnd && postings_decide(plan, child);
  });
  decided_ = postings_decide(plan, plan.required);
  needed_ = !decided_ || !plan.dates.empty() || plan.added_after != 0 ||
            std::any_of(index.parts().begin(), index.parts().end(),
                        [](const Part& part) { return part.deletions().count != 0; });
}

/// Remembers the phrases that every article must hold.
void ArticleCheck::note_required(const Condition& condition) {
  if (condition.kind == Condition::Kind::kLeaf && phrases_[condition.leaf] &&
      plan_.leaves[condition.leaf].rows[0].size() > 1)
    required_phrases_.push_back(&*phrases_[condition.leaf]);
  if (condition.kind == Condition::Kind::kAnd)
    for (const Condition& child : condition.children)
      note_required(child);
}

bool ArticleCheck::may_accept(ArticleRef ref) const {
  if (required_phrases_.empty())
    return true;
  const PairFilter filter = index_.pairs(ref);
  return std::all_of(required_phrases_.begin(), required_phrases_.end(),
                     [&](const RowFinder* phrase) { return phrase->may_stand_in(filter); });
}

bool ArticleCheck::accepts(ArticleRef ref) {
  const Columns& columns = index_.columns(ref);
  return !index_.deleted(ref) && in_range(columns.date[ref.row], plan_.dates) &&
         (plan_.added_after == 0 || columns.added[ref.row] > plan_.added_after) &&
         (decided_ || holds(ref, undecided_));
}

bool ArticleCheck::holds_all_words(ArticleRef ref, bool as_typed) {
  return std::all_of(plan_.preferred.begin(), plan_.preferred.end(), [&](std::uint32_t number) {
    const Leaf& leaf = plan_.leaves[number];
    return text_holds(ref, leaf, leaf.exact || as_typed);
  });
}

bool ArticleCheck::holds(ArticleRef ref, const Condition& condition) {
  const auto child_holds = [&](const Condition& child) { return holds(ref, child); };
  switch (condition.kind) {
    case Condition::Kind::kTrue:
      return true;
    case Condition::Kind::kLeaf:
      return leaf_holds(ref, condition.leaf);
    case Condition::Kind::kAnd:
      return std::all_of(condition.children.begin(), condition.children.end(), child_holds);
    case Condition::Kind::kOr:
      return std::any_of(condition.children.begin(), condition.children.end(), child_holds);
    case Condition::Kind::kNot:
      return !child_holds(condition.children.front());
  }
  return false;
}

bool ArticleCheck::leaf_holds(ArticleRef ref, std::uint32_t number) {
  const Leaf& leaf = plan_.leaves[number];
  if (auto& phrase = phrases_[number]) {
    const ArticleUnits units = index_.units(ref);
    return phrase->stands_in(units.title) ||
           (leaf.kind == Leaf::Kind::kText && phrase->stands_in(units.body));
  }
  switch (leaf.kind) {
    case Leaf::Kind::kText:
      return text_holds(ref, leaf, leaf.exact);
    case Leaf::Kind::kTitle:
      scan(ref);
      return any_row(title_hits_, leaf, leaf.exact);
    case Leaf::Kind::kNear:
      return near_holds(ref, leaf);
    case Leaf::Kind::kField:
      return field_holds(ref, number);
    case Leaf::Kind::kDate:
      return in_range(index_.columns(ref).date[ref.row], leaf.dates);
    case Leaf::Kind::kNothing:
      break;
  }
  return false;
}

void ArticleCheck::scan(ArticleRef ref) {
  if (scanned_ == ref)
    return;
  scanned_ = ref;
  title_hits_.clear();
  body_hits_.clear();
  joined_hits_.clear();
  const ArticleUnits units = index_.units(ref);
  matcher_.scan(units.title, title_hits_);
  matcher_.scan(units.body, body_hits_);
  matcher_.scan(units.joined, joined_hits_);
}

bool ArticleCheck::any_row(std::span<const UnitHit> hits, const Leaf& leaf, bool exact) {
  return std::any_of(leaf.rows.begin(), leaf.rows.end(),
                     [&](const SlotRow& row) { return has_row(hits, row, exact); });
}

bool ArticleCheck::text_holds(ArticleRef ref, const Leaf& leaf, bool exact) {
  scan(ref);
  if (any_row(body_hits_, leaf, exact) || any_row(title_hits_, leaf, exact))
    return true;
  for (const SlotRow& row : leaf.rows)
    if (row.size() == 1 && has_row(joined_hits_, row, exact))
      return true;
  return false;
}

bool ArticleCheck::near_holds(ArticleRef ref, const Leaf& leaf) {
  scan(ref);
  const ArticleUnits units = index_.units(ref);
  const auto within = [&](std::span<const UnitHit> hits, std::span<const Unit> stretch) {
    struct Place {
      std::uint32_t begin, end;
      std::size_t group;
    };
    std::vector<Place> places;
    for (std::size_t group = 0; group < leaf.near.size(); ++group)
      for (const SlotRow& row : leaf.near[group])
        for_each_row(hits, row, true, [&](std::size_t first, std::size_t count) {
          const UnitHit& last = hits[first + count - 1];
          places.push_back({hits[first].index, last.index + last.width, group});
          return true;
        });
    std::sort(places.begin(), places.end(),
              [](const Place& a, const Place& b) { return a.begin < b.begin; });
    // Last place of each group so far; together they must span few enough words between them.
    std::vector<const Place*> last(leaf.near.size());
    for (const Place& place : places) {
      last[place.group] = &place;
      if (std::find(last.begin(), last.end(), nullptr) != last.end())
        continue;
      const Place* first =
          *std::min_element(last.begin(), last.end(),
                            [](const Place* a, const Place* b) { return a->begin < b->begin; });
      const std::uint32_t gap =
          place.begin <= first->end ? 0 : tokens_between(stretch, first->end, place.begin);
      if (gap <= static_cast<std::uint32_t>(std::max(0, leaf.distance)))
        return true;
    }
    return false;
  };
  return within(body_hits_, units.body) || within(title_hits_, units.title);
}

const std::vector<char>& ArticleCheck::field_matches(std::uint32_t number, std::uint32_t part) {
  FieldMatches& matches = fields_[number];
  matches.by_part.resize(index_.parts().size());
  std::vector<char>& values = matches.by_part[part];
  const StringTable& strings = index_.parts()[part].strings();
  if (values.empty()) {
    values.resize(strings.size());
    for (std::uint32_t i = 0; i < strings.size(); ++i)
      values[i] = field_value_matches(plan_.leaves[number], strings[i]) ? 1 : 0;
  }
  return values;
}

bool ArticleCheck::field_holds(ArticleRef ref, std::uint32_t number) {
  const Leaf& leaf = plan_.leaves[number];
  if (is_column_field(leaf.field)) {
    const std::uint32_t value = column_of(index_.columns(ref), leaf.field)[ref.row];
    return field_matches(number, ref.part)[value] != 0;
  }
  if (leaf.field == Field::kPath) {
    const std::uint32_t folder = index_.columns(ref).folder[ref.row];
    if (field_matches(number, ref.part)[folder] != 0)
      return true;
  }
  const Article article = index_.article(ref);
  if (leaf.field == Field::kId)
    return article.id == leaf.text;
  return field_value_matches(leaf, leaf.field == Field::kUrl ? article.url : article.path);
}

}  // namespace timbao
