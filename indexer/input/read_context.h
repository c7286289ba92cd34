#pragma once

#include "indexer/input/article_reader.h"
#include "indexer/input/source/expansion_guard.h"

#include <mutex>
#include <string>
#include <string_view>

namespace timbao {

/// Where bytes come from, as identities and messages name it.
struct Origin {
  std::string path;    ///< "a.zip!/2019/x.jsonl"
  std::string record;  ///< the part after the file on disk: "!/2019/x.jsonl", or ""
  int depth = 0;       ///< archives and compressed streams it is inside of

  std::string url;      ///< where a web archive says it was fetched; may be empty
  std::string charset;  ///< what HTTP said of its encoding: a hint, may be empty or wrong
  Date fetched;         ///< when it was fetched: a date for articles that have no other

  /// A member of this archive.
  [[nodiscard]] Origin member(std::string_view name) const;
  /// The same, one layer of compression further in.
  [[nodiscard]] Origin inside() const;
};

/// What one call of read_articles carries through its readers: limits, mapping, sink.
class ReadContext {
 public:
  ReadContext(const ReadOptions& options, const ArticleSink& sink)
      : options_(options), sink_(sink), expansion_(options.limits.max_expansion) {}

  [[nodiscard]] const ReadOptions& options() const { return options_; }
  [[nodiscard]] const ReadLimits& limits() const { return options_.limits; }
  /// Counts what the file on disk gives and what comes out of all layers of compression.
  [[nodiscard]] ExpansionGuard& expansion() { return expansion_; }
  /// Articles handed on so far.
  [[nodiscard]] std::uint64_t articles() const { return articles_; }
  /// True when the sink wants no more.
  [[nodiscard]] bool stopped() const { return stopped_; }

  /// Hands one article on, completed (id, path, inferred date); or "no-text" when it has none.
  /// `record` is what tells it from others of its origin ("#12"), or "" when it is alone there.
  void emit(const Origin& origin, std::string_view record, Article article, ReadNotes notes);
  void reject(const Origin& origin, std::string_view record, Rejection rejection, ReadNotes notes);

 private:
  friend class LargeTurn;

  const ReadOptions& options_;
  const ArticleSink& sink_;
  ExpansionGuard expansion_;
  std::uint64_t articles_ = 0;
  bool stopped_ = false;
  std::unique_lock<std::mutex> turn_;  ///< of ReadOptions::large_turn
  int turns_ = 0;                      ///< LargeTurns that need it
};

/// Waits for the turn of this file's reader with what is large, when a buffer becomes so, and keeps
/// it until the end of its own life. Readers inside one another share theirs.
class LargeTurn {
 public:
  explicit LargeTurn(ReadContext& context) : context_(context) {}
  ~LargeTurn();
  LargeTurn(const LargeTurn&) = delete;
  LargeTurn& operator=(const LargeTurn&) = delete;
  LargeTurn(LargeTurn&&) = delete;
  LargeTurn& operator=(LargeTurn&&) = delete;

  /// A buffer grows to so many bytes.
  void grow(std::size_t bytes);
  /// Gives back to the system what has been freed, when it is much.
  void trim() const;

 private:
  ReadContext& context_;
  bool taken_ = false;
};

}  // namespace timbao
