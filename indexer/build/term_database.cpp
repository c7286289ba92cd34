#include "indexer/build/term_database.h"

#include "common/base/error.h"
#include "common/base/varint.h"
#include "common/store/posting_file.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <random>

namespace timbao {
namespace {

constexpr std::size_t kChunkBytes = 2000;
constexpr std::size_t kSmallestRest = 256;  // a gap at the end of a block not worth a chunk
constexpr std::size_t kLargestEntry = 10;
constexpr std::size_t kLargestChunkHead = 24;
constexpr std::size_t kLongestKey = 255;
constexpr std::string_view kMagic = "\x0f\x0dXapian Glass";
constexpr std::uint32_t kFormatVersion = (2016 - 2014) << 9 | 3 << 5 | 14;
constexpr std::string_view kLengthsKey{"\0\xe0", 2};

/// A number whose bytes sort as it does: 15 bits in two bytes, else the count of further bytes in
/// the leading ones of the first.
void append_sortable(std::string& bytes, std::uint32_t value) {
  if (value < 0x8000) {
    bytes.push_back(static_cast<char>(value >> 8));
    bytes.push_back(static_cast<char>(value & 0xFF));
    return;
  }
  std::size_t size = 3;
  for (std::uint32_t rest = value >> 22; rest != 0; rest >>= 7)
    ++size;
  const auto mask = static_cast<std::uint32_t>(0xFF << (10 - size)) & 0xFF;
  const auto byte_at = [&](std::size_t i) { return i < 4 ? (value >> (8 * i)) & 0xFF : 0; };
  bytes.push_back(static_cast<char>(byte_at(size - 1) | mask));
  for (std::size_t i = size - 1; i-- > 0;)
    bytes.push_back(static_cast<char>(byte_at(i)));
}

/// What the header says of one table; `root` null: a table without entries.
void append_table(std::string& bytes, const GlassRoot* root, std::uint32_t compress_least) {
  constexpr std::uint32_t kSequential = 2;
  constexpr std::uint32_t kNoRoot = 1;
  append_varint(bytes, root != nullptr ? root->block : 0);
  append_varint(bytes, root != nullptr ? root->level << 2 | kSequential : kSequential | kNoRoot);
  append_varint(bytes, root != nullptr ? root->entries : 0);
  append_varint(bytes, GlassTableWriter::kBlockBytes >> 11);
  append_varint(bytes, compress_least);
  std::string free_list;
  if (root != nullptr) {
    append_varint(free_list, 1);  // revision
    append_varint(free_list, root->end);
    free_list.append(4, '\0');  // no block is free
  }
  append_varint(bytes, free_list.size());
  bytes += free_list;
}

}  // namespace

TermDatabaseWriter::TermDatabaseWriter(const std::string& path,
                                       std::span<const std::uint32_t> lengths)
    : file_(path),
      table_((file_.write(std::string(GlassTableWriter::kBlockBytes, '\0')), file_), 1) {
  documents_ = lengths.size();
  if (lengths.empty())
    return;
  begin_list(kLengthsKey, 0, 0);
  is_lengths_ = true;
  for (std::uint32_t row = 0; row < lengths.size(); ++row) {
    add(row, lengths[row]);
    words_ += lengths[row];
    longest_ = std::max(longest_, lengths[row]);
    if (lengths[row] != 0)
      shortest_ = shortest_ == 0 ? lengths[row] : std::min(shortest_, lengths[row]);
  }
  end_term();
  largest_count_ = 0;
}

void TermDatabaseWriter::begin_term(std::string_view term, std::uint32_t articles,
                                    std::uint64_t occurrences) {
  std::string key;
  append_term_key(key, term);
  begin_list(key, articles, occurrences);
  is_lengths_ = false;
}

void TermDatabaseWriter::begin_list(std::string_view key, std::uint32_t articles,
                                    std::uint64_t occurrences) {
  if (key.size() + 1 + sizeof(std::uint32_t) + 1 > kLongestKey)
    throw Error(fmt::format("a term of {} bytes is too long for the index", key.size()));
  list_key_ = key;
  articles_ = articles;
  occurrences_ = occurrences;
  is_first_chunk_ = true;
  chunk_.clear();
}

void TermDatabaseWriter::add(std::uint32_t row, std::uint32_t count) {
  const std::uint32_t document = row + 1;
  if (!chunk_.empty() && chunk_.size() + kLargestEntry > limit_)
    write_chunk(false);
  if (chunk_.empty()) {
    first_ = document;
    begin_chunk();
  } else {
    append_varint(chunk_, document - last_ - 1);
  }
  last_ = document;
  append_varint(chunk_, count);
  largest_count_ = std::max(largest_count_, count);
}

void TermDatabaseWriter::begin_chunk() {
  key_ = list_key_;
  if (!is_first_chunk_) {
    if (!is_lengths_)
      key_.push_back('\0');
    append_sortable(key_, first_);
  }
  const std::size_t room = table_.room(key_.size());
  limit_ = room < kSmallestRest ? kChunkBytes : std::min(kChunkBytes, room - kLargestChunkHead);
}

void TermDatabaseWriter::write_chunk(bool last) {
  tag_.clear();
  if (is_first_chunk_) {
    append_varint(tag_, articles_);
    append_varint(tag_, occurrences_);
    append_varint(tag_, first_ - 1);
  }
  tag_.push_back(last ? '1' : '0');
  append_varint(tag_, last_ - first_);
  tag_ += chunk_;
  table_.add(key_, tag_);
  chunk_.clear();
  is_first_chunk_ = false;
}

void TermDatabaseWriter::end_term() { write_chunk(true); }

std::string TermDatabaseWriter::header(const GlassRoot& root) const {
  constexpr std::array kCompressLeast = {18u, 18u, 0u, 18u, 18u};  // tables after the postings
  std::string bytes(kMagic);
  bytes.push_back(static_cast<char>(kFormatVersion >> 8));
  bytes.push_back(static_cast<char>(kFormatVersion & 0xFF));
  std::random_device random;
  for (int i = 0; i < 16; ++i)  // the database's name, for replication
    bytes.push_back(static_cast<char>(random() & 0xFF));
  append_varint(bytes, 1);  // revision
  append_table(bytes, documents_ != 0 ? &root : nullptr, 0);
  for (const std::uint32_t least : kCompressLeast)
    append_table(bytes, nullptr, least);
  append_varint(bytes, documents_);
  append_varint(bytes, 0);  // last document - documents
  append_varint(bytes, shortest_);
  append_varint(bytes, largest_count_);
  append_varint(bytes, std::max(longest_, largest_count_) - largest_count_);
  append_varint(bytes, 0);  // changesets
  append_varint(bytes, words_);
  append_varint(bytes, 0);  // spelling
  return bytes;
}

void TermDatabaseWriter::finish() {
  const GlassRoot root = table_.finish();
  file_.overwrite(0, header(root));
  file_.close(true);
}

}  // namespace timbao
