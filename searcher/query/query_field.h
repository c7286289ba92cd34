#pragma once

#include "searcher/query/query.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace timbao {

/// What a name before a colon asks for.
struct FieldName {
  enum class Kind : std::uint8_t {
    kText,    ///< words in a field: title:, nguồn:
    kOn,      ///< date: on: ngày:
    kSince,   ///< since: từ:
    kUntil,   ///< until: đến:
    kAfter,   ///< after: sau: the day after and later
    kBefore,  ///< before: trước: the day before and earlier
    kSort,    ///< sort: sắpxếp:
  };
  Kind kind = Kind::kText;
  Field field = Field::kText;
};

/// The field called `name`: English or Vietnamese, any case, with or without marks, hyphens and
/// underscores left out (Tác-giả, tacgia). nullopt for any other word.
[[nodiscard]] std::optional<FieldName> find_field(std::string_view name);

/// The same for names of two words: find_field_of_two("tiêu", "đề").
[[nodiscard]] std::optional<FieldName> find_field_of_two(std::string_view first,
                                                         std::string_view second);

/// The order called `name` ("date", "mới nhất", "oldest", ...), or nullopt.
[[nodiscard]] std::optional<SortOrder> find_sort_order(std::string_view name);

/// Every name that find_field() and find_sort_order() know, folded and without spaces: the manual
/// and the tests must have them all.
[[nodiscard]] std::vector<std::string_view> field_keys();
[[nodiscard]] std::vector<std::string_view> sort_order_keys();

/// English name of a field, as in the query language: "title"; "text" for Field::kText.
[[nodiscard]] std::string_view field_name(Field field);

}  // namespace timbao
