#pragma once

#include "common/article/article.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace timbao {

/// What a named value of a record means for an article.
enum class FieldRole {
  kNone,
  kId,
  kTitle,
  kSummary,  ///< sapo, lead: set in front of the body
  kBody,
  kDate,
  kAuthor,
  kCategory,
  kSource,
  kUrl,
  kTags,
  kEnd
};

/// A role, and how good this name is for it: where several names of one record have the same role
/// the lowest rank wins ("content" over "text", "url" over "link").
struct FieldMatch {
  FieldRole role = FieldRole::kNone;
  int rank = 0;
};

/// Finds the role of field names in Vietnamese and English: title, headline, tiêu đề, noi_dung,
/// datePublished, ... Letter case, marks, spaces and _ - . do not count.
class FieldNames {
 public:
  /// `mapping` is --map: our field → theirs; a mapped name is taken as it is, before all others,
  /// and the field's usual names no longer count.
  explicit FieldNames(const std::map<std::string, std::string>& mapping);

  /// The fields that a mapping may name: "id", "title", ...
  [[nodiscard]] static std::vector<std::string_view> fields();

  /// Remembers what it found, so that the keys of a million records cost one look-up each.
  [[nodiscard]] FieldMatch find(std::string_view name);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  [[nodiscard]] FieldMatch look_up(std::string_view name) const;

  std::array<bool, static_cast<std::size_t>(FieldRole::kEnd)> mapped_{};
  std::unordered_map<std::string, FieldMatch, Hash, std::equal_to<>> known_;
};

/// Collects the values of one record, best name first, and makes an article of them.
class ArticleBuilder {
 public:
  /// Takes `value` unless a better-named one is there; empty values never replace anything.
  /// Lists (paragraphs, authors, tags) come as lines.
  void add(FieldMatch match, std::string value);

  [[nodiscard]] bool has(FieldRole role) const { return !slot(role).value.empty(); }
  /// True when there is a title or a text, so that this is an article.
  [[nodiscard]] bool is_article() const { return has(FieldRole::kTitle) || has(FieldRole::kBody); }

  /// The article; HTML in values turned into text, dates parsed, tags split.
  [[nodiscard]] Article build();

 private:
  struct Slot {
    std::string value;
    int rank = 0;
  };
  [[nodiscard]] const Slot& slot(FieldRole role) const {
    return slots_[static_cast<std::size_t>(role)];
  }
  [[nodiscard]] std::string take(FieldRole role) {
    return std::move(slots_[static_cast<std::size_t>(role)].value);
  }

  std::array<Slot, static_cast<std::size_t>(FieldRole::kEnd)> slots_;
};

/// Last step for every article, whatever its format: fields trimmed and NFC, what the text says of
/// itself (byline, dateline) and what the path says (date) taken where nothing better is known.
/// The body is left as it is.
void complete(Article& article);

}  // namespace timbao
