#pragma once

#include "indexer/input/article_reader.h"

#include <string>
#include <string_view>

namespace timbao {

/// Where bytes come from, as identities and messages name it.
struct Origin {
  std::string path;    ///< "a.zip!/2019/x.jsonl"
  std::string record;  ///< the part after the file on disk: "!/2019/x.jsonl", or ""
  int depth = 0;       ///< archives it is inside of

  /// A member of this archive.
  [[nodiscard]] Origin member(std::string_view name) const;
};

/// What one call of read_articles carries through its readers: limits, mapping, sink.
class ReadContext {
 public:
  ReadContext(const ReadOptions& options, const ArticleSink& sink)
      : options_(options), sink_(sink) {}

  [[nodiscard]] const ReadOptions& options() const { return options_; }
  [[nodiscard]] const ReadLimits& limits() const { return options_.limits; }
  /// True when the sink wants no more.
  [[nodiscard]] bool stopped() const { return stopped_; }

  /// Hands one article on, completed (id, path, inferred date); or "no-text" when it has none.
  /// `record` is what tells it from others of its origin ("#12"), or "" when it is alone there.
  void emit(const Origin& origin, std::string_view record, Article article, ReadNotes notes);
  void reject(const Origin& origin, std::string_view record, Rejection rejection, ReadNotes notes);

 private:
  const ReadOptions& options_;
  const ArticleSink& sink_;
  bool stopped_ = false;
};

}  // namespace timbao
