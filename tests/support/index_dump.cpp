// Prints what an index says, whatever its parts: one JSON line for each live article, by id, with
// its stored fields and a hash of its units; then the exact statistics, by syllable and by term.
// Two indexes that answer alike print the same.
//
//   index_dump INDEX

#define XXH_INLINE_ALL
#include "common/base/error.h"
#include "common/store/index.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>
#include <xxhash.h>

namespace {

std::string to_line(const timbao::Index& index, timbao::ArticleRef ref) {
  const timbao::Article article = index.article(ref);
  const timbao::Row row = index.columns(ref).row(ref.row);
  const auto units = index.units(ref).all;
  const auto& strings = index.parts()[ref.part].strings();
  return nlohmann::ordered_json{
      {"id", article.id},
      {"title", article.title},
      {"date", to_string(article.date)},
      {"inferred", article.date_inferred},
      {"source", article.source},
      {"author", article.author},
      {"category", article.category},
      {"tags", article.tags},
      {"url", article.url},
      {"path", article.path},
      {"body", XXH3_64bits(article.body.data(), article.body.size())},
      {"units", XXH3_64bits(units.data(), units.size_bytes())},
      {"row",
       {row.signature, row.id_hash, row.file_hash, row.record_hash, row.content_hash,
        row.title_units, row.body_units, row.joined_units, row.tokens, row.title_tokens,
        row.raw_bytes, row.date}},
      {"columns",
       {strings[row.source], strings[row.author], strings[row.category], strings[row.tags],
        strings[row.folder]}}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void print_articles(const timbao::Index& index) {
  std::vector<std::string> lines;
  for (std::uint32_t part = 0; part < index.parts().size(); ++part)
    for (std::uint32_t row = 0; row < index.parts()[part].rows(); ++row)
      if (!index.deleted({part, row}))
        lines.push_back(to_line(index, {part, row}));
  std::sort(lines.begin(), lines.end());
  for (const std::string& line : lines)
    fmt::print("{}\n", line);
}

void print_statistics(const timbao::Index& index) {
  const timbao::Statistics& statistics = index.statistics();
  fmt::print("articles {} tokens {} title {} bytes {}\n", statistics.articles, statistics.tokens,
             statistics.title_tokens, statistics.raw_bytes);
  for (std::size_t code = 0; code < timbao::kSyllableCount; ++code)
    if (statistics.syllable_articles[code] != 0)
      fmt::print("syllable {} {}\n", code, statistics.syllable_articles[code]);
  std::set<std::string> terms;
  for (const timbao::Part& part : index.parts())
    for (auto term = part.terms().allterms_begin(); term != part.terms().allterms_end(); ++term)
      terms.insert(*term);
  for (const std::string& term : terms)
    if (const std::uint64_t articles = index.term_articles(term); articles != 0)
      fmt::print("term {} {}\n", term, articles);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: index_dump INDEX\n");
    return 2;
  }
  try {
    const timbao::Index index({argv[1]});
    print_articles(index);
    print_statistics(index);
  } catch (const timbao::Error& error) {
    fmt::print(stderr, "index_dump: {}\n", error.what());
    return 2;
  }
  return 0;
}
