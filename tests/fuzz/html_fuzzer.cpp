// Any text is read as a page: the fields are well-formed UTF-8 and no date is after today.

#include "common/text/well_formed.h"
#include "indexer/input/html/html_article.h"

#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string html =
      timbao::repair_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
  constexpr timbao::Date kToday{2024, 6, 1};
  const timbao::Article article = timbao::parse_html_article(html, kToday);
  const std::string text = timbao::html_to_text(html);
  for (const std::string* field : {&article.title, &article.body, &article.author, &article.source,
                                   &article.category, &article.url, &text}) {
    if (!timbao::is_valid_utf8(*field)) {
      std::abort();
    }
  }
  const std::string_view charset = timbao::declared_charset(html);
  if (article.date > kToday || html.find(charset) == std::string::npos) {
    std::abort();
  }
  return 0;
}
