#include "indexer/input/read_context.h"

#include "common/base/free_memory.h"
#include "indexer/input/article_fields.h"

#define XXH_INLINE_ALL
#include <fmt/format.h>
#include <utility>
#include <xxhash.h>

namespace timbao {

namespace {

/// What tells an article that comes from nowhere in particular.
std::string content_name(const Article& article) {
  const std::string text = article.title + '\n' + article.body;
  return fmt::format("#{:016x}", XXH3_64bits(text.data(), text.size()));
}

}  // namespace

Origin Origin::member(std::string_view name) const {
  const std::string tail = "!/" + std::string(name);
  return {path + tail, record + tail, depth + 1, {}, {}, {}};
}

Origin Origin::inside() const {
  Origin inner = *this;
  ++inner.depth;
  return inner;
}

void ReadContext::emit(const Origin& origin, std::string_view record, Article article,
                       ReadNotes notes) {
  if (article.title.empty() && article.body.empty()) {
    reject(origin, record, {"no-text", {}, 0, "neither a title nor a text was found"},
           std::move(notes));
    return;
  }
  std::string content;
  if (origin.path == "-" && article.id.empty()) {
    // Line 5 of one pipe is not line 5 of the next.
    content = content_name(article);
    record = content;
  }
  std::string key = origin.record + std::string(record);
  if (!article.id.empty() && !record.empty()) {
    key = origin.record + '=' + article.id;
  }
  article.path = origin.path;
  if (article.id.empty()) {
    article.id = origin.path + std::string(record);
  }
  if (article.url.empty()) {
    article.url = origin.url;
  }
  complete(article);
  if (!article.date.known()) {
    article.date = origin.fetched;
    article.date_inferred = article.date.known();
  }
  ++articles_;
  stopped_ = stopped_ || !sink_({std::move(key), std::move(article), std::move(notes)});
}

void ReadContext::reject(const Origin& origin, std::string_view record, Rejection rejection,
                         ReadNotes notes) {
  rejection.source = origin.path + std::string(record);
  stopped_ = stopped_ ||
             !sink_({origin.record + std::string(record), std::move(rejection), std::move(notes)});
}

LargeTurn::~LargeTurn() {
  trim();
  if (taken_ && --context_.turns_ == 0) {
    context_.turn_.unlock();
  }
}

void LargeTurn::trim() const {
  if (taken_) {
    give_back_free_memory();
  }
}

void LargeTurn::grow(std::size_t bytes) {
  if (taken_ || bytes <= kLargeBytes || context_.options().large_turn == nullptr) {
    return;
  }
  if (context_.turns_++ == 0) {
    context_.turn_ = std::unique_lock(*context_.options().large_turn);
  }
  taken_ = true;
}

}  // namespace timbao
