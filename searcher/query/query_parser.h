#pragma once

#include "searcher/query/query.h"
#include "searcher/query/query_lexer.h"

#include <string>
#include <string_view>

namespace timbao {

struct ParseOptions {
  Date today;                   ///< relative dates count from here; unknown: they are not read
  bool strict_accents = false;  ///< every word exact, as if typed =word
};

/// What the query string asks for: string → elements (query_lexer.h) → tree.
///
/// Words side by side are kWords: all preferred, best first. In kWords, plain words, prefixes and
/// fuzzy words of the text (and groups of only such) are preferred; every other child (a phrase,
/// a field, NEAR, +word, a group with an operator, a date, NOT) is required. AND, OR, NOT and NEAR
/// take all the plain words beside them (bảo hiểm OR y tế is two groups of two words), and there
/// each word is required: such groups are kAnd, never kWords. NOT is always a child of a kWords or
/// kAnd that has another child without NOT; below kNot there is no kWords.
///
/// Dates outside parentheses are of the whole query (ParsedQuery::dates); inside, they are kDate.
/// A root with nothing but dates or an order is kEverything; with nothing at all, kNothing.
///
/// Any bytes are taken, at most kMaxQueryBytes and kMaxQueryWords of them; parentheses nest to
/// depth 64. Every text of the tree is valid UTF-8. Throws Error, with the place and a hint, only
/// for a date or an order that cannot be read.
[[nodiscard]] ParsedQuery parse_query(std::string_view typed, const ParseOptions& options);

/// Second stage alone: elements → tree.
[[nodiscard]] ParsedQuery parse_elements(LexedQuery lexed, const ParseOptions& options);

/// The tree, then dates and order where given:
/// (words "bảo" "hiểm") dates=2020-01-01.. sort=newest
[[nodiscard]] std::string to_string(const ParsedQuery& query);

}  // namespace timbao
