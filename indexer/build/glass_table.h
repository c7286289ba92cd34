#pragma once

#include "common/base/output_file.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// Where a table's B-tree begins, as Xapian's header block says it.
struct GlassRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;    ///< 0: the root is the one leaf
  std::uint64_t entries = 0;  ///< without the empty first one
  std::uint32_t end = 0;      ///< number of the first block that is not used
};

/// Writes the B-tree of one table in Xapian's glass format, from sorted entries, front to back.
///
/// Xapian has no way in for sorted postings: its own goes through trees of trees that cost three
/// quarters of a whole build. The format is that of Xapian 1.4 (version 2016-03-14), the same for
/// all its releases: backends/glass/glass_table.h says it. Blocks of 8 KB, numbered in the file:
///
///   u32 revision, u8 level (0 leaf), u16 largest gap, u16 all gaps, u16 end of directory; u16
///   offset of each item, in order of keys; free room; items. All numbers big-endian.
///   leaf item    u16 size - 3 with flags (0x4000 last, 0x2000 first component), u8 key size, key,
///                tag. The first of a table has an empty key and tag.
///   branch item  u32 block, u8 key size, key, u16 component (1; 0 with an empty key). The first
///                key of a branch is left empty; others are cut after the byte that tells.
///
/// Tested against Xapian's own checker and its reader.
class GlassTableWriter {
 public:
  static constexpr std::size_t kBlockBytes = 8192;

  /// Appends to `file`, which must stand at the start of block `first_block`.
  GlassTableWriter(OutputFile& file, std::uint32_t first_block);

  /// Bytes of tag that the open block still takes beside a key of this size.
  [[nodiscard]] std::size_t room(std::size_t key_size) const;
  /// The same for an empty block: the most that add() can take.
  [[nodiscard]] static std::size_t most_room(std::size_t key_size);

  /// Keys must be ascending, at most 255 bytes, and not empty.
  void add(std::string_view key, std::string_view tag);

  /// Writes what is open; call once.
  [[nodiscard]] GlassRoot finish();

 private:
  struct Block {
    std::string bytes;
    std::size_t directory_end = 0;
    std::size_t items_begin = 0;
    std::string separator;  ///< key that tells it from the block before
  };

  static void clear(Block& block);
  static bool fits(const Block& block, std::size_t item_size);
  static void append(Block& block, std::string_view item);
  std::uint32_t write(Block& block, std::uint8_t level);
  void add_branch(std::size_t level, std::string_view key, std::uint32_t child);

  OutputFile& file_;
  std::uint32_t next_block_;
  std::uint64_t entries_ = 0;
  Block leaf_;
  std::vector<Block> branches_;  ///< open block of level 1, 2, ...
  std::string last_key_;
  std::string item_;
};

}  // namespace timbao
