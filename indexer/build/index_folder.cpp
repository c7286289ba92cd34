#include "indexer/build/index_folder.h"

#include "common/base/checksum.h"
#include "common/base/error.h"
#include "common/base/output_file.h"
#include "common/base/version.h"
#include "common/store/part.h"
#include "common/store/schema.h"
#include "indexer/build/merge.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <memory>
#include <set>
#include <utility>

namespace timbao {
namespace {

namespace fs = std::filesystem;

std::string now_text() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

bool is_ours(std::string_view name) {
  return name.starts_with("part-") || name.starts_with("catalog-") ||
         name.starts_with(kManifestName) || name.starts_with(kStubName) || name == kLockName;
}

/// A folder that holds something else is most likely a mistake for an article folder.
void refuse_foreign_folder(const std::string& path) {
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(path, failure))
    if (!is_ours(entry.path().filename().string()))
      throw Error(fmt::format("'{}' is not an index and not empty: it holds '{}'", path,
                              entry.path().filename().string()),
                  "give --index a new or empty folder");
}

}  // namespace

IndexFolder::IndexFolder(std::string path, Access access)
    : path_(std::move(path)), published_(has_manifest(path_)) {
  if (!published_)
    refuse_foreign_folder(path_);
  if (access == Access::kWrite) {
    lock_.emplace(path_);
    published_ = has_manifest(path_);  // it may have been published meanwhile
  }
  if (published_)
    manifest_ = read_manifest(path_);
  else
    manifest_.created = now_text();
}

std::string IndexFolder::file(std::string_view name) const {
  return fmt::format("{}/{}", path_, name);
}

std::string IndexFolder::new_part() { return file(fmt::format("part-{}", manifest_.next_part++)); }

void IndexFolder::publish(const std::vector<ManifestPart>& parts, const CatalogWriter& catalog) {
  Manifest next = manifest_;
  next.parts = parts;
  // A part in which every row is deleted answers nothing.
  std::erase_if(next.parts, [](const ManifestPart& part) { return part.articles == part.deleted; });
  next.catalog = fmt::format("catalog-{}", manifest_.generation + 1);
  catalog.write(file(next.catalog));
  next.catalog_checksum = file_checksum(file(next.catalog));
  next.roots = catalog.roots();
  publish_next(std::move(next));
}

void IndexFolder::publish_next(Manifest next) {
  ++next.generation;
  next.updated = now_text();
  next.program = fmt::format("timbao {}", kVersion);
  for (const ManifestPart& part : next.parts)
    sync_folder(file(part.name));
  sync_folder(path_);
  publish_manifest(path_, next);
  manifest_ = std::move(next);
  published_ = true;
  clean();
}

void IndexFolder::merge(const std::vector<std::size_t>& chosen) {
  std::vector<std::unique_ptr<Part>> opened;
  std::vector<const Part*> inputs;
  for (const std::size_t number : chosen) {
    const ManifestPart& info = manifest_.parts[number];
    opened.push_back(std::make_unique<Part>(file(info.name), info));
    inputs.push_back(opened.back().get());
  }
  const std::string folder = new_part();
  const ManifestPart merged = merge_parts(inputs, folder);
  Manifest next = manifest_;
  next.parts.clear();
  for (std::size_t i = 0; i < manifest_.parts.size(); ++i) {
    if (i == chosen.front() && merged.articles != 0)
      next.parts.push_back(merged);
    if (std::find(chosen.begin(), chosen.end(), i) == chosen.end())
      next.parts.push_back(manifest_.parts[i]);
  }
  publish_next(std::move(next));
}

void IndexFolder::clean() const {
  if (published_)
    renew_stub(path_, manifest_);
  std::set<std::string> needed = {manifest_.catalog};
  for (const ManifestPart& part : manifest_.parts) {
    needed.insert(part.name);
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(file(part.name), failure)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with("deleted-") && name != part.deletions)
        fs::remove(entry.path(), failure);
    }
  }
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(path_, failure)) {
    const std::string name = entry.path().filename().string();
    if ((name.starts_with("part-") || name.starts_with("catalog-")) && !needed.contains(name))
      fs::remove_all(entry.path(), failure);
  }
}

}  // namespace timbao
