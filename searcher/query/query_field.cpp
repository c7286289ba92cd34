#include "searcher/query/query_field.h"

#include "common/text/analyzer.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace timbao {
namespace {

using Kind = FieldName::Kind;
using NamedField = std::pair<std::string_view, FieldName>;

constexpr std::size_t kMaxNameBytes = 40;

constexpr std::array<NamedField, 39> kFields{{{"title", {Kind::kText, Field::kTitle}},
                                              {"tieude", {Kind::kText, Field::kTitle}},
                                              {"headline", {Kind::kText, Field::kTitle}},
                                              {"author", {Kind::kText, Field::kAuthor}},
                                              {"tacgia", {Kind::kText, Field::kAuthor}},
                                              {"source", {Kind::kText, Field::kSource}},
                                              {"nguon", {Kind::kText, Field::kSource}},
                                              {"category", {Kind::kText, Field::kCategory}},
                                              {"section", {Kind::kText, Field::kCategory}},
                                              {"chuyenmuc", {Kind::kText, Field::kCategory}},
                                              {"muc", {Kind::kText, Field::kCategory}},
                                              {"path", {Kind::kText, Field::kPath}},
                                              {"duongdan", {Kind::kText, Field::kPath}},
                                              {"url", {Kind::kText, Field::kUrl}},
                                              {"link", {Kind::kText, Field::kUrl}},
                                              {"lienket", {Kind::kText, Field::kUrl}},
                                              {"tag", {Kind::kText, Field::kTag}},
                                              {"tags", {Kind::kText, Field::kTag}},
                                              {"the", {Kind::kText, Field::kTag}},
                                              {"tukhoa", {Kind::kText, Field::kTag}},
                                              {"id", {Kind::kText, Field::kId}},
                                              {"maso", {Kind::kText, Field::kId}},
                                              {"date", {Kind::kOn, Field::kText}},
                                              {"on", {Kind::kOn, Field::kText}},
                                              {"ngay", {Kind::kOn, Field::kText}},
                                              {"since", {Kind::kSince, Field::kText}},
                                              {"tu", {Kind::kSince, Field::kText}},
                                              {"tungay", {Kind::kSince, Field::kText}},
                                              {"until", {Kind::kUntil, Field::kText}},
                                              {"den", {Kind::kUntil, Field::kText}},
                                              {"denngay", {Kind::kUntil, Field::kText}},
                                              {"after", {Kind::kAfter, Field::kText}},
                                              {"saungay", {Kind::kAfter, Field::kText}},
                                              {"before", {Kind::kBefore, Field::kText}},
                                              {"truocngay", {Kind::kBefore, Field::kText}},
                                              {"sort", {Kind::kSort, Field::kText}},
                                              {"order", {Kind::kSort, Field::kText}},
                                              {"sapxep", {Kind::kSort, Field::kText}},
                                              {"xep", {Kind::kSort, Field::kText}}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTwoWords{
    {{"tieu", "de"},
     {"tac", "gia"},
     {"chuyen", "muc"},
     {"duong", "dan"},
     {"lien", "ket"},
     {"tu", "khoa"},
     {"ma", "so"},
     {"tu", "ngay"},
     {"den", "ngay"},
     {"sau", "ngay"},
     {"truoc", "ngay"},
     {"sap", "xep"}}};

constexpr std::array<std::pair<std::string_view, SortOrder>, 18> kOrders{
    {{"date", SortOrder::kNewest},
     {"newest", SortOrder::kNewest},
     {"new", SortOrder::kNewest},
     {"recent", SortOrder::kNewest},
     {"ngay", SortOrder::kNewest},
     {"moi", SortOrder::kNewest},
     {"moinhat", SortOrder::kNewest},
     {"oldest", SortOrder::kOldest},
     {"old", SortOrder::kOldest},
     {"cu", SortOrder::kOldest},
     {"cunhat", SortOrder::kOldest},
     {"relevance", SortOrder::kRelevance},
     {"score", SortOrder::kRelevance},
     {"best", SortOrder::kRelevance},
     {"lienquan", SortOrder::kRelevance},
     {"phuhop", SortOrder::kRelevance},
     {"dolienquan", SortOrder::kRelevance},
     {"default", SortOrder::kRelevance}}};

/// Folded, without the hyphens, underscores and spaces people put between syllables.
std::string name_key(std::string_view name) {
  if (name.empty() || name.size() > kMaxNameBytes)
    return {};
  std::string key = fold(name);
  std::erase_if(key, [](char c) { return c == '-' || c == '_' || c == ' '; });
  return key;
}

template <typename Table>
auto look_up(const Table& table, std::string_view key) {
  using Value = decltype(table[0].second);
  const auto it =
      std::find_if(table.begin(), table.end(), [&](const auto& e) { return e.first == key; });
  return it == table.end() ? std::optional<Value>() : std::optional<Value>(it->second);
}

template <typename Table>
std::vector<std::string_view> keys_of(const Table& table) {
  std::vector<std::string_view> keys;
  keys.reserve(std::size(table));
  for (const auto& entry : table)
    keys.push_back(entry.first);
  return keys;
}

}  // namespace

std::vector<std::string_view> field_keys() { return keys_of(kFields); }

std::vector<std::string_view> sort_order_keys() { return keys_of(kOrders); }

std::optional<FieldName> find_field(std::string_view name) {
  return look_up(kFields, name_key(name));
}

std::optional<FieldName> find_field_of_two(std::string_view first, std::string_view second) {
  const std::pair<std::string, std::string> keys(name_key(first), name_key(second));
  const bool known = std::any_of(kTwoWords.begin(), kTwoWords.end(), [&](const auto& words) {
    return words.first == keys.first && words.second == keys.second;
  });
  return known ? look_up(kFields, keys.first + keys.second) : std::nullopt;
}

std::optional<SortOrder> find_sort_order(std::string_view name) {
  return look_up(kOrders, name_key(name));
}

std::string_view field_name(Field field) {
  constexpr std::array<std::string_view, 9> kNames{"text", "title", "author", "source", "category",
                                                   "path", "url",   "tag",    "id"};
  return kNames.at(static_cast<std::size_t>(field));
}

}  // namespace timbao
