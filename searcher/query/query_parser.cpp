#include "searcher/query/query_parser.h"

#include "searcher/query/code_points.h"
#include "searcher/query/date_expression.h"
#include "searcher/query/query_error.h"
#include "searcher/query/query_field.h"
#include "searcher/query/query_run.h"
#include "searcher/query/query_tree.h"

#include <algorithm>
#include <utility>

namespace timbao {
namespace {

using Kind = QueryElement::Kind;
using Elements = std::vector<QueryElement>;
using Notices = std::vector<std::string>;
using Nodes = std::vector<QueryNode>;

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxNotices = 20;

void add_notice(Notices& notices, std::string text) {
  if (notices.size() < kMaxNotices &&
      std::find(notices.begin(), notices.end(), text) == notices.end())
    notices.push_back(std::move(text));
}

/// Leaves out parentheses without a partner and those nested too deep.
Elements balance(Elements elements, Notices& notices) {
  std::vector<std::size_t> open;
  std::vector<bool> drop(elements.size(), false);
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (elements[i].kind == Kind::kOpen) {
      open.push_back(i);
    } else if (elements[i].kind == Kind::kClose && open.empty()) {
      drop[i] = true;
      add_notice(notices, "a closing parenthesis without its pair was left out");
    } else if (elements[i].kind == Kind::kClose) {
      const bool deep = open.size() > kMaxDepth;
      drop[i] = deep;
      drop[open.back()] = deep;
      if (deep)
        add_notice(notices, "parentheses nested more than 64 deep were left out");
      open.pop_back();
    }
  }
  for (const std::size_t i : open) {
    drop[i] = true;
    add_notice(notices, "an opening parenthesis without its pair was left out");
  }
  Elements kept;
  kept.reserve(elements.size());
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!drop[i])
      kept.push_back(std::move(elements[i]));
  }
  return kept;
}

bool is_binary(Kind kind) { return kind == Kind::kAnd || kind == Kind::kOr || kind == Kind::kNear; }

bool ends_operand(Kind kind) {
  switch (kind) {
    case Kind::kWord:
    case Kind::kPhrase:
    case Kind::kPrefix:
    case Kind::kFuzzy:
    case Kind::kEverything:
    case Kind::kDate:
    case Kind::kClose:
      return true;
    default:
      return false;
  }
}

/// Operators that lack an operand are read as words; a repeated operator counts once.
Elements settle_operators(Elements elements, Notices& notices) {
  const auto repeated = [](const QueryElement& a, const QueryElement& b) {
    return is_binary(a.kind) && a.kind == b.kind;
  };
  elements.erase(std::unique(elements.begin(), elements.end(), repeated), elements.end());
  Elements out;
  out.reserve(elements.size());
  for (std::size_t i = 0; i < elements.size(); ++i) {
    QueryElement& element = elements[i];
    const bool has_right = i + 1 < elements.size() && elements[i + 1].kind != Kind::kClose;
    const bool has_left = !out.empty() && ends_operand(out.back().kind);
    bool keep = true;
    if (is_binary(element.kind)) {
      keep = has_left && has_right;
    } else if (element.kind == Kind::kNot) {
      keep = has_right && !is_binary(elements[i + 1].kind);
    }
    if (!keep && !has_word_character(element.text))
      continue;
    if (!keep) {
      add_notice(notices, quoted(element.text) + " has nothing to join here; read as a word");
      element.kind = Kind::kWord;
      element.distance = 0;
    }
    out.push_back(std::move(element));
  }
  return out;
}

bool starts_with_capital(std::string_view text) {
  const char32_t c = text.empty() ? U' ' : code_point_at(text, 0).value;
  const bool letter = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x1F00);
  return letter && !is_lower_letter(c);
}

class TreeBuilder {
 public:
  TreeBuilder(const Elements& elements, ParsedQuery& out) : elements_(elements), out_(out) {}

  QueryNode build() { return parse_or(0); }

 private:
  [[nodiscard]] bool done() const { return at_ >= elements_.size(); }
  [[nodiscard]] bool at(Kind kind) const { return !done() && elements_[at_].kind == kind; }

  QueryNode parse_or(std::size_t depth) {
    Nodes nodes;
    nodes.push_back(parse_and(depth));
    while (at(Kind::kOr)) {
      ++at_;
      nodes.push_back(parse_and(depth));
    }
    if (depth == 0)
      lift_dates(nodes);
    return nodes.size() == 1 ? std::move(nodes.front())
                             : make_group(QueryNode::Kind::kOr, std::move(nodes));
  }

  QueryNode parse_and(std::size_t depth) {
    Nodes nodes;
    nodes.push_back(parse_run(depth));
    while (at(Kind::kAnd)) {
      ++at_;
      nodes.push_back(parse_run(depth));
    }
    return nodes.size() == 1 ? std::move(nodes.front())
                             : make_group(QueryNode::Kind::kAnd, std::move(nodes));
  }

