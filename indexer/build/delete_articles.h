#pragma once

#include "common/store/index.h"
#include "common/store/manifest.h"

#include <cstdint>
#include <string>
#include <vector>

namespace timbao {

/// Writes the deletions files of generation `generation` for these rows and notes them in `parts`
/// (the parts of the published manifest, in the order of `index`). The articles are analysed again
/// to take their words off the frequencies: about 40 µs each.
void delete_articles(const std::string& index_dir, std::uint64_t generation, const Index& index,
                     std::vector<ArticleRef> rows, std::vector<ManifestPart>& parts);

}  // namespace timbao
