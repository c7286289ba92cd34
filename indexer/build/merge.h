#pragma once

#include "common/store/manifest.h"
#include "common/store/part.h"

#include <cstddef>
#include <string>
#include <vector>

namespace timbao {

/// Parts of the manifest that are worth merging into one now, by number; empty when none is.
///
/// Keeps searching quick after many small runs: over kMaxParts parts, the smallest are merged, as
/// many as keep sizes apart (2,000 equal runs write each byte six times). A part with more than
/// three deleted rows in ten is written again without them.
[[nodiscard]] std::vector<std::size_t> choose_merge(const Manifest& manifest);
inline constexpr std::size_t kMaxParts = 8;

/// Writes one part in `folder` with the live articles of `parts`, in their order; gives its
/// manifest entry. Parts without deletions are copied and compacted (about 50 MB of text a
/// second); the others are built again from their stored text.
[[nodiscard]] ManifestPart merge_parts(const std::vector<const Part*>& parts,
                                       const std::string& folder);

}  // namespace timbao
