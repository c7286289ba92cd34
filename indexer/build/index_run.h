#pragma once

#include "common/base/result.h"
#include "indexer/build/pipeline.h"
#include "indexer/build/progress.h"
#include "indexer/files/walker.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace timbao {

struct RunOptions {
  std::string index_dir;
  std::vector<std::string> paths;  ///< folders, files, "-"
  WalkOptions walk;
  ReadOptions read;
  std::uint64_t memory_bytes = 256ull << 20;
  unsigned threads = 0;  ///< 0: one a core, as memory allows
  bool dry_run = false;  ///< nothing is written, not even an empty index folder
  bool retry_failed = false;
  bool allow_empty = false;  ///< a named folder that had files and has none now drops them
  const std::atomic<bool>* cancel = nullptr;  ///< set by another thread: Cancelled is thrown
};

/// What a run did. Counts of articles, except where said.
struct RunSummary {
  std::uint64_t files_found = 0;
  std::uint64_t files_unchanged = 0;
  std::uint64_t files_read = 0;
  std::uint64_t files_moved = 0;
  std::uint64_t files_gone = 0;
  std::map<std::string, std::uint64_t> files_left_out;  ///< no articles by their names: by suffix
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t removed = 0;
  std::uint64_t rejected = 0;             ///< files or records
  std::uint64_t remembered_failures = 0;  ///< files that failed before and were not tried again
  std::uint64_t articles = 0;             ///< in the index afterwards
  std::uint64_t bytes_read = 0;
  std::map<std::string, std::uint64_t> by_reason;
  std::map<std::string, std::uint64_t> by_format;    ///< articles
  std::map<std::string, std::uint64_t> by_encoding;  ///< articles
  std::vector<Rejection> rejections;                 ///< the first hundred
  double seconds = 0;
};

/// Brings an index in step with the paths: reads new and changed files, drops what is gone from
/// the named folders, publishes the result. A named folder that had files and has none at all now
/// is taken for a disk that is not mounted ("emptied"), unless allow_empty: its articles stay. A
/// file of another time but the same bytes is unchanged. Throws Error, or Cancelled; what was
/// published stays.
[[nodiscard]] RunSummary run_index(const RunOptions& options, Progress& progress);

/// Merges all parts into one, without deleted rows.
void compact_index(const std::string& index_dir, Progress& progress);

}  // namespace timbao
