#pragma once

#include "common/base/mapped_file.h"
#include "common/text/syllable.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace timbao {

/// Counts over the live articles of a part or an index, exact.
struct Totals {
  std::uint64_t articles = 0;
  std::uint64_t tokens = 0;  ///< base tokens of titles and bodies
  std::uint64_t title_tokens = 0;
  std::uint64_t raw_bytes = 0;  ///< bytes of titles and bodies

  void add(const Totals& other);
  void subtract(const Totals& other);
  friend bool operator==(const Totals&, const Totals&) = default;
};

/// What a part is built with.
struct Statistics {
  Totals totals;
  /// Articles that hold each syllable as written, in title or body.
  std::vector<std::uint32_t> syllable_articles = std::vector<std::uint32_t>(kSyllableCount);
};

/// The statistics of a sealed part, mapped.
class StatisticsFile {
 public:
  /// Throws Error when the file is missing or damaged.
  explicit StatisticsFile(const std::string& path);

  [[nodiscard]] const Totals& totals() const { return totals_; }
  /// By syllable code; deletions not taken off.
  [[nodiscard]] std::span<const std::uint32_t> syllable_articles() const {
    return syllable_articles_;
  }

 private:
  MappedFile file_;
  Totals totals_;
  std::span<const std::uint32_t> syllable_articles_;
};

void write_statistics(const Statistics& statistics, const std::string& path, bool sync);

}  // namespace timbao
