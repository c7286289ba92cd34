#include "indexer/build/delete_articles.h"

#include "common/base/checksum.h"
#include "common/store/article_analysis.h"

#include <algorithm>
#include <fmt/format.h>

namespace timbao {
namespace {

void take_off(const Part& part, std::uint32_t row, ArticleAnalysis& analysis,
              Deletions& deletions) {
  if (!deletions.insert(row))
    return;
  analysis.analyze(part.article(row));
  Totals& lost = deletions.lost;
  ++lost.articles;
  lost.tokens += analysis.tokens;
  lost.title_tokens += analysis.title_tokens;
  lost.raw_bytes += part.columns().raw_bytes[row];
  for (const SyllableCode code : analysis.syllables())
    ++deletions.lost_syllables[code];
  for (const TermCount& term : analysis.terms())
    ++deletions.lost_terms[std::string(term.term)];
}

}  // namespace

void delete_articles(const std::string& index_dir, std::uint64_t generation, const Index& index,
                     std::vector<ArticleRef> rows, std::vector<ManifestPart>& parts) {
  std::sort(rows.begin(), rows.end());
  ArticleAnalysis analysis;
  for (std::size_t i = 0; i < rows.size();) {
    const std::uint32_t number = rows[i].part;
    const Part& part = index.parts()[number];
    // The part may have been changed by an earlier round of this run: start from its newest file.
    ManifestPart& info = parts[number];
    Deletions deletions =
        info.deletions.empty()
            ? Deletions{}
            : read_deletions(fmt::format("{}/{}/{}", index_dir, info.name, info.deletions));
    for (; i < rows.size() && rows[i].part == number; ++i)
      take_off(part, rows[i].row, analysis, deletions);
    info.deletions = fmt::format("deleted-{}", generation);
    info.deleted = deletions.count;
    const std::string path = fmt::format("{}/{}/{}", index_dir, info.name, info.deletions);
    write_deletions(deletions, path);
    info.deletions_checksum = file_checksum(path);
  }
}

}  // namespace timbao
