// Whole pages of many kinds in tests/data/html: what is read from x.html is what x.expected says,
// "key: value" lines, an empty line, the body.
#include "indexer/input/html/html_article.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

using timbao::Article;

namespace {

std::string file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// The article as the .expected files have it; fields that are empty are left out.
std::string written(const Article& article) {
  std::string text;
  const auto field = [&text](const std::string& key, const std::string& value) {
    text += value.empty() ? "" : key + ": " + value + "\n";
  };
  std::string tags;
  for (const std::string& tag : article.tags) {
    tags += (tags.empty() ? "" : ", ") + tag;
  }
  field("title", article.title);
  field("date", to_string(article.date) + (article.date_inferred ? "?" : ""));
  field("author", article.author);
  field("source", article.source);
  field("section", article.category);
  field("url", article.url);
  field("tags", tags);
  return text + "\n" + article.body + "\n";
}

}  // namespace

TEST_CASE("pages of many kinds are read as their .expected files say") {
  const std::filesystem::path folder = std::string(TIMBAO_SOURCE_DIR) + "/tests/data/html";
  std::set<std::filesystem::path> pages;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".html") {
      pages.insert(entry.path());
    }
  }
  CHECK(pages.size() >= 14);
  for (std::filesystem::path page : pages) {
    CAPTURE(page.filename());
    const Article article = timbao::parse_html_article(file(page), {2024, 6, 1});
    CHECK(written(article) == file(page.replace_extension(".expected")));
  }
}
