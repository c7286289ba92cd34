#pragma once

#include "common/base/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// A file as found on the disk.
struct FoundFile {
  std::string path;  ///< full, canonical root + relative path; bytes as the system has them
  std::string name;  ///< relative to the folder that was named; see clean_name
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::uint64_t inode = 0;
};

struct WalkOptions {
  std::vector<std::string> include;  ///< globs; when any, only files that match one are read
  std::vector<std::string> exclude;  ///< globs; files and folders that match one are left out
  bool hidden = false;               ///< also names that begin with a dot
  bool follow_links = false;         ///< follow symbolic links; loops are noticed
};

/// Called for each file; the object is reused: move or copy what you keep.
using FileVisitor = std::function<void(FoundFile&)>;
/// Called for a folder or file that cannot be looked at.
using WalkProblem = std::function<void(const Rejection&)>;

/// Called for a file that is no article by its name, with that name.
using OtherVisitor = std::function<void(std::string_view name)>;

/// Visits every readable article file (is_readable_name) under `root`, or `root` itself when it is
/// a file (whatever its name). Honours .timbaoignore files. A folder that can't be read is a
/// problem
/// ("unreadable"), and so is a pipe, socket or device that is named like an article
/// ("not-regular"). An index is no folder of articles. `root` must be canonical. Cost: one readdir
/// a folder, one stat a file.
void walk_files(const std::string& root, const WalkOptions& options, const FileVisitor& visit,
                const WalkProblem& problem, const OtherVisitor& other = {});

}  // namespace timbao
