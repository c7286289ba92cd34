#pragma once

#include "indexer/files/walker.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace timbao {

/// Tells when something changes in folders (with all below them) and files, through inotify.
///
/// New folders are watched as they come; gone ones are forgotten. Follows WalkOptions for hidden
/// names and links.
class FolderWatch {
 public:
  /// `roots` are canonical; the folder `except` (the index) and what is below it is not watched.
  /// Throws Error when the system's limit of watches is reached.
  FolderWatch(std::vector<std::string> roots, const WalkOptions& options, std::string except);
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;
  ~FolderWatch();

  /// Readable when there is something to look at.
  [[nodiscard]] int descriptor() const { return descriptor_; }
  /// Takes in all that has happened; true when a run could find something new.
  bool take_events();
  /// Watches what is not watched yet: after events were lost, or a root has come back.
  void renew();
  [[nodiscard]] std::size_t folders() const { return folders_.size(); }

 private:
  /// A watched folder, and what in it counts: one name (of a root that is a file), or everything.
  struct Watched {
    std::string path;
    std::vector<std::string> only;
  };

  void watch_root(const std::string& root);
  void watch_tree(const std::string& path);
  int add(const std::string& path);
  bool is_change(unsigned mask, int watch, std::string_view name);

  std::vector<std::string> roots_;
  const WalkOptions& options_;
  std::string except_;
  int descriptor_ = -1;
  std::unordered_map<int, Watched> folders_;
};

}  // namespace timbao
