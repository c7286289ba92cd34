#pragma once

#include "common/base/mapped_file.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace timbao {

/// The posting lists of one part, read from its mapped term database.
///
/// Xapian's own iterator takes about 55 instructions a posting through four virtual calls; a search
/// for common words reads a hundred thousand. The files are ours (indexer/build/glass_table.h says
/// how they are written: whole entries, one after the other), so the way to a chunk is short and
/// the chunk a loop over two numbers: with the weighting of the first stage a third of the
/// instructions (callgrind, 200 queries of 40,000 articles). Other uses of a term (its spelling,
/// its neighbours in order, merging) stay with Xapian. Nothing read is trusted: damage throws
/// Error. Safe from many threads.
class PostingFile {
 public:
  /// Maps the file. Throws Error when it cannot be read or is no such database.
  explicit PostingFile(std::string path);

  /// Documents in the database, deleted ones too.
  [[nodiscard]] std::uint32_t documents() const { return documents_; }
  /// Articles that hold `term`, deleted ones too; 0 when it is unknown.
  [[nodiscard]] std::uint32_t articles(std::string_view term) const;

  /// Calls visit(row, count) for each posting of `term`, by rising row.
  template <typename Visit>
  void for_each(std::string_view term, Visit visit) const {
    Cursor cursor = seek(term);
    while (cursor.chunk.at != nullptr) {
      Chunk& chunk = cursor.chunk;
      std::uint64_t document = chunk.first;
      while (true) {
        read_small_ones(chunk, document, visit);
        const std::uint64_t count = read_number(chunk);
        if (document > documents_) [[unlikely]]
          damaged("a posting past the last document");
        visit(static_cast<std::uint32_t>(document - 1), static_cast<std::uint32_t>(count));
        if (chunk.at == chunk.end)
          break;
        document += read_number(chunk) + 1;
      }
      next(cursor);
    }
  }

 private:
  struct Chunk {
    const unsigned char* at = nullptr;  ///< null: there is none
    const unsigned char* end = nullptr;
    std::uint64_t first = 0;  ///< document of the first posting
    bool last = true;
  };
  struct Cursor {
    Chunk chunk;
    std::uint64_t articles = 0;
    std::uint32_t block = 0;
    std::size_t item = 0;
    std::size_t key_size = 0;
  };
  struct Item {
    std::string_view key;
    Chunk tag;
  };

  [[nodiscard]] std::uint64_t read_number(Chunk& chunk) const {
    if (chunk.at != chunk.end && *chunk.at < 0x80) [[likely]]
      return *chunk.at++;
    return read_long_number(chunk);
  }
  [[nodiscard]] std::uint64_t read_long_number(Chunk& chunk) const;

  /// Four postings at a time while all their numbers take a byte, as most of a common word do.
  /// `document` is the next posting's, before and after.
  template <typename Visit>
  void read_small_ones(Chunk& chunk, std::uint64_t& document, Visit& visit) const {
    constexpr std::ptrdiff_t kBytes = 8;
    constexpr std::uint64_t kLongNumbers = 0x8080808080808080;
    const std::uint64_t last = documents_ < 512 ? 0 : documents_ - 512;  // four steps, 128 at most
    while (chunk.end - chunk.at > kBytes && document <= last) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, chunk.at, kBytes);
      if ((bytes & kLongNumbers) != 0)
        return;
      for (std::ptrdiff_t i = 0; i < kBytes; i += 2) {
        visit(static_cast<std::uint32_t>(document - 1), std::uint32_t{chunk.at[i]});
        document += chunk.at[i + 1] + 1U;
      }
      chunk.at += kBytes;
    }
  }

  void read_header();
  [[nodiscard]] Cursor seek(std::string_view term) const;
  void next(Cursor& cursor) const;
  void open_chunk(Cursor& cursor, Chunk tag) const;
  [[nodiscard]] const unsigned char* block(std::uint32_t number) const;
  [[nodiscard]] std::size_t items(const unsigned char* block) const;
  [[nodiscard]] std::size_t offset(const unsigned char* block, std::size_t item) const;
  [[nodiscard]] Item leaf_item(const unsigned char* block, std::size_t item) const;
  [[nodiscard]] std::uint32_t child(std::uint32_t number, std::string_view key) const;
  [[noreturn]] void damaged(std::string_view why) const;

  std::string path_;
  MappedFile file_;
  std::uint32_t documents_ = 0;
  std::uint32_t blocks_ = 0;
  std::uint32_t root_ = 0;
  std::uint32_t level_ = 0;
  bool empty_ = false;
};

/// Appends `term` as the beginning of a key of the term database: zero bytes are written 00 FF.
void append_term_key(std::string& key, std::string_view term);

}  // namespace timbao
