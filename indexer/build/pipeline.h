#pragma once

#include "common/base/result.h"
#include "common/store/manifest.h"
#include "indexer/build/known_articles.h"
#include "indexer/build/progress.h"
#include "indexer/files/walker.h"
#include "indexer/input/article_reader.h"

#include <cstdint>
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

  std::unordered_set<std::uint64_t>
      seen_records;  ///< record hashes that came, when known is not empty
  std::uint32_t articles = 0;
  std::uint32_t added = 0;
  std::uint32_t updated = 0;
  std::uint32_t rejected = 0;
  std::vector<Rejection> rejections;  ///< the first few
  ReadNotes notes;                    ///< of its first article
  std::map<std::string, std::uint32_t> rejected_by_reason;
};

struct PipelineOptions {
  ReadOptions read;
  unsigned threads = 2;
  std::uint32_t now = 0;  ///< Unix seconds stamped on new articles
  bool build = true;      ///< false: read and count only (--dry-run)
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
