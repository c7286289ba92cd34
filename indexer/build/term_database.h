#pragma once

#include "common/base/output_file.h"
#include "indexer/build/glass_table.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace timbao {

/// Writes a part's term database: one single-file Xapian database (glass) of posting lists with
/// within-document frequencies, without termlists, positions, values or data. Document d is row
/// d - 1. Everything is written once, in order; memory: two blocks and a chunk.
///
/// A posting list is cut into chunks of about 2,000 bytes, each one entry of the table; a chunk
/// ends early where that fills a block. Source: backends/glass/glass_postlist.cc, glass_version.cc.
class TermDatabaseWriter {
 public:
  /// Writes to `path` a database of documents of these lengths (words), numbered from 1.
  TermDatabaseWriter(const std::string& path, std::span<const std::uint32_t> lengths);

  /// The next term, in byte order, with the number of its postings and the sum of their counts.
  void begin_term(std::string_view term, std::uint32_t articles, std::uint64_t occurrences);
  /// The next posting of the term, by rising row.
  void add(std::uint32_t row, std::uint32_t count);
  void end_term();

  /// Completes the file and waits until it is on the disk; call once.
  void finish();

 private:
  void begin_list(std::string_view key, std::uint32_t articles, std::uint64_t occurrences);
  void begin_chunk();
  void write_chunk(bool last);
  [[nodiscard]] std::string header(const GlassRoot& root) const;

  OutputFile file_;
  GlassTableWriter table_;
  std::uint64_t documents_ = 0;
  std::uint64_t words_ = 0;
  std::uint32_t shortest_ = 0;
  std::uint32_t longest_ = 0;
  std::uint32_t largest_count_ = 0;

  std::string list_key_;  ///< of the list's first chunk
  bool is_lengths_ = false;
  bool is_first_chunk_ = true;
  std::uint32_t articles_ = 0;
  std::uint64_t occurrences_ = 0;
  std::uint32_t first_ = 0;  ///< document numbers
  std::uint32_t last_ = 0;
  std::size_t limit_ = 0;  ///< bytes of the open chunk
  std::string chunk_;
  std::string key_;
  std::string tag_;
};

}  // namespace timbao
