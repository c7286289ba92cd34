#pragma once

#include "common/article/article.h"
#include "common/store/index.h"
#include "common/store/manifest.h"

#include <cstdint>
#include <string>
#include <vector>

namespace timbao {

/// Articles of made-up sentences, all different, with every field filled in some of them; the same
/// for the same seed. Ids are `prefix` and a number.
[[nodiscard]] std::vector<Article> sample_articles(std::size_t count, unsigned seed,
                                                   const std::string& prefix = "bai-");

/// Builds a part in `folder` from the articles.
[[nodiscard]] ManifestPart build_part(const std::vector<Article>& articles,
                                      const std::string& folder);

/// Publishes the parts, which are folders of `index_dir`, as an index.
void publish_parts(const std::string& index_dir, const std::vector<ManifestPart>& parts);

/// describe_index() of the index that these articles make in one part.
[[nodiscard]] std::string describe_articles(const std::vector<Article>& articles);

}  // namespace timbao
