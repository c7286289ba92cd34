#include "tests/indexer/support/sample_articles.h"

#include "common/store/record.h"
#include "indexer/build/part_builder.h"
#include "tests/support/describe_index.h"
#include "tests/support/temp_folder.h"

#include <array>
#include <fmt/format.h>
#include <random>
#include <string_view>

namespace timbao {
namespace {

constexpr std::array<std::string_view, 40> kWords = {
    "mưa",    "lũ",   "về",   "thôn", "Đông",  "bà con",   "dựng",  "lại",       "cầu", "tre",
    "giá",    "lúa",  "tăng", "nhờ",  "được",  "mùa",      "chợ",   "phiên",     "họp", "sớm",
    "thuyền", "cá",   "ra",   "khơi", "gió",   "mạnh",     "cấp",   "7",         "U23", "TP.HCM",
    "Hòa",    "thuỷ", "trạm", "điện", "Krông", "COVID-19", "covid", "25/3/2021", "3,5", "Müller"};

std::string sentence(std::mt19937& random, std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i)
    text += fmt::format("{}{}", i == 0 ? "" : " ", kWords[random() % kWords.size()]);
  return text + ".";
}

std::uint64_t key_of(std::string_view text) { return id_hash(text); }

}  // namespace

std::vector<Article> sample_articles(std::size_t count, unsigned seed, const std::string& prefix) {
  std::mt19937 random(seed);
  std::vector<Article> articles(count);
  for (std::size_t i = 0; i < count; ++i) {
    Article& article = articles[i];
    article.id = fmt::format("{}{}", prefix, i);
    article.path = fmt::format("{}/{}.txt", i % 7, article.id);
    article.title = i % 11 == 0 ? "" : sentence(random, 1 + random() % 12);
    for (std::size_t n = random() % 30; n > 0; --n)
      article.body += sentence(random, random() % 25) + (n % 4 == 0 ? "\n\n" : " ");
    if (i % 3 == 0)
      article.date = {2010 + static_cast<int>(i % 12), 1 + static_cast<int>(i % 12), 0};
    article.date_inferred = i % 6 == 0;
    article.source = i % 4 == 0 ? "Tin Vùng Cao" : "";
    article.author = i % 5 == 0 ? fmt::format("Người viết {}", i % 9) : "";
    article.category = i % 2 == 0 ? "Đời sống" : "";
    if (i % 8 == 0)
      article.tags = {"mùa vụ", fmt::format("thẻ {}", i % 3)};
    article.url = i % 10 == 0 ? fmt::format("https://bao.example/{}", i) : "";
  }
  return articles;
}

ManifestPart build_part(const std::vector<Article>& articles, const std::string& folder) {
  PartBuilder builder(folder);
  std::string record;
  for (const Article& article : articles) {
    record.clear();
    append_record(article, record);
    builder.add(article, record,
                {key_of(article.path), key_of(article.id), record_content_hash(record), 1000});
  }
  return builder.seal();
}

void publish_parts(const std::string& index_dir, const std::vector<ManifestPart>& parts) {
  Manifest manifest;
  manifest.generation = 1;
  manifest.next_part = parts.size() + 1;
  manifest.parts = parts;
  publish_manifest(index_dir, manifest);
}

std::string describe_articles(const std::vector<Article>& articles) {
  const TempFolder folder;
  publish_parts(folder.path(), {build_part(articles, folder.file("part-1"))});
  return describe_index(Index({folder.path()}));
}

}  // namespace timbao
