#include "searcher/output/fields.h"

#include "common/base/error.h"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace timbao {
namespace {

struct NamedField {
  OutputField field;
  std::string_view name;
};

constexpr std::array<NamedField, 18> kFields{{
    {OutputField::kQid, "qid"},
    {OutputField::kRank, "rank"},
    {OutputField::kId, "id"},
    {OutputField::kScore, "score"},
    {OutputField::kTitle, "title"},
    {OutputField::kDate, "date"},
    {OutputField::kDateInferred, "date_inferred"},
    {OutputField::kSource, "source"},
    {OutputField::kAuthor, "author"},
    {OutputField::kCategory, "category"},
    {OutputField::kTags, "tags"},
    {OutputField::kPath, "path"},
    {OutputField::kUrl, "url"},
    {OutputField::kSnippet, "snippet"},
    {OutputField::kBody, "body"},
    {OutputField::kSimilar, "similar"},
    {OutputField::kSimilarIds, "similar_ids"},
    {OutputField::kSimilarSources, "similar_sources"},
}};

OutputField parse_field(std::string_view name) {
  for (const NamedField& known : kFields) {
    if (known.name == name) {
      return known.field;
    }
  }
  throw Error(fmt::format("unknown field '{}'", name), "fields: " + all_field_names());
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace

std::string_view to_string(OutputField field) {
  for (const NamedField& known : kFields) {
    if (known.field == field) {
      return known.name;
    }
  }
  return {};
}

std::string all_field_names() {
  std::string names;
  for (const NamedField& known : kFields) {
    names += names.empty() ? "" : ", ";
    names += known.name;
  }
  return names;
}

std::vector<OutputField> parse_fields(std::string_view list) {
  std::vector<OutputField> fields;
  while (true) {
    const std::size_t comma = list.find(',');
    const std::string_view name = trim(list.substr(0, comma));
    if (!name.empty()) {
      fields.push_back(parse_field(name));
    }
    if (comma == std::string_view::npos) {
      break;
    }
    list.remove_prefix(comma + 1);
  }
  if (fields.empty()) {
    throw Error("--fields names no field", "fields: " + all_field_names());
  }
  return fields;
}

std::string format_score(double score) {
  return std::isfinite(score) ? fmt::format("{:.6g}", score) : "0";
}

std::string field_text(std::string_view qid, const Hit& hit, OutputField field) {
  const Article& article = hit.article;
  switch (field) {
    case OutputField::kQid:
      return std::string(qid);
    case OutputField::kRank:
      return std::to_string(hit.rank);
    case OutputField::kId:
      return article.id;
    case OutputField::kScore:
      return format_score(hit.score);
    case OutputField::kTitle:
      return article.title;
    case OutputField::kDate:
      return to_string(article.date);
    case OutputField::kDateInferred:
      return article.date_inferred ? "true" : "";
    case OutputField::kSource:
      return article.source;
    case OutputField::kAuthor:
      return article.author;
    case OutputField::kCategory:
      return article.category;
    case OutputField::kTags:
      return fmt::format("{}", fmt::join(article.tags, "; "));
    case OutputField::kPath:
      return article.path;
    case OutputField::kUrl:
      return article.url;
    case OutputField::kSnippet:
      return hit.snippet.text;
    case OutputField::kBody:
      return article.body;
    case OutputField::kSimilar:
      return hit.similar == 0 ? "" : std::to_string(hit.similar);
    case OutputField::kSimilarIds:
      return fmt::format("{}", fmt::join(hit.similar_ids, "; "));
    case OutputField::kSimilarSources:
      return fmt::format("{}", fmt::join(hit.similar_sources, "; "));
  }
  return {};
}

}  // namespace timbao
