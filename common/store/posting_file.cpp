#include "common/store/posting_file.h"

#include "common/base/error.h"

#include <fmt/format.h>
#include <utility>

namespace timbao {
namespace {

constexpr std::size_t kBlockBytes = 8192;
constexpr std::size_t kHeaderBytes = 11;
constexpr std::size_t kMagicBytes = 14;
constexpr std::size_t kNameBytes = 16;
constexpr unsigned kWholeTag = 0x6000;  // first and last component; compressed ones have 0x8000
constexpr std::size_t kSharedTables = 5;

std::size_t two_bytes(const unsigned char* at) {
  return static_cast<std::size_t>(at[0]) << 8U | at[1];
}

std::uint32_t four_bytes(const unsigned char* at) {
  return static_cast<std::uint32_t>(two_bytes(at) << 16U | two_bytes(at + 2));
}

std::string_view view(const unsigned char* at, std::size_t size) {
  return {reinterpret_cast<const char*>(at), size};
}

/// The number, written so that its bytes sort as it does, that ends a key; 0, which no document
/// has, when it is none.
std::uint64_t sortable_number(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (bytes.size() == 2 && byte(0) < 0x80)
    return std::uint64_t{byte(0)} << 8U | byte(1);
  if (bytes.size() < 3 || bytes.size() > 6)
    return 0;
  std::uint64_t value = byte(0) & (0xFFU >> (bytes.size() - 1));
  for (std::size_t i = 1; i < bytes.size(); ++i)
    value = value << 8U | byte(i);
  return value;
}

}  // namespace

void append_term_key(std::string& key, std::string_view term) {
  for (const char c : term) {
    key.push_back(c);
    if (c == '\0')
      key.push_back('\xff');
  }
}

PostingFile::PostingFile(std::string path) : path_(std::move(path)), file_(path_) { read_header(); }

void PostingFile::damaged(std::string_view why) const {
  throw Error(fmt::format("'{}' is damaged: {}", path_, why),
              "check the index with: timbao-index --check");
}

/// Xapian's version file, which begins a database of one file: see term_database.cpp.
void PostingFile::read_header() {
  if (file_.size() < kBlockBytes || !file_.bytes().starts_with("\x0f\x0dXapian Glass"))
    damaged("it is no term database");
  const auto* const bytes = reinterpret_cast<const unsigned char*>(file_.data());
  Chunk head{bytes + kMagicBytes + 2 + kNameBytes, bytes + kBlockBytes, 0, true};
  blocks_ = static_cast<std::uint32_t>(file_.size() / kBlockBytes);
  (void)read_number(head);  // revision
  for (std::size_t table = 0; table <= kSharedTables; ++table) {
    const std::uint64_t root = read_number(head);
    const std::uint64_t shape = read_number(head);
    (void)read_number(head);  // entries
    const std::uint64_t size = read_number(head);
    (void)read_number(head);  // least to compress
    const std::uint64_t free_list = read_number(head);
    if (free_list > static_cast<std::uint64_t>(head.end - head.at))
      damaged("its header ends too soon");
    head.at += free_list;
    if (table != 0)
      continue;
    if (size != kBlockBytes >> 11U)
      damaged("its blocks have an unknown size");
    root_ = static_cast<std::uint32_t>(root);
    level_ = static_cast<std::uint32_t>(shape >> 2U);
    empty_ = (shape & 1U) != 0;
  }
  documents_ = static_cast<std::uint32_t>(read_number(head));
}

std::uint64_t PostingFile::read_long_number(Chunk& chunk) const {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (chunk.at == chunk.end)
      damaged("a number is cut short");
    const unsigned char byte = *chunk.at++;
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80)
      return value;
  }
  damaged("a number is too long");
}

const unsigned char* PostingFile::block(std::uint32_t number) const {
  if (number >= blocks_)
    damaged("a block past its end");
  return reinterpret_cast<const unsigned char*>(file_.data()) + number * kBlockBytes;
}

