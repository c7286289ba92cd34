#include "searcher/rank/plan.h"

#include "common/base/xapian_guard.h"
#include "common/text/analyzer.h"
#include "searcher/rank/expansion.h"
#include "searcher/rank/joined_rows.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace timbao {
namespace {

/// A joined token repeats what its parts say: half their weight.
constexpr double kJoinedFactor = 0.5;

using Kind = QueryNode::Kind;

/// Beside so many words, as in a headline pasted whole, a quoted phrase is one more thing to rank
/// by, not a condition.
constexpr std::size_t kWordsOfHeadline = 4;

bool is_preferred(const QueryNode& node) {
  const bool plain =
      node.kind == Kind::kWord || node.kind == Kind::kPrefix || node.kind == Kind::kFuzzy;
  return plain && node.field == Field::kText && !node.exact;
}

bool is_plain_phrase(const QueryNode& node) {
  return node.kind == Kind::kPhrase && node.field == Field::kText && !node.exact;
}

class Planner {
 public:
  Planner(const Index& index, const PlanOptions& options) : index_(index), options_(options) {}

  Plan plan(const ParsedQuery& query) {
    plan_.dates = query.dates;
    plan_.sort = query.sort;
    plan_.asks_everything = query.root.kind == Kind::kEverything;
    plan_.required.kind = Condition::Kind::kAnd;
    root(query.root);
    if (plan_.required.children.empty())
      plan_.required = {};
    else if (plan_.required.children.size() == 1)
      plan_.required = Condition(plan_.required.children.front());
    plan_.everything = std::all_of(plan_.words.begin(), plan_.words.end(),
                                   [](auto slot) { return slot == kNoSlot; });
    // What is under NOT finds nothing: -bò alone must not bring in articles with bỏ.
    for (std::uint16_t slot = 0; slot < plan_.slot_count(); ++slot)
      if (!plan_.slots[slot].joined &&
          std::find(plan_.words.begin(), plan_.words.end(), slot) == plan_.words.end())
        plan_.slots[slot].factor = 0;
    return std::move(plan_);
  }

 private:
  void root(const QueryNode& node) {
    if (node.kind == Kind::kWords) {
      headline_ = headline_ ||
                  static_cast<std::size_t>(std::count_if(node.children.begin(), node.children.end(),
                                                         is_preferred)) >= kWordsOfHeadline;
      for (const QueryNode& child : node.children)
        root(child);
    } else if (is_preferred(node) || (headline_ && is_plain_phrase(node))) {
      if (const auto leaf = text_leaf(node, true, true))
        plan_.preferred.push_back(*leaf);
    } else if (node.kind != Kind::kEverything && node.kind != Kind::kNothing) {
      const bool breaks = node.kind != Kind::kPhrase && node.kind != Kind::kMust;
      if (breaks)
        break_row();
      if (auto condition = this->condition(node, true))
        plan_.required.children.push_back(std::move(*condition));
      if (breaks)
        break_row();
    }
  }

  void break_row() {
    if (!plan_.words.empty() && plan_.words.back() != kNoSlot)
      plan_.words.push_back(kNoSlot);
  }

  Condition leaf_condition(Leaf leaf) {
    plan_.leaves.push_back(std::move(leaf));
    Condition condition;
    condition.kind = Condition::Kind::kLeaf;
    condition.leaf = static_cast<std::uint32_t>(plan_.leaves.size() - 1);
    return condition;
  }

  /// `positive`: the words count for the score; under NOT they do not.
  std::optional<Condition> condition(const QueryNode& node, bool positive) {
    switch (node.kind) {
      case Kind::kWords:
      case Kind::kAnd:
        return group(node, Condition::Kind::kAnd, positive);
      case Kind::kOr:
        return group(node, Condition::Kind::kOr, positive);
      case Kind::kMust:
        return node.children.empty() ? std::nullopt : condition(node.children[0], positive);
      case Kind::kNot:
        return negation(node, positive);
      case Kind::kNear:
        return near(node, positive);
      case Kind::kDate: {
        Leaf leaf;
        leaf.kind = Leaf::Kind::kDate;
        leaf.dates = node.dates;
        leaf.text = to_string(node);
        return leaf_condition(std::move(leaf));
      }
      case Kind::kEverything:
      case Kind::kNothing:
        return std::nullopt;
      default:
        return word(node, positive);
    }
  }

