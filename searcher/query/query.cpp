#include "searcher/query/query.h"

#include "searcher/query/date_expression.h"
#include "searcher/query/query_field.h"

#include <string_view>

namespace timbao {
namespace {

using Kind = QueryNode::Kind;

/// field:="text", with what would break the line or the quotes escaped.
void append_text(const QueryNode& node, std::string& out) {
  if (node.field != Field::kText)
    out.append(field_name(node.field)).append(":");
  if (node.exact)
    out += '=';
  out += '"';
  for (const char c : node.text) {
    if (c == '"' || c == '\\')
      out += '\\';
    out += static_cast<unsigned char>(c) < ' ' || c == '\x7F' ? ' ' : c;
  }
  out += '"';
}

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::kWords:
      return "words";
    case Kind::kWord:
      return "word";
    case Kind::kPhrase:
      return "phrase";
    case Kind::kNear:
      return "near";
    case Kind::kAnd:
      return "and";
    case Kind::kOr:
      return "or";
    case Kind::kNot:
      return "not";
    case Kind::kMust:
      return "must";
    case Kind::kPrefix:
      return "prefix";
    case Kind::kFuzzy:
      return "fuzzy";
    case Kind::kDate:
      return "date";
    case Kind::kEverything:
      return "everything";
    case Kind::kNothing:
      return "nothing";
  }
  return "nothing";
}

void append_node(const QueryNode& node, std::string& out) {
  if (node.kind == Kind::kWord)
    return append_text(node, out);
  out.append("(").append(kind_name(node.kind));
  if (node.kind == Kind::kNear || node.kind == Kind::kFuzzy)
    out.append(" ").append(std::to_string(node.distance));
  if (node.kind == Kind::kDate)
    out.append(" ").append(to_string(node.dates));
  if (node.kind == Kind::kPhrase || node.kind == Kind::kPrefix || node.kind == Kind::kFuzzy) {
    out += ' ';
    append_text(node, out);
  }
  for (const QueryNode& child : node.children) {
    out += ' ';
    append_node(child, out);
  }
  out += ')';
}

}  // namespace

std::string to_string(const QueryNode& node) {
  std::string out;
  append_node(node, out);
  return out;
}

}  // namespace timbao
