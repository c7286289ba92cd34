#pragma once

#include "common/base/mapped_file.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// What is remembered of one source file.
struct CatalogEntry {
  std::uint64_t path_hash = 0;
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::uint64_t inode = 0;
  std::uint32_t articles = 0;    ///< articles it gave
  std::uint32_t rejected = 0;    ///< records of it that could not be read
  std::uint64_t path_begin = 0;  ///< in the blob; the name follows it
  std::uint32_t path_size = 0;
  std::uint32_t name_size = 0;
  std::uint64_t reason_begin = 0;  ///< the first rejections, see failures.h
  std::uint32_t reason_size = 0;
  std::uint32_t padding = 0;
  std::uint64_t content_hash = 0;  ///< XXH3 of its bytes, 0 when not known
};

/// XXH3 of a full path.
[[nodiscard]] std::uint64_t path_hash(std::string_view path);

/// The catalogue of a published index, mapped: looking a file up costs one probe or two, so that a
/// run that finds nothing to do costs little more than walking the tree.
class Catalog {
 public:
  Catalog() = default;  ///< empty
  explicit Catalog(const std::string& path);

  [[nodiscard]] std::span<const CatalogEntry> entries() const { return entries_; }
  /// Number of the entry of this path, if any.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view path) const;
  [[nodiscard]] std::string_view path(const CatalogEntry& entry) const;
  [[nodiscard]] std::string_view name(const CatalogEntry& entry) const;
  [[nodiscard]] std::string_view reason(const CatalogEntry& entry) const;

 private:
  [[nodiscard]] std::string_view text(std::uint64_t begin, std::uint64_t size) const;

  MappedFile file_;
  std::span<const CatalogEntry> entries_;
  std::span<const std::uint32_t> slots_;
  std::uint64_t blob_begin_ = 0;
};

/// Collects the entries of the next catalogue. Memory: 80 bytes and the path for each file.
class CatalogWriter {
 public:
  void add(CatalogEntry entry, std::string_view path, std::string_view name,
           std::string_view reason);
  void write(const std::string& path) const;
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  /// Folders that the names of the files are relative to, in order, kMostRoots at most.
  [[nodiscard]] std::vector<std::string> roots() const { return {roots_.begin(), roots_.end()}; }

 private:
  static constexpr std::size_t kMostRoots = 64;

  std::vector<CatalogEntry> entries_;
  std::string blob_;
  std::set<std::string, std::less<>> roots_;
};

}  // namespace timbao
