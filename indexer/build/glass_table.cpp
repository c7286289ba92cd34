#include "indexer/build/glass_table.h"

#include <algorithm>

namespace timbao {
namespace {

constexpr std::size_t kDirectoryBegin = 11;
constexpr std::size_t kOffsetBytes = 2;
constexpr std::size_t kLeafItemHead = 3;
constexpr std::uint32_t kRevision = 1;
constexpr std::uint16_t kWholeTag = 0x6000;  // first and last component

void put(std::string& bytes, std::size_t at, std::size_t width, std::uint64_t value) {
  for (std::size_t i = width; i-- > 0; value >>= 8)
    bytes[at + i] = static_cast<char>(value & 0xFF);
}

void append_number(std::string& bytes, std::size_t width, std::uint64_t value) {
  bytes.resize(bytes.size() + width);
  put(bytes, bytes.size() - width, width, value);
}

/// The shortest beginning of `key` that sorts after `before`.
std::string_view separator(std::string_view before, std::string_view key) {
  const auto differs = std::mismatch(key.begin(), key.end(), before.begin(), before.end()).first;
  const auto shared = static_cast<std::size_t>(differs - key.begin());
  return key.substr(0, std::min(shared + 1, key.size()));
}

}  // namespace

GlassTableWriter::GlassTableWriter(OutputFile& file, std::uint32_t first_block)
    : file_(file), next_block_(first_block) {
  clear(leaf_);
  item_.clear();
  append_number(item_, 2, kWholeTag);
  append_number(item_, 1, 0);
  append(leaf_, item_);
}

void GlassTableWriter::clear(Block& block) {
  block.bytes.assign(kBlockBytes, '\0');
  block.directory_end = kDirectoryBegin;
  block.items_begin = kBlockBytes;
}

bool GlassTableWriter::fits(const Block& block, std::size_t item_size) {
  return block.directory_end + kOffsetBytes + item_size <= block.items_begin;
}

void GlassTableWriter::append(Block& block, std::string_view item) {
  block.items_begin -= item.size();
  block.bytes.replace(block.items_begin, item.size(), item);
  put(block.bytes, block.directory_end, kOffsetBytes, block.items_begin);
  block.directory_end += kOffsetBytes;
}

std::size_t GlassTableWriter::room(std::size_t key_size) const {
  const std::size_t taken = leaf_.directory_end + kOffsetBytes + kLeafItemHead + key_size;
  return leaf_.items_begin > taken ? leaf_.items_begin - taken : 0;
}

std::size_t GlassTableWriter::most_room(std::size_t key_size) {
  return kBlockBytes - kDirectoryBegin - kOffsetBytes - kLeafItemHead - key_size;
}

void GlassTableWriter::add(std::string_view key, std::string_view tag) {
  item_.clear();
  append_number(item_, 2, kWholeTag | (key.size() + tag.size()));
  append_number(item_, 1, key.size());
  item_.append(key).append(tag);
  if (!fits(leaf_, item_.size())) {
    const std::string before = leaf_.separator;
    const std::uint32_t number = write(leaf_, 0);
    add_branch(0, before, number);
    leaf_.separator = separator(last_key_, key);
  }
  append(leaf_, item_);
  last_key_ = key;
  ++entries_;
}

/// Writes the block to the file, gives its number, and empties it.
std::uint32_t GlassTableWriter::write(Block& block, std::uint8_t level) {
  const std::size_t gap = block.items_begin - block.directory_end;
  put(block.bytes, 0, 4, kRevision);
  put(block.bytes, 4, 1, level);
  put(block.bytes, 5, 2, gap);
  put(block.bytes, 7, 2, gap);
  put(block.bytes, 9, 2, block.directory_end);
  file_.write(block.bytes);
  clear(block);
  return next_block_++;
}

void GlassTableWriter::add_branch(std::size_t level, std::string_view key, std::uint32_t child) {
  if (level == branches_.size())
    clear(branches_.emplace_back());
  std::string item;
  append_number(item, 4, child);
  append_number(item, 1, key.size());
  item.append(key);
  append_number(item, 2, 1);
  if (!fits(branches_[level], item.size())) {
    const std::string before = branches_[level].separator;
    const std::uint32_t number = write(branches_[level], static_cast<std::uint8_t>(level + 1));
    add_branch(level + 1, before, number);
  }
  Block& block = branches_[level];
  if (block.directory_end == kDirectoryBegin) {
    block.separator = key;
    item.resize(4);
    append_number(item, 3, 0);
  }
  append(block, item);
}

GlassRoot GlassTableWriter::finish() {
  std::string before = leaf_.separator;
  GlassRoot root;
  root.block = write(leaf_, 0);
  for (std::size_t level = 0; level < branches_.size(); ++level) {
    add_branch(level, before, root.block);
    before = branches_[level].separator;
    root.level = static_cast<std::uint32_t>(level + 1);
    root.block = write(branches_[level], static_cast<std::uint8_t>(level + 1));
  }
  root.entries = entries_;
  root.end = next_block_;
  return root;
}

}  // namespace timbao
