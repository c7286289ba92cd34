// Any text is read as Markdown: what comes out is well-formed UTF-8.

#include "common/text/well_formed.h"
#include "indexer/input/text/markdown_article.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text =
      timbao::repair_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
  const timbao::Article article = timbao::parse_markdown_article(text);
  if (!timbao::is_valid_utf8(article.title) || !timbao::is_valid_utf8(article.body)) {
    std::abort();
  }
  return 0;
}
