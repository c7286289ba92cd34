#pragma once

#include "indexer/input/source/byte_source.h"

#include <memory>
#include <string>

namespace timbao {

/// A stream of records (JSON, CSV) as UTF-8 or another encoding that contains ASCII: a byte order
/// mark taken off, UTF-16 and UTF-32 turned into UTF-8 as they pass.
class Utf8Stream {
 public:
  explicit Utf8Stream(ByteSource& source);

  [[nodiscard]] ByteSource& source() const { return *stream_; }
  /// "UTF-8", "UTF-8 BOM", "UTF-16LE BOM", ...; names as in DecodedText. Text in an old encoding
  /// is found out record by record.
  [[nodiscard]] const std::string& encoding() const { return encoding_; }

 private:
  std::string encoding_ = "UTF-8";
  std::unique_ptr<ByteSource> start_;
  std::unique_ptr<ByteSource> stream_;
};

}  // namespace timbao