  std::optional<Condition> group(const QueryNode& node, Condition::Kind kind, bool positive) {
    Condition group;
    group.kind = kind;
    for (const QueryNode& child : node.children) {
      if (kind == Condition::Kind::kOr)
        break_row();
      if (auto condition = this->condition(child, positive))
        group.children.push_back(std::move(*condition));
    }
    if (group.children.empty())
      return std::nullopt;
    return group.children.size() == 1 ? Condition(group.children.front()) : group;
  }

  std::optional<Condition> negation(const QueryNode& node, bool positive) {
    if (node.children.empty())
      return std::nullopt;
    negated_ = !negated_;
    auto child = condition(node.children[0], !positive);
    negated_ = !negated_;
    if (!child)
      return std::nullopt;
    Condition negation;
    negation.kind = Condition::Kind::kNot;
    negation.children.push_back(std::move(*child));
    return negation;
  }

  std::optional<Condition> word(const QueryNode& node, bool positive) {
    if (node.field != Field::kText && node.field != Field::kTitle)
      return field(node);
    const auto leaf = text_leaf(node, positive && !negated_, false);
    if (!leaf)
      return std::nullopt;
    Condition condition;
    condition.kind = Condition::Kind::kLeaf;
    condition.leaf = *leaf;
    return condition;
  }

  Condition field(const QueryNode& node) {
    Leaf leaf;
    leaf.kind = Leaf::Kind::kField;
    leaf.field = node.field;
    leaf.text = node.text;
    leaf.exact = node.exact;
    analyze(node.text, tokens_);
    for (const Token& token : tokens_.tokens)
      if (token.kind != TokenKind::kJoined)
        leaf.words.emplace_back(node.exact ? tokens_.canonical(token) : tokens_.folded(token));
    if (node.kind == Kind::kPrefix && !leaf.words.empty())
      leaf.words.back() += '*';
    return leaf_condition(std::move(leaf));
  }

  std::optional<Condition> near(const QueryNode& node, bool positive) {
    Leaf leaf;
    leaf.kind = Leaf::Kind::kNear;
    leaf.distance = node.distance;
    leaf.text = to_string(node);
    for (const QueryNode& child : node.children) {
      std::vector<SlotRow> rows = rows_of(child, positive && !negated_);
      if (!rows.empty())
        leaf.near.push_back(std::move(rows));
    }
    return leaf.near.empty() ? std::nullopt : std::optional(leaf_condition(std::move(leaf)));
  }

  /// Leaf of a word, phrase, prefix or fuzzy word in the text or title; none when it has no token.
  std::optional<std::uint32_t> text_leaf(const QueryNode& node, bool scored, bool preferred) {
    Leaf leaf;
    leaf.kind = node.field == Field::kTitle ? Leaf::Kind::kTitle : Leaf::Kind::kText;
    leaf.exact = !preferred || node.exact;
    leaf.literal = node.exact || negated_ || node.kind != Kind::kWord;
    leaf.text = node.text;
    leaf.span = node.span;
    leaf.rows = rows_of(node, scored);
    if (leaf.rows.empty())
      return std::nullopt;
    return leaf_condition(std::move(leaf)).leaf;
  }

  /// The rows of slots that are this word or phrase; scored ones also go to plan_.words.
  std::vector<SlotRow> rows_of(const QueryNode& node, bool scored) {
    if (node.kind == Kind::kPrefix || node.kind == Kind::kFuzzy)
      return expansion_row(node, scored);
    analyze(node.text, tokens_);
    SlotRow base;
    std::vector<SlotRow> rows;
    for (const Token& token : tokens_.tokens) {
      if (token.kind == TokenKind::kJoined)
        continue;
      base.push_back(token_slot(token, node.exact));
    }
    if (base.empty())
      return {};
    rows.push_back(base);
    if (scored)
      plan_.words.insert(plan_.words.end(), base.begin(), base.end());
    if (node.kind != Kind::kPhrase)
      add_joined(scored, rows);
    return rows;
  }

