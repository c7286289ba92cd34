#include "tests/support/describe_index.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace timbao {
namespace {

std::string to_line(const Index& index, ArticleRef ref) {
  const Article article = index.article(ref);
  const Row row = index.columns(ref).row(ref.row);
  const ArticleUnits stream = index.units(ref);
  const auto units = stream.all;
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

void add_articles(const Index& index, std::string& text) {
  std::vector<std::string> lines;
  for (std::uint32_t part = 0; part < index.parts().size(); ++part)
    for (std::uint32_t row = 0; row < index.parts()[part].rows(); ++row)
      if (!index.deleted({part, row}))
        lines.push_back(to_line(index, {part, row}));
  std::sort(lines.begin(), lines.end());
  for (const std::string& line : lines)
    text += line + '\n';
}

void add_statistics(const Index& index, std::string& text) {
  const auto out = std::back_inserter(text);
  const Totals& statistics = index.statistics();
  fmt::format_to(out, "articles {} tokens {} title {} bytes {}\n", statistics.articles,
                 statistics.tokens, statistics.title_tokens, statistics.raw_bytes);
  for (SyllableCode code = 0; code < kSyllableCount; ++code)
    if (const auto articles = index.syllable_articles(code); articles != 0)
      fmt::format_to(out, "syllable {} {}\n", code, articles);
  std::set<std::string> terms;
  for (const Part& part : index.parts())
    for (auto term = part.terms().allterms_begin(); term != part.terms().allterms_end(); ++term)
      terms.insert(*term);
  for (const std::string& term : terms)
    if (const std::uint64_t articles = index.term_articles(term); articles != 0)
      fmt::format_to(out, "term {} {}\n", term, articles);
}

}  // namespace

std::string describe_index(const Index& index) {
  std::string text;
  add_articles(index, text);
  add_statistics(index, text);
  return text;
}

}  // namespace timbao
