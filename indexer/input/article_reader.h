#pragma once

#include "common/article/article.h"
#include "common/base/result.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace timbao {

/// Bounds on what one input may cost. Over a bound: a Rejection, never a crash.
struct ReadLimits {
  std::uint64_t max_file_bytes = 64ull << 20;    ///< one document: text, HTML, PDF
  std::uint64_t max_record_bytes = 64ull << 20;  ///< one record: a JSON object, a CSV row
  std::uint64_t max_expansion = 200;             ///< bytes out per byte in, once past 64 MB out
  std::uint64_t max_members = 10'000'000;        ///< files in one archive
  int max_nesting = 3;                           ///< archives inside archives
  int max_json_depth = 64;
};

struct ReadOptions {
  ReadLimits limits;
  std::map<std::string, std::string> field_map;  ///< --map: our field → theirs
  /// Held while an article of more than kLargeBytes is in memory: calls that share one take turns
  /// with such articles, so that memory does not grow with the number of threads. May be null.
  std::mutex* large_turn = nullptr;
};

/// Articles up to this size are read by all threads at once.
inline constexpr std::size_t kLargeBytes = 4 << 20;

/// What was learnt about a file beside its articles, for --report.
struct ReadNotes {
  std::string format;    ///< "txt", "html", "jsonl", "csv", "zip", "pdf", ...
  std::string encoding;  ///< "UTF-8", "TCVN3", "VNI", ...; with "?" where there is doubt
};

/// One thing read: an article or the reason why not, with its notes. `record` is stable within its
/// file over runs: "" for a file that is one article, "!/2019/x.html" for a member, "#1234" for a
/// line, or '=' and the record's own id; from standard input '#' and a hash of the content.
struct ReadItem {
  std::string record;
  Result<Article> article;
  ReadNotes notes;
};

/// Called for each thing read, in file order; returns false to stop early.
using ArticleSink = std::function<bool(ReadItem)>;

/// Reads every article of one file: any format, any encoding, archives streamed.
///
/// `path` is opened; `name` is the path relative to the folder that was named (UTF-8, cleaned),
/// used for ids and Article::path. Never throws for bad data; memory bounded by the limits. Reading
/// from standard input: path "-" (JSON lines). Gives the XXH3 of the file's bytes, to know it by
/// when only its time has changed; 0 when it gave no article, or the sink stopped it.
std::uint64_t read_articles(const std::string& path, const std::string& name,
                            const ReadOptions& options, const ArticleSink& sink);

/// XXH3 of a regular file's bytes; 0 when it can't be read. About 5 GB/s.
[[nodiscard]] std::uint64_t hash_file(const std::string& path);

/// True for names that read_articles knows (by suffix): .txt .html .jsonl.zst ... Others are not
/// articles and are skipped without a word in folders.
[[nodiscard]] bool is_readable_name(std::string_view name);

}  // namespace timbao
