#pragma once

#include "common/store/manifest.h"
#include "indexer/build/writer_lock.h"
#include "indexer/files/catalog.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// An index folder held for writing: its lock, its published state, and how the next is published.
class IndexFolder {
 public:
  enum class Access { kWrite, kRead };
  /// Takes the lock, unless it is only read. Throws Error: locked, another version, or a folder
  /// with other things in it.
  explicit IndexFolder(std::string path, Access access = Access::kWrite);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string file(std::string_view name) const;
  [[nodiscard]] const Manifest& manifest() const { return manifest_; }
  [[nodiscard]] bool published() const { return published_; }

  /// A new folder name for a part; nothing is created yet.
  [[nodiscard]] std::string new_part();

  /// Makes these parts and this catalogue the state of the index, then removes what no state needs.
  void publish(const std::vector<ManifestPart>& parts, const CatalogWriter& catalog);

  /// Replaces the chosen parts by one with their live articles; publishes.
  void merge(const std::vector<std::size_t>& chosen);

  /// Removes what a run that was interrupted left behind.
  void clean() const;

 private:
  void publish_next(Manifest next);

  std::string path_;
  std::optional<WriterLock> lock_;
  Manifest manifest_;
  bool published_ = false;
};

}  // namespace timbao
