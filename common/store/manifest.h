#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// One part as the manifest names it.
struct ManifestPart {
  std::string name;            ///< folder inside the index: "part-12"
  std::uint64_t articles = 0;  ///< rows, deleted ones included
  std::uint64_t bytes = 0;     ///< size on disk
  std::string deletions;       ///< file inside the part's folder: "deleted-14", or ""
  std::uint64_t deleted = 0;
  std::uint64_t deletions_checksum = 0;  ///< file_checksum() of the deletions file
};

/// The state of an index: which parts, as of which generation. Immutable once published.
struct Manifest {
  std::uint64_t generation = 0;
  std::uint64_t next_part = 1;
  std::string catalog;  ///< file name, or ""
  std::uint64_t catalog_checksum = 0;
  std::string created;  ///< ISO time of the first build
  std::string updated;  ///< ISO time of this generation
  std::string program;  ///< "timbao 0.1.0"
  /// Absolute folders that files were named in, some at most: with one of them in front, the path
  /// of an article names its file. Empty in indexes of programs that did not keep it.
  std::vector<std::string> roots;
  std::vector<ManifestPart> parts;
};

/// Reads DIR/INDEX. Throws Error with a hint when there is no index there, when it is of another
/// schema version, or made by another analyser.
[[nodiscard]] Manifest read_manifest(const std::string& index_dir);

/// True when there is an INDEX file in the folder.
[[nodiscard]] bool has_manifest(const std::string& index_dir);

/// What differs from the manifest in the files it names that are no part's own: catalogue and
/// deletions. One sentence each.
[[nodiscard]] std::vector<std::string> verify_manifest_files(const std::string& index_dir,
                                                             const Manifest& manifest);

/// Writes the Xapian stub file of the state, when it is not as it should be: a writer may have died
/// between the two renames.
void renew_stub(const std::string& index_dir, const Manifest& manifest);

/// Makes `manifest` the state of the index: one rename. Also renews the Xapian stub file.
void publish_manifest(const std::string& index_dir, const Manifest& manifest);

}  // namespace timbao
