#include "common/store/index.h"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include "common/base/error.h"

#include <algorithm>
#include <xxhash.h>

namespace timbao {
namespace {

constexpr int kOpenAttempts = 10;

}  // namespace

std::uint64_t id_hash(std::string_view id) { return XXH3_64bits(id.data(), id.size()); }

Index::Index(const std::vector<std::string>& index_dirs) {
  // A writer may unlink the parts of the state we read before we open them: read the next state.
  for (int attempt = 1;; ++attempt) {
    std::vector<Manifest> manifests;
    generations_.clear();
    for (const std::string& dir : index_dirs)
      generations_.push_back(manifests.emplace_back(read_manifest(dir)).generation);
    try {
      open(index_dirs, manifests);
      return;
    } catch (const Error&) {
      bool changed = false;
      for (std::size_t i = 0; i < index_dirs.size(); ++i)
        changed = changed || read_manifest(index_dirs[i]).generation != generations_[i];
      if (!changed || attempt == kOpenAttempts)
        throw;
    }
  }
}

void Index::open(const std::vector<std::string>& index_dirs,
                 const std::vector<Manifest>& manifests) {
  parts_.clear();
  roots_.clear();
  for (const Manifest& manifest : manifests)
    roots_.insert(roots_.end(), manifest.roots.begin(), manifest.roots.end());
  terms_ = Xapian::Database();
  statistics_ = Totals();
  for (std::size_t i = 0; i < index_dirs.size(); ++i)
    for (const ManifestPart& info : manifests[i].parts)
      parts_.emplace_back(fmt::format("{}/{}", index_dirs[i], info.name), info);
  for (const Part& part : parts_) {
    terms_.add_database(part.terms());
    statistics_.add(part.statistics().totals());
    if (part.deletions().count != 0)
      statistics_.subtract(part.deletions().lost);
  }
}

std::uint64_t Index::term_articles(std::string_view folded) const {
  std::uint64_t articles = 0;
  for (const Part& part : parts_) {
    articles += part.postings().articles(folded);
    const auto& lost = part.deletions().lost_terms;
    if (const auto found = lost.find(folded); found != lost.end())
      articles -= found->second;
  }
  return articles;
}

std::uint64_t Index::syllable_articles(SyllableCode code) const {
  std::uint64_t articles = 0;
  for (const Part& part : parts_) {
    articles += part.statistics().syllable_articles()[code];
    const auto& lost = part.deletions().lost_syllables;
    if (const auto found = lost.find(code); found != lost.end())
      articles -= found->second;
  }
  return articles;
}

std::uint32_t Index::newest_addition() const {
  std::uint32_t newest = 0;
  for (const Part& part : parts_)
    for (const std::uint32_t added : part.columns().added)
      newest = std::max(newest, added);
  return newest;
}

template <typename Visit>
void Index::for_each_with_id(std::string_view id, const Visit& visit) const {
  const std::uint64_t hash = id_hash(id);
  for (std::uint32_t part = static_cast<std::uint32_t>(parts_.size()); part-- > 0;) {
    const auto hashes = parts_[part].columns().id_hash;
    for (std::uint32_t row = static_cast<std::uint32_t>(hashes.size()); row-- > 0;)
      if (hashes[row] == hash && !parts_[part].deleted(row) && !visit(ArticleRef{part, row}))
        return;
  }
}

std::optional<ArticleRef> Index::find_id(std::string_view id) const {
  std::optional<ArticleRef> found;
  for_each_with_id(id, [&found](ArticleRef ref) {
    found = ref;
    return false;
  });
  return found;
}

std::vector<ArticleRef> Index::find_ids(std::string_view id) const {
  std::vector<ArticleRef> found;
  for_each_with_id(id, [&found](ArticleRef ref) {
    found.push_back(ref);
    return true;
  });
  return found;
}

}  // namespace timbao
