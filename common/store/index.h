#pragma once

#include "common/store/part.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// An article of an open index.
struct ArticleRef {
  std::uint32_t part = 0;
  std::uint32_t row = 0;
  friend auto operator<=>(const ArticleRef&, const ArticleRef&) = default;
};

/// One or more index folders opened for reading as one: a whole published state, kept while this
/// object lives, whatever a writer does meanwhile. For one thread at a time.
class Index {
 public:
  /// Throws Error: no index, another version, damage. Retries when a writer publishes meanwhile.
  explicit Index(const std::vector<std::string>& index_dirs);

  /// Generation of each folder that was opened, in the order named.
  [[nodiscard]] const std::vector<std::uint64_t>& generations() const { return generations_; }

  /// Absolute folders that the paths of articles may be in, in the order of the indexes.
  [[nodiscard]] const std::vector<std::string>& roots() const { return roots_; }

  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  /// All parts as one Xapian database: document g is row (g-1)/n of part (g-1)%n.
  [[nodiscard]] const Xapian::Database& terms() const { return terms_; }
  [[nodiscard]] ArticleRef ref(Xapian::docid document) const {
    const auto n = static_cast<std::uint32_t>(parts_.size());
    return {(document - 1) % n, (document - 1) / n};
  }

  /// Live articles only; exact.
  [[nodiscard]] const Totals& statistics() const { return statistics_; }
  /// Live articles that hold a syllable as written, in title or body; exact.
  [[nodiscard]] std::uint64_t syllable_articles(SyllableCode code) const;
  /// Live articles that hold the folded term; exact.
  [[nodiscard]] std::uint64_t term_articles(std::string_view folded) const;

  [[nodiscard]] bool deleted(ArticleRef ref) const { return parts_[ref.part].deleted(ref.row); }
  [[nodiscard]] const Columns& columns(ArticleRef ref) const { return parts_[ref.part].columns(); }
  [[nodiscard]] ArticleUnits units(ArticleRef ref) const { return parts_[ref.part].units(ref.row); }
  [[nodiscard]] PairFilter pairs(ArticleRef ref) const { return parts_[ref.part].pairs(ref.row); }
  [[nodiscard]] Article article(ArticleRef ref) const { return parts_[ref.part].article(ref.row); }

  /// When the newest article was indexed (Unix seconds); 0 for an empty index.
  [[nodiscard]] std::uint32_t newest_addition() const;

  /// The live article with this id, the last indexed when there are several.
  [[nodiscard]] std::optional<ArticleRef> find_id(std::string_view id) const;
  /// All of them, the last indexed first: files of the same relative name in two folders.
  [[nodiscard]] std::vector<ArticleRef> find_ids(std::string_view id) const;

 private:
  /// The live articles with this id, last indexed first, until `visit` is false.
  template <typename Visit>
  void for_each_with_id(std::string_view id, const Visit& visit) const;
  void open(const std::vector<std::string>& index_dirs, const std::vector<Manifest>& manifests);

  std::vector<std::uint64_t> generations_;
  std::vector<std::string> roots_;
  std::vector<Part> parts_;
  Xapian::Database terms_;
  Totals statistics_;
};

/// XXH3 of an article's id, as in Row::id_hash.
[[nodiscard]] std::uint64_t id_hash(std::string_view id);

}  // namespace timbao