std::size_t PostingFile::items(const unsigned char* block) const {
  const std::size_t end = two_bytes(block + 9);
  if (end < kHeaderBytes || end > kBlockBytes)
    damaged("a block with a wrong directory");
  return (end - kHeaderBytes) / 2;
}

std::size_t PostingFile::offset(const unsigned char* block, std::size_t item) const {
  const std::size_t at = two_bytes(block + kHeaderBytes + 2 * item);
  if (at + 7 > kBlockBytes)
    damaged("an entry past its block");
  return at;
}

PostingFile::Item PostingFile::leaf_item(const unsigned char* block, std::size_t item) const {
  const std::size_t at = offset(block, item);
  const std::size_t head = two_bytes(block + at);
  const std::size_t size = (head & 0x1FFFU) + 3;
  const std::size_t key_size = block[at + 2];
  if ((head & ~std::size_t{0x1FFF}) != kWholeTag || at + size > kBlockBytes || key_size + 3 > size)
    damaged("an entry of an unknown kind");
  return {view(block + at + 3, key_size), {block + at + 3 + key_size, block + at + size, 0, true}};
}

/// The block below branch `number` where `key` belongs.
std::uint32_t PostingFile::child(std::uint32_t number, std::string_view key) const {
  const unsigned char* const branch = block(number);
  std::size_t low = 0;  // the first key is empty
  std::size_t high = items(branch);
  while (low + 1 < high) {
    const std::size_t middle = (low + high) / 2;
    const std::size_t at = offset(branch, middle);
    const std::size_t size = branch[at + 4];
    if (at + 5 + size > kBlockBytes)
      damaged("an entry past its block");
    (view(branch + at + 5, size) <= key ? low : high) = middle;
  }
  return four_bytes(branch + offset(branch, low));
}

/// Before the first chunk of a term's list; no chunk when it is not there.
PostingFile::Cursor PostingFile::seek(std::string_view term) const {
  Cursor cursor;
  if (empty_ || term.empty())
    return cursor;
  std::string key;
  append_term_key(key, term);
  cursor.block = root_;
  for (std::uint32_t level = level_; level > 0; --level)
    cursor.block = child(cursor.block, key);
  const unsigned char* const leaf = block(cursor.block);
  std::size_t low = 0;
  std::size_t high = items(leaf);
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    leaf_item(leaf, middle).key < key ? low = middle + 1 : high = middle;
  }
  if (low == items(leaf))
    return cursor;
  Item item = leaf_item(leaf, low);
  if (item.key != key)
    return cursor;
  cursor.item = low;
  cursor.key_size = key.size();
  cursor.articles = read_number(item.tag);
  (void)read_number(item.tag);  // occurrences
  item.tag.first = read_number(item.tag) + 1;
  open_chunk(cursor, item.tag);
  return cursor;
}

/// The next chunk of the same list, which is the next entry of the table: leaves stand in order in
/// the file, with branches between them.
void PostingFile::next(Cursor& cursor) const {
  if (cursor.chunk.last) {
    cursor.chunk = {};
    return;
  }
  const unsigned char* leaf = block(cursor.block);
  if (++cursor.item == items(leaf)) {
    cursor.item = 0;
    do
      leaf = block(++cursor.block);
    while (leaf[4] != 0);
  }
  Item item = leaf_item(leaf, cursor.item);
  // The key is the term's, a zero byte, and the first document.
  if (item.key.size() <= cursor.key_size || item.key[cursor.key_size] != '\0')
    damaged("a posting list is cut short");
  item.tag.first = sortable_number(item.key.substr(cursor.key_size + 1));
  if (item.tag.first <= cursor.chunk.first)
    damaged("the chunks of a posting list are not in order");
  open_chunk(cursor, item.tag);
}

void PostingFile::open_chunk(Cursor& cursor, Chunk tag) const {
  if (tag.at == tag.end)
    damaged("an empty chunk");
  tag.last = *tag.at++ == '1';
  (void)read_number(tag);  // documents to the last
  cursor.chunk = tag;
}

std::uint32_t PostingFile::articles(std::string_view term) const {
  return static_cast<std::uint32_t>(seek(term).articles);
}

}  // namespace timbao
