#include "searcher/query/query_tree.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace timbao {
namespace {

using Kind = QueryNode::Kind;
using Nodes = std::vector<QueryNode>;

constexpr std::size_t kMaxNearAlternatives = 64;

bool is_text(const QueryNode& node) {
  return node.kind == Kind::kWord || node.kind == Kind::kPhrase || node.kind == Kind::kPrefix ||
         node.kind == Kind::kFuzzy;
}

bool is_near_operand(const QueryNode& node) {
  return node.kind == Kind::kWord || node.kind == Kind::kPhrase;
}

/// The alternatives of one side of NEAR; empty when it is nothing NEAR can take.
Nodes near_alternatives(const QueryNode& node) {
  if (is_near_operand(node))
    return {node};
  // Parentheses around words alone: the words are a row, as they would be without them.
  if (node.kind == Kind::kWords && !node.children.empty() &&
      std::all_of(node.children.begin(), node.children.end(), is_near_operand))
    return {make_phrase(node.children)};
  if (node.kind != Kind::kOr)
    return {};
  Nodes all;
  for (const QueryNode& child : node.children) {
    Nodes some = near_alternatives(child);
    if (some.empty())
      return {};
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

QueryNode simplify_node(QueryNode node, bool strict);

QueryNode simplify_not(QueryNode node) {
  QueryNode& child = node.children.front();
  if (child.kind == Kind::kNothing || child.kind == Kind::kMust)
    return child.kind == Kind::kNothing
               ? QueryNode{}
               : simplify_not(make_group(Kind::kNot, std::move(child.children)));
  if (child.kind == Kind::kNot)
    return std::move(child.children.front());
  const bool double_not = child.kind == Kind::kAnd && child.children.size() == 2 &&
                          child.children[0].kind == Kind::kEverything &&
                          child.children[1].kind == Kind::kNot;
  if (double_not)
    return std::move(child.children[1].children.front());
  return node;
}

QueryNode simplify_must(QueryNode node) {
  const Kind kind = node.children.front().kind;
  const bool unneeded = kind == Kind::kNothing || kind == Kind::kNot || kind == Kind::kMust;
  return unneeded ? std::move(node.children.front()) : std::move(node);
}

/// Children of a group: without nothings, groups of the same kind merged, + dropped where all are
/// required anyway.
Nodes merged_children(QueryNode node) {
  Nodes out;
  for (QueryNode& child : node.children) {
    if (child.kind == Kind::kMust && node.kind != Kind::kWords)
      child = QueryNode(std::move(child.children.front()));
    if (child.kind == Kind::kNothing)
      continue;
    if (child.kind == node.kind)
      std::move(child.children.begin(), child.children.end(), std::back_inserter(out));
    else
      out.push_back(std::move(child));
  }
  return out;
}

QueryNode everything() {
  QueryNode node;
  node.kind = Kind::kEverything;
  return node;
}

/// "Everything" says nothing beside words, and is needed beside NOT alone.
void settle_everything(Nodes& children) {
  const auto is_everything = [](const QueryNode& n) { return n.kind == Kind::kEverything; };
  const auto selects = [&](const QueryNode& n) {
    return n.kind != Kind::kNot && !is_everything(n);
  };
  if (children.empty())
    return;
  if (std::any_of(children.begin(), children.end(), selects)) {
    std::erase_if(children, is_everything);
    return;
  }
  const bool had = std::any_of(children.begin(), children.end(), is_everything);
  std::erase_if(children, is_everything);
  if (had || !children.empty())
    children.insert(children.begin(), everything());
}

QueryNode simplify_group(QueryNode node) {
  const SourceSpan span = node.span;
  const Kind kind = node.kind;
  Nodes children = merged_children(std::move(node));
  if (kind == Kind::kOr) {
    for (QueryNode& child : children) {
      if (child.kind == Kind::kNot)
        child = make_group(Kind::kAnd, {everything(), std::move(child)});
    }
  } else {
    settle_everything(children);
  }
  if (children.empty())
    return {};
  if (children.size() == 1)
    return std::move(children.front());
  QueryNode group = make_group(kind, std::move(children));
  group.span = span;
  return group;
}

QueryNode simplify_node(QueryNode node, bool strict) {
  if (node.kind == Kind::kWords && strict)
    node.kind = Kind::kAnd;
  const bool group = node.kind == Kind::kWords || node.kind == Kind::kAnd || node.kind == Kind::kOr;
  if (node.children.empty())
    return group ? QueryNode{} : node;
  if (node.kind == Kind::kNear)
    return node;
  for (QueryNode& child : node.children)
    child = simplify_node(std::move(child), node.kind != Kind::kWords);
  switch (node.kind) {
    case Kind::kNot:
      return simplify_not(std::move(node));
    case Kind::kMust:
      return simplify_must(std::move(node));
    default:
      return simplify_group(std::move(node));
  }
}

}  // namespace

QueryNode make_group(Kind kind, Nodes children) {
  QueryNode node;
  node.kind = kind;
  if (!children.empty())
    node.span = {children.front().span.begin, children.back().span.end};
  node.children = std::move(children);
  return node;
}

QueryNode make_phrase(Nodes words) {
  if (words.size() == 1)
    return std::move(words.front());
  QueryNode phrase;
  phrase.kind = Kind::kPhrase;
  phrase.span = {words.front().span.begin, words.back().span.end};
  phrase.field = words.front().field;
  phrase.exact = std::all_of(words.begin(), words.end(), [](const auto& w) { return w.exact; });
  for (const QueryNode& word : words) {
    if (!phrase.text.empty())
      phrase.text += ' ';
    phrase.text += word.text;
  }
  return phrase;
}

NearNode make_near(Nodes operands, int distance) {
  std::vector<Nodes> products{{}};
  for (const QueryNode& operand : operands) {
    const Nodes alternatives = near_alternatives(operand);
    if (alternatives.empty() || products.size() * alternatives.size() > kMaxNearAlternatives)
      return {make_group(Kind::kAnd, std::move(operands)), false};
    std::vector<Nodes> longer;
    for (const Nodes& product : products) {
      for (const QueryNode& alternative : alternatives) {
        longer.push_back(product);
        longer.back().push_back(alternative);
      }
    }
    products = std::move(longer);
  }
  Nodes nears;
  for (Nodes& product : products) {
    nears.push_back(make_group(Kind::kNear, std::move(product)));
    nears.back().distance = distance;
  }
  if (nears.size() == 1)
    return {std::move(nears.front()), true};
  return {make_group(Kind::kOr, std::move(nears)), true};
}

void set_field(QueryNode& node, Field field) {
  if (is_text(node) && node.field == Field::kText)
    node.field = field;
  for (QueryNode& child : node.children)
    set_field(child, field);
}

void set_exact(QueryNode& node) {
  node.exact = node.exact || is_text(node);
  for (QueryNode& child : node.children)
    set_exact(child);
}

QueryNode simplify(QueryNode root) {
  QueryNode node = simplify_node(std::move(root), false);
  if (node.kind == Kind::kMust)
    return std::move(node.children.front());
  if (node.kind == Kind::kNot)
    return make_group(Kind::kWords, {everything(), std::move(node)});
  return node;
}

}  // namespace timbao
