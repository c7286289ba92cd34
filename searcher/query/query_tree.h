#pragma once

#include "searcher/query/query.h"

#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// A node of `kind` over `children`, spanning all of them.
[[nodiscard]] QueryNode make_group(QueryNode::Kind kind, std::vector<QueryNode> children);

/// The words of `words` in a row as one phrase; a single word stays as it is.
[[nodiscard]] QueryNode make_phrase(std::vector<QueryNode> words);

/// NEAR over `operands` (words, phrases, or alternatives of these, which are multiplied out).
/// Other operands: all of them as kAnd, and `understood` is false.
struct NearNode {
  QueryNode node;
  bool understood = true;
};
[[nodiscard]] NearNode make_near(std::vector<QueryNode> operands, int distance);

/// Sets the field of every word below `node` that has none.
void set_field(QueryNode& node, Field field);

/// Marks every word below `node` as exact.
void set_exact(QueryNode& node);

/// The same question in the fewest nodes, in the form parse_query promises: groups of one child
/// are the child, groups in groups of their kind are one, what AND, OR, NOT or + governs is kAnd
/// instead of kWords, and NOT stands beside something it is taken from.
[[nodiscard]] QueryNode simplify(QueryNode root);

}  // namespace timbao
