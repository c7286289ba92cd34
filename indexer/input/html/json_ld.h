#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// What a page's JSON-LD says of its article, values as written; empty where it says nothing.
struct JsonLdArticle {
  std::string headline;
  std::string published;
  std::string created;
  std::string modified;
  std::string author;  ///< names, one a line
  std::string section;
  std::string publisher;
  std::string url;
  std::string keywords;  ///< one a line, or as written
  std::string body;
};

/// Finds the article among the JSON-LD texts of one page: a NewsArticle, ReportageNewsArticle,
/// BlogPosting, ..., alone, in a list or in a @graph; where there are several the one whose
/// headline is in `page_title`. Names that a graph refers to by @id are looked up; a
/// BreadcrumbList gives the section, a WebSite or WebPage what the article leaves open. Damaged
/// JSON is repaired where possible, else passed over.
[[nodiscard]] JsonLdArticle read_json_ld(const std::vector<std::string_view>& texts,
                                         std::string_view page_title);

}  // namespace timbao
