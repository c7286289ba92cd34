#include "common/store/statistics.h"

#include "common/base/mapped_file.h"
#include "common/base/output_file.h"

#include <algorithm>

namespace timbao {

// File: u64 articles, tokens, title_tokens, raw_bytes, then u32 per syllable code.

void Statistics::add(const Statistics& other) {
  articles += other.articles;
  tokens += other.tokens;
  title_tokens += other.title_tokens;
  raw_bytes += other.raw_bytes;
  for (std::size_t code = 0; code < kSyllableCount; ++code)
    syllable_articles[code] += other.syllable_articles[code];
}

void Statistics::subtract(const Statistics& other) {
  articles -= other.articles;
  tokens -= other.tokens;
  title_tokens -= other.title_tokens;
  raw_bytes -= other.raw_bytes;
  for (std::size_t code = 0; code < kSyllableCount; ++code)
    syllable_articles[code] -= other.syllable_articles[code];
}

void write_statistics(const Statistics& statistics, const std::string& path, bool sync) {
  OutputFile out(path);
  out.write_value(statistics.articles);
  out.write_value(statistics.tokens);
  out.write_value(statistics.title_tokens);
  out.write_value(statistics.raw_bytes);
  out.write(statistics.syllable_articles.data(), kSyllableCount * sizeof(std::uint32_t));
  out.close(sync);
}

Statistics read_statistics(const std::string& path) {
  const MappedFile file(path);
  const auto totals = file.array<std::uint64_t>(0, 4);
  Statistics statistics{totals[0], totals[1], totals[2], totals[3]};
  const auto codes = file.array<std::uint32_t>(4 * sizeof(std::uint64_t), kSyllableCount);
  std::copy(codes.begin(), codes.end(), statistics.syllable_articles.begin());
  return statistics;
}

}  // namespace timbao
