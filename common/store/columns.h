#pragma once

#include "common/base/mapped_file.h"

#include <cstdint>
#include <span>
#include <string>

namespace timbao {

/// The fixed-size facts of one article, as written row by row while a part is built.
struct Row {
  std::uint64_t stream_begin = 0;  ///< first unit in the part's stream
  std::uint64_t text_begin = 0;    ///< first byte in the part's text
  std::uint64_t signature = 0;     ///< near-copies, see signature.h
  std::uint64_t id_hash = 0;       ///< XXH3 of the article's id
  std::uint64_t file_hash = 0;     ///< XXH3 of the source file's full path
  std::uint64_t record_hash = 0;   ///< XXH3 of the record's name inside its file
  std::uint64_t content_hash = 0;  ///< XXH3 of every stored field
  std::uint32_t title_units = 0;
  std::uint32_t body_units = 0;
  std::uint32_t joined_units = 0;
  std::uint32_t tokens = 0;  ///< base tokens of title and body
  std::uint32_t title_tokens = 0;
  std::uint32_t text_bytes = 0;  ///< compressed
  std::uint32_t raw_bytes = 0;   ///< bytes of title and body
  std::uint32_t date = 0;        ///< Date::key(); 0 = none
  std::uint32_t source = 0;      ///< string numbers, 0 = none
  std::uint32_t author = 0;
  std::uint32_t category = 0;
  std::uint32_t tags = 0;
  std::uint32_t folder = 0;  ///< folder part of the path
  std::uint32_t added = 0;   ///< Unix seconds when it was indexed
};

/// The rows of a sealed part as mapped arrays, one a field: scanning one field of all rows reads
/// only that field.
class Columns {
 public:
  Columns() = default;
  explicit Columns(const std::string& path);

  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] Row row(std::uint32_t index) const;

  std::span<const std::uint64_t> stream_begin, text_begin, signature, id_hash, file_hash,
      record_hash, content_hash;
  std::span<const std::uint32_t> title_units, body_units, joined_units, tokens, title_tokens,
      text_bytes, raw_bytes, date, source, author, category, tags, folder, added;

 private:
  MappedFile file_;
  std::uint32_t size_ = 0;
};

/// Writes the columns file at `path` from the array of Rows stored in the file `rows_path`
/// (which may be empty). Memory: one buffer.
void write_columns(const std::string& rows_path, const std::string& path, bool sync);

}  // namespace timbao