  /// Joined tokens over all of a word are another spelling of it.
  void add_joined(bool scored, std::vector<SlotRow>& rows) {
    const std::uint32_t end =
        std::max_element(tokens_.tokens.begin(), tokens_.tokens.end(),
                         [](const Token& a, const Token& b) { return a.end < b.end; })
            ->end;
    for (const Token& token : tokens_.tokens) {
      if (token.kind != TokenKind::kJoined)
        continue;
      const std::uint16_t slot = token_slot(token, false);
      plan_.slots[slot].joined = true;
      plan_.slots[slot].factor = scored ? kJoinedFactor : 0;
      if (token.begin == tokens_.tokens.front().begin && token.end == end)
        rows.push_back({slot});
    }
  }

  std::vector<SlotRow> expansion_row(const QueryNode& node, bool scored) {
    Slot slot = node.kind == Kind::kPrefix
                    ? expand_prefix(node.text, index_, options_.max_expansion)
                    : expand_fuzzy(node.text, node.distance, index_, options_.max_expansion);
    if (slot.text.empty())
      return {};
    const std::uint16_t number = add_slot(std::move(slot));
    if (scored)
      plan_.words.push_back(number);
    return {{number}};
  }

  std::uint16_t token_slot(const Token& token, bool strict) {
    return add_slot(make_word_slot(tokens_, token, strict, index_));
  }

  /// The same word typed twice is one slot, counted twice.
  std::uint16_t add_slot(Slot slot) {
    for (std::size_t i = 0; i < plan_.slots.size(); ++i) {
      Slot& other = plan_.slots[i];
      if (other.text == slot.text && other.exact == slot.exact && other.terms == slot.terms) {
        ++other.count;
        return static_cast<std::uint16_t>(i);
      }
    }
    plan_.slots.push_back(std::move(slot));
    return static_cast<std::uint16_t>(plan_.slots.size() - 1);
  }

  const Index& index_;
  const PlanOptions& options_;
  Plan plan_;
  TokenList tokens_;
  bool negated_ = false;
  bool headline_ = false;
};

std::string to_string(const Plan& plan, const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::kTrue:
      return "true";
    case Condition::Kind::kLeaf:
      return fmt::format("[{}]", plan.leaves[condition.leaf].text);
    default:
      break;
  }
  std::string text = condition.kind == Condition::Kind::kAnd  ? "(and"
                     : condition.kind == Condition::Kind::kOr ? "(or"
                                                              : "(not";
  for (const Condition& child : condition.children)
    text += " " + to_string(plan, child);
  return text + ")";
}

}  // namespace

Plan make_plan(const ParsedQuery& query, const Index& index, const PlanOptions& options) {
  Plan plan = Planner(index, options).plan(query);
  add_joined_rows(plan, index);
  return plan;
}

std::string to_string(const Plan& plan) {
  std::string text;
  for (std::size_t i = 0; i < plan.slots.size(); ++i) {
    const Slot& slot = plan.slots[i];
    text += fmt::format("slot {} '{}' terms", i, slot.text);
    for (std::size_t t = 0; t < std::min<std::size_t>(slot.terms.size(), 8); ++t)
      text += " " + slot.terms[t];
    if (slot.terms.size() > 8)
      text += fmt::format(" ... ({})", slot.terms.size());
    text += fmt::format(" articles {}{}{}\n", slot.folded_articles,
                        slot.marked ? fmt::format(", with its marks {}", slot.exact_articles) : "",
                        slot.factor != 1 ? fmt::format(", factor {}", slot.factor) : "");
  }
  text += "preferred";
  for (const std::uint32_t leaf : plan.preferred)
    text += fmt::format(" [{}]", plan.leaves[leaf].text);
  text += "\nrequired " + to_string(plan, plan.required) + "\n";
  for (const std::string& expansion : plan.expansions)
    text += "also " + expansion + "\n";
  return text;
}

}  // namespace timbao
