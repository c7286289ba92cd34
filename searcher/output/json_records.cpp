#include "searcher/output/json_records.h"

#include "common/text/escape.h"
#include "common/text/well_formed.h"
#include "searcher/output/marked_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

namespace timbao {
namespace {

void add_snippet(JsonObject& object, const Snippet& snippet) {
  if (snippet.text.empty()) {
    return;
  }
  JsonObject inner(object.value("snippet"));
  inner.marked_text("text", "highlights", snippet.text, snippet.highlights);
  inner.close();
}

void add_score_parts(JsonObject& object, std::span<const ScorePart> parts) {
  if (parts.empty()) {
    return;
  }
  std::string& out = object.value("score_parts");
  out += '[';
  for (std::size_t i = 0; i < parts.size(); ++i) {
    out += i > 0 ? "," : "";
    JsonObject part(out);
    part.text("what", parts[i].what);
    part.decimal("value", parts[i].value);
    part.close();
  }
  out += ']';
}

void add_field(JsonObject& object, std::string_view qid, const Hit& hit, OutputField field) {
  const Article& article = hit.article;
  switch (field) {
    case OutputField::kRank:
      object.number("rank", hit.rank);
      break;
    case OutputField::kScore:
      object.decimal("score", hit.score);
      break;
    case OutputField::kTitle:
      if (!article.title.empty()) {
        object.marked_text("title", "title_highlights", article.title, hit.title_highlights);
      }
      break;
    case OutputField::kDateInferred:
      if (article.date_inferred) {
        object.boolean("date_inferred", true);
      }
      break;
    case OutputField::kSnippet:
      add_snippet(object, hit.snippet);
      break;
    case OutputField::kTags:
      object.texts("tags", article.tags);
      break;
    case OutputField::kSimilar:
      if (hit.similar > 0) {
        object.number("similar", hit.similar);
      }
      break;
    case OutputField::kSimilarIds:
      object.texts("similar_ids", hit.similar_ids);
      break;
    case OutputField::kSimilarSources:
      object.texts("similar_sources", hit.similar_sources);
      break;
    default:
      object.optional_text(to_string(field), field_text(qid, hit, field));
  }
}

constexpr OutputField kDefaultFields[] = {
    OutputField::kQid,
    OutputField::kRank,
    OutputField::kId,
    OutputField::kScore,
    OutputField::kTitle,
    OutputField::kDate,
    OutputField::kSource,
    OutputField::kAuthor,
    OutputField::kCategory,
    OutputField::kPath,
    OutputField::kUrl,
    OutputField::kSnippet,
    OutputField::kTags,
    OutputField::kDateInferred,
    OutputField::kSimilar,
    OutputField::kSimilarIds,
    OutputField::kSimilarSources,
    OutputField::kBody,
};

/// One line of a facet; `value_name` is "value", or what else the count is of.
void append_facet_line(std::string_view qid, const Facet& facet, std::string_view value_name,
                       std::string_view value, std::uint64_t count, std::string& out) {
  JsonObject line(out);
  line.number("format_version", kFormatVersion);
  line.optional_text("qid", qid);
  line.text("facet", facet.name);
  if (value_name == "value") {
    line.text("value", value);
  } else {
    line.boolean(value_name, true);
  }
  line.number("count", count);
  line.close();
  out += '\n';
}

void add_point(JsonObject& object, const TimelinePoint& point, bool rate) {
  object.text("period", point.period);
  object.number("count", point.count);
  object.number("total", point.total);
  if (rate) {
    object.decimal("per_1000", per_1000(point));
  }
}

std::string_view kind_name(Notice::Kind kind) {
  switch (kind) {
    case Notice::Kind::kInfo:
      return "info";
    case Notice::Kind::kKeystrokes:
      return "keystrokes";
    case Notice::Kind::kSuggestion:
      return "suggestion";
    case Notice::Kind::kExpansion:
      return "expansion";
  }
  return "info";
}

}  // namespace

std::string& JsonObject::value(std::string_view name) {
  out_ += first_ ? "" : ",";
  first_ = false;
  append_json(name, out_);
  out_ += ':';
  return out_;
}

void JsonObject::text(std::string_view name, std::string_view content) {
  append_json(content, value(name));
}

void JsonObject::optional_text(std::string_view name, std::string_view content) {
  if (!content.empty()) {
    text(name, content);
  }
}

void JsonObject::number(std::string_view name, std::uint64_t content) {
  fmt::format_to(std::back_inserter(value(name)), "{}", content);
}

void JsonObject::decimal(std::string_view name, double content) {
  value(name) += format_score(content);
}

void JsonObject::boolean(std::string_view name, bool content) {
  value(name) += content ? "true" : "false";
}

void JsonObject::texts(std::string_view name, std::span<const std::string> values) {
  if (values.empty()) {
    return;
  }
  std::string& out = value(name);
  out += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    out += i > 0 ? "," : "";
    append_json(values[i], out);
  }
  out += ']';
}

