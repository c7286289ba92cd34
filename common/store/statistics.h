#pragma once

#include "common/text/syllable.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace timbao {

/// Counts over the live articles of a part or an index, exact.
struct Statistics {
  std::uint64_t articles = 0;
  std::uint64_t tokens = 0;  ///< base tokens of titles and bodies
  std::uint64_t title_tokens = 0;
  std::uint64_t raw_bytes = 0;  ///< bytes of titles and bodies
  /// Articles that hold each syllable as written, in title or body.
  std::vector<std::uint32_t> syllable_articles = std::vector<std::uint32_t>(kSyllableCount);

  void add(const Statistics& other);
  void subtract(const Statistics& other);
};

void write_statistics(const Statistics& statistics, const std::string& path, bool sync);
[[nodiscard]] Statistics read_statistics(const std::string& path);

}  // namespace timbao
