#include "searcher/results/facets.h"

#include "common/base/error.h"
#include "common/text/analyzer.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <utility>

namespace timbao {
namespace {

constexpr std::array<std::pair<FacetKind, std::string_view>, 6> kKinds{{
    {FacetKind::kSource, "source"},
    {FacetKind::kCategory, "category"},
    {FacetKind::kAuthor, "author"},
    {FacetKind::kYear, "year"},
    {FacetKind::kMonth, "month"},
    {FacetKind::kPath, "path"},
}};

FacetKind parse_facet(std::string_view name) {
  std::string names;
  for (const auto& [kind, known] : kKinds) {
    if (known == name) {
      return kind;
    }
    names += names.empty() ? "" : ", ";
    names += known;
  }
  throw Error(fmt::format("unknown facet '{}'", name), "facets: " + names);
}

/// "vnexpress" of "vnexpress/2020" and of "./vnexpress".
std::string_view first_folder(std::string_view folder) {
  while (folder.starts_with("./") || folder.starts_with('/')) {
    folder.remove_prefix(folder.front() == '/' ? 1 : 2);
  }
  return folder.substr(0, folder.find('/'));
}

bool is_period(FacetKind kind) { return kind == FacetKind::kYear || kind == FacetKind::kMonth; }

/// yyyy or yyyymm; 0 when the date does not say.
std::uint32_t period_of(FacetKind kind, std::uint32_t date_key) {
  if (kind == FacetKind::kYear) {
    return date_key / 10000;
  }
  return date_key / 100 % 100 == 0 ? 0 : date_key / 100;
}

std::string period_name(FacetKind kind, std::uint32_t period) {
  return kind == FacetKind::kYear ? fmt::format("{:04}", period)
                                  : fmt::format("{:04}-{:02}", period / 100, period % 100);
}

std::string_view field_of(FacetKind kind, const ArticleRow& row) {
  switch (kind) {
    case FacetKind::kSource:
      return row.source;
    case FacetKind::kCategory:
      return row.category;
    case FacetKind::kAuthor:
      return row.author;
    case FacetKind::kPath:
      return first_folder(row.folder);
    default:
      return {};
  }
}

}  // namespace

std::string_view to_string(FacetKind kind) { return kKinds[static_cast<std::size_t>(kind)].second; }

std::vector<FacetKind> parse_facets(std::string_view list) {
  std::vector<FacetKind> kinds;
  while (true) {
    const std::size_t comma = list.find(',');
    const std::string_view name = list.substr(0, comma);
    if (!name.empty()) {
      kinds.push_back(parse_facet(name));
    }
    if (comma == std::string_view::npos) {
      break;
    }
    list.remove_prefix(comma + 1);
  }
  if (kinds.empty()) {
    (void)parse_facet("");
  }
  return kinds;
}

void FacetCounter::add(const ArticleRow& row) {
  if (!is_period(kind_)) {
    add_value(field_of(kind_, row));
    return;
  }
  const std::uint32_t period = period_of(kind_, row.date_key);
  period == 0 ? ++missing_ : ++periods_[period];
}

void FacetCounter::add_value(std::string_view value) {
  if (value.empty()) {
    ++missing_;
    return;
  }
  const auto found = values_.find(value);
  if (found != values_.end()) {
    ++found->second;
  } else {
    values_.emplace(value, 1);
  }
}

Facet FacetCounter::build(std::size_t limit) const {
  Facet facet;
  facet.name = to_string(kind_);
  facet.missing = missing_;
  for (const auto& [period, count] : periods_) {
    facet.values.push_back({period_name(kind_, period), count});
  }
  // "Sức khoẻ" and "Sức khỏe" are one value, shown as it is written most often.
  std::map<std::string, FacetValue> names;
  std::map<std::string, std::uint64_t> most;
  for (const auto& [value, count] : values_) {
    const std::string key = kind_ == FacetKind::kPath ? value : canonical(value);
    FacetValue& name = names[key];
    const bool better = count > most[key] || (count == most[key] && value < name.value);
    if (name.value.empty() || better) {
      name.value = value;
      most[key] = count;
    }
    name.count += count;
  }
  for (const auto& [key, value] : names) {
    facet.values.push_back(value);
  }
  const bool by_time = is_period(kind_);
  std::sort(facet.values.begin(), facet.values.end(),
            [by_time](const FacetValue& a, const FacetValue& b) {
              return by_time || a.count == b.count ? a.value < b.value : a.count > b.count;
            });
  while (!by_time && facet.values.size() > limit) {
    facet.others += facet.values.back().count;
    facet.values.pop_back();
  }
  return facet;
}

}  // namespace timbao