  /// Items side by side, up to AND, OR or a closing parenthesis.
  QueryNode parse_run(std::size_t depth) {
    Nodes items;
    while (!done() && !at(Kind::kOr) && !at(Kind::kAnd) && !at(Kind::kClose)) {
      if (at(Kind::kNot))
        items.push_back(parse_not(depth));
      else
        parse_side(depth, items);
    }
    return make_group(QueryNode::Kind::kWords, std::move(items));
  }

  /// NOT takes all the plain words after it, or the one phrase, field or group.
  QueryNode parse_not(std::size_t depth) {
    bool negated = false;
    for (; at(Kind::kNot); ++at_)
      negated = !negated;
    Nodes items;
    parse_side(depth, items);
    QueryNode operand = make_group(QueryNode::Kind::kWords, std::move(items));
    return negated ? make_group(QueryNode::Kind::kNot, {std::move(operand)}) : operand;
  }

  /// Plain words in a row, or one other item; joined with what follows by NEAR.
  void parse_side(std::size_t depth, Nodes& items) {
    Nodes side = parse_operand(depth);
    if (at(Kind::kNear) && !side.empty())
      items.push_back(parse_near(depth, std::move(side)));
    else
      std::move(side.begin(), side.end(), std::back_inserter(items));
  }

  QueryNode parse_near(std::size_t depth, Nodes first) {
    Nodes operands;
    operands.push_back(make_phrase(std::move(first)));
    int distance = 0;
    while (at(Kind::kNear)) {
      distance = std::max(distance, elements_[at_++].distance);
      Nodes next;
      if (at(Kind::kNot))
        next.push_back(parse_not(depth));
      else
        next = parse_operand(depth);
      if (!next.empty())
        operands.push_back(make_phrase(std::move(next)));
    }
    NearNode near = make_near(std::move(operands), distance);
    if (!near.understood)
      add_notice(out_.notices,
                 "NEAR joins words and phrases; with anything else it is read as AND");
    return std::move(near.node);
  }

  Nodes parse_operand(std::size_t depth) {
    Nodes nodes;
    if (!at(Kind::kWord)) {
      QueryNode node = parse_primary(depth);
      if (node.kind != QueryNode::Kind::kNothing)
        nodes.push_back(std::move(node));
      return nodes;
    }
    while (at(Kind::kWord))
      nodes.push_back(make_leaf(elements_[at_++]));
    return nodes;
  }

  QueryNode parse_primary(std::size_t depth) {
    bool negated = false;
    bool must = false;
    bool exact = false;
    Field field = Field::kText;
    const std::size_t start = at_;
    for (; !done(); ++at_) {
      const QueryElement& mark = elements_[at_];
      if (mark.kind == Kind::kMinus)
        negated = !negated;
      else if (mark.kind == Kind::kPlus)
        must = true;
      else if (mark.kind == Kind::kExact)
        exact = true;
      else if (mark.kind == Kind::kField)
        field = mark.field;
      else
        break;
    }
    QueryNode node = parse_marked(depth, start);
    if (exact)
      set_exact(node);
    if (field != Field::kText)
      set_field(node, field);
    if (must)
      node = make_group(QueryNode::Kind::kMust, {std::move(node)});
    if (negated)
      node = make_group(QueryNode::Kind::kNot, {std::move(node)});
    return node;
  }

  /// What the marks from `start` belong to: one element or a group.
  QueryNode parse_marked(std::size_t depth, std::size_t start) {
    if (at(Kind::kNot))
      return parse_not(depth);
    if (done() || is_binary(elements_[at_].kind) || at(Kind::kClose)) {
      add_notice(out_.notices,
                 quoted(to_string(Elements(elements_.begin() + static_cast<std::ptrdiff_t>(start),
                                           elements_.begin() + static_cast<std::ptrdiff_t>(at_)))) +
                     " has nothing after it; left out");
      return {};
    }
    const QueryElement& element = elements_[at_++];
    if (element.kind != Kind::kOpen) {
      warn_of_name_cut_short(start);
      return make_leaf(element);
    }
    QueryNode group = parse_or(depth + 1);
    if (at(Kind::kClose))
      ++at_;
    return group;
  }

  /// source:Tuổi Trẻ asks for one word in the field and another anywhere.
  void warn_of_name_cut_short(std::size_t start) {
    const QueryElement& word = elements_[at_ - 1];
    const QueryElement& mark = elements_[at_ >= start + 2 ? at_ - 2 : at_ - 1];
    const bool named = mark.kind == Kind::kField && word.kind == Kind::kWord && at(Kind::kWord) &&
                       starts_with_capital(word.text) && starts_with_capital(elements_[at_].text);
    if (!named)
      return;
    const std::string name(field_name(mark.field));
    add_notice(out_.notices, name + ": takes one word; for a longer name write " + name + ":\"" +
                                 word.text + ' ' + elements_[at_].text + "\"");
  }

