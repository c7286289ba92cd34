#include "common/store/statistics.h"

#include "common/base/output_file.h"

namespace timbao {

// File: u64 articles, tokens, title_tokens, raw_bytes, then u32 per syllable code.

void Totals::add(const Totals& other) {
  articles += other.articles;
  tokens += other.tokens;
  title_tokens += other.title_tokens;
  raw_bytes += other.raw_bytes;
}

void Totals::subtract(const Totals& other) {
  articles -= other.articles;
  tokens -= other.tokens;
  title_tokens -= other.title_tokens;
  raw_bytes -= other.raw_bytes;
}

StatisticsFile::StatisticsFile(const std::string& path) : file_(path) {
  const auto totals = file_.array<std::uint64_t>(0, 4);
  totals_ = {totals[0], totals[1], totals[2], totals[3]};
  syllable_articles_ = file_.array<std::uint32_t>(4 * sizeof(std::uint64_t), kSyllableCount);
}

void write_statistics(const Statistics& statistics, const std::string& path, bool sync) {
  OutputFile out(path);
  out.write_value(statistics.totals.articles);
  out.write_value(statistics.totals.tokens);
  out.write_value(statistics.totals.title_tokens);
  out.write_value(statistics.totals.raw_bytes);
  out.write(statistics.syllable_articles.data(), kSyllableCount * sizeof(std::uint32_t));
  out.close(sync);
}

}  // namespace timbao
