#include "indexer/build/merge.h"

#include "indexer/build/delete_articles.h"
#include "indexer/build/part_builder.h"
#include "tests/indexer/support/sample_articles.h"
#include "tests/support/describe_index.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <iterator>
#include <memory>
#include <random>

namespace timbao {
namespace {

using Articles = std::vector<Article>;

Articles joined(const std::vector<Articles>& lists) {
  Articles all;
  for (const Articles& list : lists)
    all.insert(all.end(), list.begin(), list.end());
  return all;
}

std::vector<ManifestPart> build_parts(const std::vector<Articles>& lists,
                                      const std::string& index_dir) {
  std::vector<ManifestPart> parts;
  for (const Articles& list : lists)
    parts.push_back(build_part(list, fmt::format("{}/part-{}", index_dir, parts.size() + 1)));
  return parts;
}

/// Deletes a share of the rows of each part; gives the articles that stay.
Articles delete_some(const std::string& index_dir, const std::vector<Articles>& lists,
                     std::vector<ManifestPart>& parts, double share, unsigned seed) {
  std::mt19937 random(seed);
  std::bernoulli_distribution drop(share);
  std::vector<ArticleRef> rows;
  Articles kept;
  for (std::uint32_t part = 0; part < lists.size(); ++part)
    for (std::uint32_t row = 0; row < lists[part].size(); ++row)
      if (drop(random))
        rows.push_back({part, row});
      else
        kept.push_back(lists[part][row]);
  delete_articles(index_dir, 2, Index({index_dir}), rows, parts);
  publish_parts(index_dir, parts);
  return kept;
}

std::string describe(const std::string& index_dir) { return describe_index(Index({index_dir})); }

ManifestPart merge_all(const std::string& index_dir, const std::vector<ManifestPart>& infos) {
  std::vector<std::unique_ptr<Part>> parts;
  std::vector<const Part*> inputs;
  for (const ManifestPart& info : infos) {
    parts.push_back(std::make_unique<Part>(fmt::format("{}/{}", index_dir, info.name), info));
    inputs.push_back(parts.back().get());
  }
  return merge_parts(inputs, index_dir + "/part-99");
}

const std::vector<Articles>& lists() {
  static const std::vector<Articles> kLists = {
      sample_articles(700, 1, "a-"), sample_articles(30, 2, "b-"), sample_articles(120, 3, "c-")};
  return kLists;
}

}  // namespace

TEST_CASE("many parts say what one says, and still do once merged") {
  const TempFolder folder;
  const auto parts = build_parts(lists(), folder.path());
  publish_parts(folder.path(), parts);
  const std::string whole = describe_articles(joined(lists()));
  CHECK(describe(folder.path()) == whole);
  const ManifestPart merged = merge_all(folder.path(), parts);
  CHECK(merged.articles == 850);
  CHECK(verify_part(folder.file(merged.name)).empty());
  publish_parts(folder.path(), {merged});
  CHECK(describe(folder.path()) == whole);
}

TEST_CASE("deleted articles count for nothing, before the merge that drops them and after") {
  for (const double share : {0.02, 0.3, 0.95}) {
    CAPTURE(share);
    const TempFolder folder;
    auto parts = build_parts(lists(), folder.path());
    publish_parts(folder.path(), parts);
    const Articles kept = delete_some(folder.path(), lists(), parts, share, 9);
    const std::string whole = describe_articles(kept);
    CHECK(describe(folder.path()) == whole);
    const ManifestPart merged = merge_all(folder.path(), parts);
    CHECK(merged.articles == kept.size());
    publish_parts(folder.path(), {merged});
    CHECK(describe(folder.path()) == whole);
  }
}

TEST_CASE("deletions of several runs add up") {
  const TempFolder folder;
  const std::vector<Articles> list = {sample_articles(60, 4)};
  auto parts = build_parts(list, folder.path());
  publish_parts(folder.path(), parts);
  delete_articles(folder.path(), 2, Index({folder.path()}), {{0, 3}, {0, 4}}, parts);
  publish_parts(folder.path(), parts);
  delete_articles(folder.path(), 3, Index({folder.path()}), {{0, 4}, {0, 59}}, parts);
  publish_parts(folder.path(), parts);
  CHECK(parts[0].deleted == 3);
  Articles kept = list[0];
  for (const std::ptrdiff_t row : {59, 4, 3})
    kept.erase(kept.begin() + row);
  CHECK(describe(folder.path()) == describe_articles(kept));
}

TEST_CASE("merging parts of which every row is deleted leaves an empty part") {
  const TempFolder folder;
  const std::vector<Articles> list = {sample_articles(5, 4), sample_articles(7, 6)};
  auto parts = build_parts(list, folder.path());
  publish_parts(folder.path(), parts);
  (void)delete_some(folder.path(), list, parts, 1.0, 1);
  CHECK(merge_all(folder.path(), parts).articles == 0);
}

TEST_CASE("a part with many deleted rows is chosen, alone") {
  Manifest manifest;
  manifest.parts = {{"part-1", 100, 1000, "", 0}, {"part-2", 100, 1000, "deleted-3", 31}};
  CHECK(choose_merge(manifest) == std::vector<std::size_t>{1});
  manifest.parts[1].deleted = 30;
  CHECK(choose_merge(manifest).empty());
}

TEST_CASE("small runs without end keep parts few and each byte is merged a few times only") {
  Manifest manifest;
  manifest.parts = {{"part-0", 1'000'000, 4'000'000'000, "", 0}};
  std::uint64_t added = 0;
  std::uint64_t rewritten = 0;
  for (int run = 1; run <= 2000; ++run) {
    manifest.parts.push_back({fmt::format("part-{}", run), 100, 400'000, "", 0});
    added += 400'000;
    const auto chosen = choose_merge(manifest);
    if (!chosen.empty()) {
      ManifestPart merged;
      for (const std::size_t number : chosen) {
        merged.articles += manifest.parts[number].articles;
        merged.bytes += manifest.parts[number].bytes;
      }
      rewritten += merged.bytes;
      for (std::size_t i = chosen.size(); i-- > 0;)
        manifest.parts.erase(manifest.parts.begin() + static_cast<std::ptrdiff_t>(chosen[i]));
      manifest.parts.push_back(merged);
    }
    REQUIRE(manifest.parts.size() <= kMaxParts);
  }
  // Each byte once for each level of six-fold growth, and a little.
  CHECK(static_cast<double>(rewritten) / static_cast<double>(added) <
        2 * std::log(2000) / std::log(6));
}

}  // namespace timbao