  static QueryNode make_leaf(const QueryElement& element) {
    QueryNode node;
    node.span = element.span;
    node.text = element.text;
    switch (element.kind) {
      case Kind::kPhrase:
        return element.distance > 0 ? loose_phrase(element)
                                    : with_kind(node, QueryNode::Kind::kPhrase);
      case Kind::kPrefix:
        return with_kind(node, QueryNode::Kind::kPrefix);
      case Kind::kFuzzy:
        node.distance = element.distance;
        return with_kind(node, QueryNode::Kind::kFuzzy);
      case Kind::kDate:
        node.dates = element.dates;
        return with_kind(node, QueryNode::Kind::kDate);
      case Kind::kEverything:
        return with_kind(node, QueryNode::Kind::kEverything);
      default:
        return with_kind(node, QueryNode::Kind::kWord);
    }
  }

  static QueryNode with_kind(QueryNode node, QueryNode::Kind kind) {
    node.kind = kind;
    return node;
  }

  /// "a b"~5: the words of the phrase within 5 words of one another.
  static QueryNode loose_phrase(const QueryElement& element) {
    Nodes words;
    const std::string_view text = element.text;
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = begin;
      while (end < text.size() && !is_query_space(code_point_at(text, end).value))
        end += code_point_at(text, end).size;
      if (has_word_character(text.substr(begin, end - begin))) {
        QueryNode& word = words.emplace_back();
        word.kind = QueryNode::Kind::kWord;
        word.text = text.substr(begin, end - begin);
        word.span = element.span;
      }
      begin = end < text.size() ? end + code_point_at(text, end).size : end;
    }
    if (words.size() == 1)
      return std::move(words.front());
    QueryNode near = make_group(QueryNode::Kind::kNear, std::move(words));
    near.distance = element.distance;
    return near;
  }

  /// Dates outside parentheses are of the whole query, unless they are all of one alternative.
  void lift_dates(Nodes& alternatives) {
    for (QueryNode& node : alternatives) {
      const bool is_and = node.kind == QueryNode::Kind::kAnd;
      Nodes single;
      Nodes& runs = is_and ? node.children : (single.push_back(std::move(node)), single);
      for (QueryNode& run : runs)
        lift_from_run(run, alternatives.size() == 1);
      if (!is_and)
        node = std::move(single.front());
    }
  }

  void lift_from_run(QueryNode& run, bool only_alternative) {
    const auto is_date = [](const QueryNode& n) { return n.kind == QueryNode::Kind::kDate; };
    Nodes& items = run.children;
    if (!only_alternative && std::all_of(items.begin(), items.end(), is_date))
      return;
    for (const QueryNode& item : items) {
      if (is_date(item))
        out_.dates = intersect(out_.dates, item.dates);
    }
    std::erase_if(items, is_date);
  }

  const Elements& elements_;
  ParsedQuery& out_;
  std::size_t at_ = 0;
};

}  // namespace

ParsedQuery parse_elements(LexedQuery lexed, const ParseOptions& options) {
  ParsedQuery out;
  out.sort = lexed.sort;
  out.sort_given = lexed.sort_given;
  out.notices = std::move(lexed.notices);
  const Elements elements =
      settle_operators(balance(std::move(lexed.elements), out.notices), out.notices);
  out.root = simplify(TreeBuilder(elements, out).build());
  if (options.strict_accents)
    set_exact(out.root);
  if (out.root.kind == QueryNode::Kind::kNothing && (!out.dates.empty() || out.sort_given))
    out.root.kind = QueryNode::Kind::kEverything;
  const DateRange& dates = out.dates;
  if (dates.first.known() && dates.last.known() && dates.first > dates.last)
    add_notice(out.notices, "the dates leave no day: " + to_string(dates));
  return out;
}

ParsedQuery parse_query(std::string_view typed, const ParseOptions& options) {
  ParsedQuery query = parse_elements(lex_query(typed, options.today), options);
  if (query.root.kind == QueryNode::Kind::kNothing && count_words(typed) > 0)
    add_notice(query.notices, "there is no word to search for; * finds every article");
  return query;
}

std::string to_string(const ParsedQuery& query) {
  std::string out = to_string(query.root);
  if (!query.dates.empty())
    out.append(" dates=").append(to_string(query.dates));
  if (query.sort_given) {
    constexpr std::string_view kOrders[] = {"relevance", "newest", "oldest"};
    out.append(" sort=").append(kOrders[static_cast<std::size_t>(query.sort)]);
  }
  return out;
}

}  // namespace timbao
