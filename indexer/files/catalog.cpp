#include "indexer/files/catalog.h"

#define XXH_INLINE_ALL
#include "common/base/error.h"
#include "common/base/output_file.h"

#include <xxhash.h>

namespace timbao {
namespace {

// File: u64 magic, entries, slots, blob bytes; entries; u32 slots (entry number + 1, 0 = free),
// linear probing, at most half full, a power of two; blob of paths and reasons.
constexpr std::uint64_t kMagic = 0x3254414354414254;  // "TBATCAT2"

}  // namespace

std::uint64_t path_hash(std::string_view path) { return XXH3_64bits(path.data(), path.size()); }

Catalog::Catalog(const std::string& path) : file_(path) {
  const auto header = file_.array<std::uint64_t>(0, 4);
  if (header[0] != kMagic || header[2] == 0 || (header[2] & (header[2] - 1)) != 0)
    throw Error("'" + path + "' is not a catalogue", "build the index again into an empty folder");
  std::size_t offset = 4 * sizeof(std::uint64_t);
  entries_ = file_.array<CatalogEntry>(offset, header[1]);
  offset += entries_.size_bytes();
  slots_ = file_.array<std::uint32_t>(offset, header[2]);
  blob_begin_ = offset + slots_.size_bytes();
  (void)file_.array<char>(blob_begin_, header[3]);
}

std::optional<std::size_t> Catalog::find(std::string_view path) const {
  if (entries_.empty())
    return std::nullopt;
  const std::uint64_t hash = path_hash(path);
  for (std::size_t slot = hash & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
    const std::uint32_t number = slots_[slot];
    if (number == 0 || number > entries_.size())
      return std::nullopt;
    if (entries_[number - 1].path_hash == hash && this->path(entries_[number - 1]) == path)
      return number - 1;
  }
}

std::string_view Catalog::text(std::uint64_t begin, std::uint64_t size) const {
  const auto bytes = file_.array<char>(blob_begin_ + begin, size);
  return {bytes.data(), bytes.size()};
}

std::string_view Catalog::path(const CatalogEntry& entry) const {
  return text(entry.path_begin, entry.path_size);
}

std::string_view Catalog::name(const CatalogEntry& entry) const {
  return text(entry.path_begin + entry.path_size, entry.name_size);
}

std::string_view Catalog::reason(const CatalogEntry& entry) const {
  return text(entry.reason_begin, entry.reason_size);
}

void CatalogWriter::add(CatalogEntry entry, std::string_view path, std::string_view name,
                        std::string_view reason) {
  entry.path_hash = path_hash(path);
  entry.path_begin = blob_.size();
  entry.path_size = static_cast<std::uint32_t>(path.size());
  entry.name_size = static_cast<std::uint32_t>(name.size());
  entry.reason_size = static_cast<std::uint32_t>(reason.size());
  blob_.append(path).append(name);
  if (path.size() > name.size() && path.ends_with(name) &&
      path[path.size() - name.size() - 1] == '/' && roots_.size() < kMostRoots) {
    const std::string_view root = path.substr(0, path.size() - name.size() - 1);
    if (!roots_.contains(root))
      roots_.emplace(root);
  }
  entry.reason_begin = blob_.size();
  blob_.append(reason);
  entries_.push_back(entry);
}

void CatalogWriter::write(const std::string& path) const {
  std::size_t slot_count = 16;
  while (slot_count < entries_.size() * 2)
    slot_count *= 2;
  std::vector<std::uint32_t> slots(slot_count);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t slot = entries_[i].path_hash & (slot_count - 1);
    while (slots[slot] != 0)
      slot = (slot + 1) & (slot_count - 1);
    slots[slot] = static_cast<std::uint32_t>(i + 1);
  }
  OutputFile out(path);
  for (const std::uint64_t value : {kMagic, std::uint64_t{entries_.size()},
                                    std::uint64_t{slot_count}, std::uint64_t{blob_.size()}})
    out.write_value(value);
  out.write(entries_.data(), entries_.size() * sizeof(CatalogEntry));
  out.write(slots.data(), slots.size() * sizeof(std::uint32_t));
  out.write(blob_);
  out.close(true);
}

}  // namespace timbao
