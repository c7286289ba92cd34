#pragma once

#include "common/base/result.h"
#include "common/store/manifest.h"
#include "indexer/build/known_articles.h"
#include "indexer/build/progress.h"
#include "indexer/files/walker.h"
#include "indexer/input/article_reader.h"

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace timbao {

/// A file to read, and what became of it.
struct FileWork {
  FoundFile file;
  std::vector<KnownArticle> known;  ///< what the index holds of it, by record_hash
  bool keep_missing = false;        ///< known articles that were not seen again stay (stdin)
  /// XXH3 of its bytes. Before: with it the file is not read, only its time may have changed; 0
  /// when that is not so. After: as read, 0 when not known.
  std::uint64_t content_hash = 0;
  bool unchanged = false;  ///< the bytes are as they were: nothing below is filled in

  std::unordered_set<std::uint64_t>
      seen_records;  ///< record hashes that came, when known is not empty
  std::uint32_t articles = 0;
  std::uint32_t added = 0;
  std::uint32_t updated = 0;
  std::uint32_t rejected = 0;
  std::vector<Rejection> rejections;               ///< the first few
  std::map<std::string, std::uint32_t> formats;    ///< articles by ReadNotes::format
  std::map<std::string, std::uint32_t> encodings;  ///< articles by ReadNotes::encoding
  std::map<std::string, std::uint32_t, std::less<>> rejected_by_reason;
};

/// A run was told to stop; what was published stays.
class Cancelled : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "stopped"; }
};

struct PipelineOptions {
  ReadOptions read;
  unsigned threads = 2;
  std::uint32_t now = 0;                      ///< Unix seconds stamped on new articles
  bool build = true;                          ///< false: read and count only (--dry-run)
  const std::atomic<bool>* cancel = nullptr;  ///< set by another thread: Cancelled is thrown
};

/// Reads files and builds parts from their new or changed articles, on all cores.
///
/// Each worker reads small files and indexes what it reads itself; articles of a large file go in
/// batches through one bounded queue, and a reader that finds it full indexes a batch itself, so no
/// core waits and memory stays bounded. `new_part` gives the folder of the next part. Gives the
/// sealed parts; the outcome of each file is in `files`. Throws what a worker threw.
[[nodiscard]] std::vector<ManifestPart> run_pipeline(std::vector<FileWork>& files,
                                                     const PipelineOptions& options,
                                                     const std::function<std::string()>& new_part,
                                                     Progress& progress);

}  // namespace timbao
