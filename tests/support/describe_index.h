#pragma once

#include "common/store/index.h"

#include <string>

namespace timbao {

/// What an index says, whatever its parts: one JSON line for each live article, by id, with its
/// stored fields and a hash of its units; then the exact statistics, by syllable and by term. Two
/// indexes that answer alike are described by the same text.
[[nodiscard]] std::string describe_index(const Index& index);

}  // namespace timbao
