#pragma once

#include "indexer/input/html/html_roles.h"
#include "indexer/input/html/html_tree.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// What a page may say of its article beside the text.
enum class Fact : std::uint8_t {
  kTitle,
  kPublished,
  kModified,
  kAuthor,
  kSection,
  kSource,
  kUrl,
  kTags,
  kDescription,
  kEnd
};

/// Everything a page says, best first: JSON-LD, then og: and article:, microdata, <meta> of the
/// known names (Dublin Core, news_keywords, pubdate, ...), <link> and <time>. Nothing is judged
/// here: dates may be in the future, authors may be the site.
class PageFacts {
 public:
  /// What `tree` says; elements inside comments, related news and other parts outside the article
  /// do not count. `outside` tells them for each node.
  PageFacts(const HtmlTree& tree, const std::vector<bool>& outside);

  /// The values for `fact`, best first, entities decoded.
  [[nodiscard]] std::vector<std::string_view> all(Fact fact) const;
  /// The best value, "" when there is none.
  [[nodiscard]] std::string_view best(Fact fact) const;
  /// Text of the <title> element.
  [[nodiscard]] const std::string& page_title() const { return page_title_; }
  /// articleBody of the JSON-LD.
  [[nodiscard]] const std::string& body() const { return body_; }

 private:
  struct Value {
    int rank;
    std::string text;
  };
  void add(Fact fact, int rank, std::string text);
  void read_meta(const HtmlTree& tree, std::size_t node);
  void read_link(const HtmlTree& tree, std::size_t node);
  void read_rel(const HtmlTree& tree, std::size_t node);
  void read_microdata(const HtmlTree& tree, std::size_t node);
  void read_time(const HtmlTree& tree, std::size_t node);
  void read_json_ld_of(const HtmlTree& tree);

  std::array<std::vector<Value>, static_cast<std::size_t>(Fact::kEnd)> values_;
  std::string page_title_;
  std::string body_;
};

}  // namespace timbao
