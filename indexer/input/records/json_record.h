#pragma once

#include "indexer/input/article_fields.h"
#include "indexer/input/read_context.h"

#include <memory>
#include <string>
#include <string_view>

namespace timbao {

/// Reads articles out of JSON texts: an object that is one, or objects and lists that hold some
/// (search-engine dumps, feeds, CMS exports). Keeps its parser's memory between calls.
class JsonRecords {
 public:
  JsonRecords(ReadContext& context, Origin origin, ReadNotes notes);
  ~JsonRecords();

  /// Parses one JSON text and emits its articles; `record` names it ("#12"). `text` must have 64
  /// readable bytes after it. False when it is not JSON: rejected, with `offset` as its place.
  bool read(std::string_view text, std::string_view record, std::uint64_t offset);

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace timbao