void JsonObject::highlights(std::string_view name, std::span<const Highlight> ranges) {
  std::string& out = value(name);
  out += '[';
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    fmt::format_to(std::back_inserter(out), "{}[{},{}]", i > 0 ? "," : "", ranges[i].begin,
                   ranges[i].end);
  }
  out += ']';
}

void JsonObject::marked_text(std::string_view name, std::string_view highlight_name,
                             std::string_view content, std::span<const Highlight> ranges) {
  if (is_valid_utf8(content)) {
    text(name, content);
    highlights(highlight_name, ranges);
    return;
  }
  const MarkedText repaired = repair_marked(content, ranges);
  text(name, repaired.text);
  highlights(highlight_name, repaired.highlights);
}

void append_hit_json(std::string_view qid, const Hit& hit, std::span<const OutputField> fields,
                     std::string& out) {
  JsonObject object(out);
  object.number("format_version", kFormatVersion);
  if (fields.empty()) {
    fields = kDefaultFields;
  } else if (std::find(fields.begin(), fields.end(), OutputField::kQid) == fields.end()) {
    object.optional_text("qid", qid);  // a batch is of no use without it
  }
  for (const OutputField field : fields) {
    add_field(object, qid, hit, field);
  }
  add_score_parts(object, hit.score_parts);
  object.close();
}

void append_facet_lines(std::string_view qid, const Facet& facet, std::string& out) {
  for (const FacetValue& value : facet.values) {
    append_facet_line(qid, facet, "value", value.value, value.count, out);
  }
  if (facet.others > 0) {
    append_facet_line(qid, facet, "others", {}, facet.others, out);
  }
  if (facet.missing > 0) {
    append_facet_line(qid, facet, "missing", {}, facet.missing, out);
  }
}

void append_timeline_lines(std::string_view qid, const Timeline& timeline, std::string& out) {
  for (const TimelinePoint& point : timeline.points) {
    JsonObject line(out);
    line.number("format_version", kFormatVersion);
    line.optional_text("qid", qid);
    line.text("timeline", to_string(timeline.unit));
    line.text("query", timeline.query);
    add_point(line, point, timeline.per_1000);
    line.close();
    out += '\n';
  }
}

void append_facet_json(const Facet& facet, std::string& out) {
  JsonObject object(out);
  object.text("name", facet.name);
  std::string& list = object.value("values");
  list += '[';
  for (std::size_t i = 0; i < facet.values.size(); ++i) {
    list += i > 0 ? "," : "";
    JsonObject value(list);
    value.text("value", facet.values[i].value);
    value.number("count", facet.values[i].count);
    value.close();
  }
  list += ']';
  object.number("others", facet.others);
  object.number("missing", facet.missing);
  object.close();
}

void append_timeline_json(const Timeline& timeline, std::string& out) {
  JsonObject object(out);
  object.text("query", timeline.query);
  object.text("unit", to_string(timeline.unit));
  object.boolean("per_1000", timeline.per_1000);
  object.number("articles", timeline.articles());
  object.number("undated", timeline.undated);
  std::string& list = object.value("points");
  list += '[';
  for (std::size_t i = 0; i < timeline.points.size(); ++i) {
    list += i > 0 ? "," : "";
    JsonObject point(list);
    add_point(point, timeline.points[i], timeline.per_1000);
    point.close();
  }
  list += ']';
  object.close();
}

void append_notice_json(const Notice& notice, std::string& out) {
  JsonObject object(out);
  object.text("kind", kind_name(notice.kind));
  object.text("text", notice.text);
  object.optional_text("query", notice.query);
  object.close();
}

double per_1000(const TimelinePoint& point) {
  return point.total == 0
             ? 0
             : 1000.0 * static_cast<double>(point.count) / static_cast<double>(point.total);
}

std::string_view to_string(TimelineUnit unit) {
  switch (unit) {
    case TimelineUnit::kDay:
      return "day";
    case TimelineUnit::kMonth:
      return "month";
    case TimelineUnit::kYear:
      return "year";
  }
  return "month";
}

}  // namespace timbao
