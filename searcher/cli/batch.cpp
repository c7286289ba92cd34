#include "searcher/cli/batch.h"

#include "searcher/cli/like.h"
#include "searcher/query/date_expression.h"
#include "searcher/query/query_field.h"
#include "searcher/results/facets.h"
#include "searcher/results/timeline.h"

#include <fmt/format.h>
#include <istream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace timbao {
namespace {

using Json = nlohmann::json;

[[noreturn]] void wrong_member(const std::string& name, std::string_view wanted) {
  throw Error(fmt::format("\"{}\" must be {}", name, wanted));
}

std::string to_text(const std::string& name, const Json& value) {
  if (value.is_number_integer()) {
    return std::to_string(value.get<std::int64_t>());
  }
  if (!value.is_string()) {
    wrong_member(name, "a string");
  }
  return value.get<std::string>();
}

bool to_boolean(const std::string& name, const Json& value) {
  if (!value.is_boolean()) {
    wrong_member(name, "true or false");
  }
  return value.get<bool>();
}

std::uint64_t to_number(const std::string& name, const Json& value) {
  if (!value.is_number_unsigned()) {
    wrong_member(name, "a number");
  }
  return value.get<std::uint64_t>();
}

DateRange to_dates(const std::string& name, const Json& value, const Date& today) {
  const auto range = parse_date_expression(to_text(name, value), today);
  if (!range) {
    wrong_member(name, "a date: 30/12/2020, 2020-12, 2020");
  }
  return *range;
}

/// The members that are switches.
bool* find_switch(const std::string& name, SearchRequest& request) {
  if (name == "strict_accents") {
    return &request.strict_accents;
  }
  if (name == "telex") {
    return &request.keystrokes;
  }
  if (name == "abbreviations") {
    return &request.abbreviations;
  }
  if (name == "suggestions") {
    return &request.suggestions;
  }
  if (name == "group") {
    return &request.group;
  }
  if (name == "exact_count") {
    return &request.exact_count;
  }
  return name == "snippets" ? &request.snippets : nullptr;
}

bool set_dates(const std::string& name, const Json& value, SearchRequest& request) {
  DateRange range;
  if (name == "since") {
    range.first = to_dates(name, value, request.today).first;
  } else if (name == "until") {
    range.last = to_dates(name, value, request.today).last;
  } else if (name == "date") {
    range = to_dates(name, value, request.today);
  } else {
    return false;
  }
  request.dates = intersect(request.dates, range);
  return true;
}

void set_facets(const std::string& name, const Json& value, SearchRequest& request) {
  std::string list;
  if (value.is_array()) {
    for (const Json& item : value) {
      list += (list.empty() ? "" : ",") + to_text(name, item);
    }
  } else {
    list = to_text(name, value);
  }
  request.facets.clear();
  for (const FacetKind kind : parse_facets(list)) {
    request.facets.emplace_back(to_string(kind));
  }
}

void set_member(const std::string& name, const Json& value, BatchQuery& query) {
  SearchRequest& request = query.request;
  if (bool* const flag = find_switch(name, request); flag != nullptr) {
    *flag = to_boolean(name, value);
  } else if (set_dates(name, value, request)) {
    return;
  } else if (name == "query") {
    request.query = to_text(name, value);
  } else if (name == "id" || name == "qid") {
    query.qid = to_text(name, value);
  } else if (name == "limit") {
    request.limit = value == "all" ? SearchRequest::kAll : to_number(name, value);
  } else if (name == "offset") {
    request.offset = to_number(name, value);
  } else if (name == "recent") {
    request.recent_days = static_cast<double>(to_number(name, value));
  } else if (name == "like") {
    query.like = to_text(name, value);
  } else if (name == "facets") {
    set_facets(name, value, request);
  } else if (name == "timeline") {
    request.timeline = parse_timeline_unit(to_text(name, value));
    request.timeline_auto = !request.timeline;
  } else if (name == "sort") {
    request.sort = find_sort_order(to_text(name, value));
    if (!request.sort) {
      wrong_member(name, "relevance, newest or oldest");
    }
  } else {
    throw Error(fmt::format("unknown member \"{}\"", name),
                "timbao-formats(5) lists the members of a query in JSON");
  }
}

bool looks_like_json(std::string_view line) {
  const std::size_t next = line.find_first_not_of(" \t", 1);
  return line.front() == '{' && next != std::string_view::npos &&
         (line[next] == '"' || line[next] == '}');
}

void read_json(std::string_view line, BatchQuery& query) {
  const Json object = Json::parse(line, nullptr, false);
  if (!object.is_object()) {
    throw Error("a query in JSON must be one object on one line",
                R"(for example: {"id":"q1","query":"xăng","limit":5})");
  }
  for (const auto& [name, value] : object.items()) {
    set_member(name, value, query);
  }
}

/// The id a failed line had, as far as it can be known.
std::string id_of(std::string_view line, std::uint64_t number) {
  const Json object = looks_like_json(line) ? Json::parse(line, nullptr, false) : Json();
  for (const char* name : {"id", "qid"}) {
    if (object.is_object() && object.contains(name) && object[name].is_string()) {
      return object[name].get<std::string>();
    }
  }
  const std::size_t tab = looks_like_json(line) ? std::string_view::npos : line.find('\t');
  return tab == std::string_view::npos ? std::to_string(number) : std::string(line.substr(0, tab));
}

}  // namespace

BatchQuery parse_batch_line(std::string_view line, std::uint64_t number,
                            const SearchRequest& defaults) {
  BatchQuery query{std::to_string(number), defaults, {}};
  if (looks_like_json(line)) {
    query.request.query.clear();
    read_json(line, query);
    return query;
  }
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos) {
    query.request.query = line;
  } else {
    query.qid = line.substr(0, tab);
    query.request.query = line.substr(tab + 1);
  }
  return query;
}

ExitCode run_batch(std::istream& in, Searcher& searcher, const SearchRequest& defaults,
                   bool refresh, ResultWriter& writer, Messages& messages) {
  bool found = false;
  bool failed = false;
  std::uint64_t number = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) {
      line.pop_back();
    }
    if (line.find_first_not_of(" \t") == std::string::npos) {
      continue;
    }
    ++number;
    try {
      BatchQuery query = parse_batch_line(line, number, defaults);
      if (refresh) {
        searcher.refresh();
      }
      if (!query.like.empty()) {
        add_like(searcher, read_like(searcher, query.like, LikeSource::kIndex), query.request);
      }
      const Answer answer = answer_query(searcher, query.request, query.qid, writer, messages);
      found = found || answer.found(query.request);
    } catch (const Error& error) {
      failed = true;
      const std::string qid = id_of(line, number);
      messages.error(qid, error.what(), error.hint());
      writer.failed(qid, error.what());
    }
  }
  writer.finish();
  return failed ? ExitCode::kFailure : found ? ExitCode::kOk : ExitCode::kPartial;
}

}  // namespace timbao
