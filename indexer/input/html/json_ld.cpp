#include "indexer/input/html/json_ld.h"

#include "indexer/input/html/entities.h"
#include "indexer/input/records/json_repair.h"

#include <algorithm>
#include <array>
#include <optional>
#include <simdjson.h>
#include <unordered_map>
#include <utility>

namespace timbao {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int kMaxDepth = 8;
constexpr std::size_t kMaxJson = 4U << 20U;

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view string_at(const object& value, std::string_view key) {
  std::string_view text;
  return value[key].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

/// True when one of the types of `value` passes `test`.
template <typename Test>
bool has_type(const object& value, const Test& test) {
  element type;
  if (value["@type"].get(type) != simdjson::SUCCESS) {
    return false;
  }
  std::string_view text;
  if (type.get(text) == simdjson::SUCCESS) {
    return test(text);
  }
  array types;
  return type.get(types) == simdjson::SUCCESS &&
         std::any_of(types.begin(), types.end(), [&test](const element& one) {
           std::string_view name;
           return one.get(name) == simdjson::SUCCESS && test(name);
         });
}

bool is_article_type(std::string_view type) {
  return ends_with(type, "Article") || ends_with(type, "BlogPosting") || type == "Report";
}

/// All objects of a page that describe something, however they are wrapped.
class Objects {
 public:
  void collect(const element& value, int depth) {
    array items;
    if (value.get(items) == simdjson::SUCCESS) {
      for (const element item : items) {
        if (depth < kMaxDepth && all_.size() < kMaxObjects) {
          collect(item, depth + 1);
        }
      }
      return;
    }
    object members;
    if (value.get(members) != simdjson::SUCCESS || depth >= kMaxDepth) {
      return;
    }
    all_.push_back(members);
    const std::string_view id = string_at(members, "@id");
    const std::string_view name = string_at(members, "name");
    if (!id.empty() && !name.empty()) {
      names_.emplace(id, name);
    }
    for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
      element inner;
      if (members[key].get(inner) == simdjson::SUCCESS) {
        collect(inner, depth + 1);
      }
    }
  }

  [[nodiscard]] const std::vector<object>& all() const { return all_; }

  /// Text of a value: a string, a number, the name of an object or of the one it refers to; lists
  /// as lines.
  [[nodiscard]] std::string text(const element& value, int depth) const {
    std::string_view string;
    if (value.get(string) == simdjson::SUCCESS) {
      return std::string(string);
    }
    std::int64_t number = 0;
    if (value.get(number) == simdjson::SUCCESS) {
      return std::to_string(number);
    }
    array items;
    if (value.get(items) == simdjson::SUCCESS && depth < kMaxDepth) {
      std::string lines;
      for (const element item : items) {
        const std::string line = text(item, depth + 1);
        if (!line.empty()) {
          lines += (lines.empty() ? "" : "\n") + line;
        }
      }
      return lines;
    }
    object members;
    return value.get(members) == simdjson::SUCCESS ? name_of(members, depth) : std::string();
  }

  [[nodiscard]] std::string text_at(const object& value, std::string_view key) const {
    element inner;
    return value[key].get(inner) == simdjson::SUCCESS ? decode_entities(text(inner, 0))
                                                      : std::string();
  }

 private:
  static constexpr std::size_t kMaxObjects = 2'000;

  [[nodiscard]] std::string name_of(const object& value, int depth) const {
    for (const std::string_view key : {"name", "alternateName", "@value"}) {
      element inner;
      if (depth < kMaxDepth && value[key].get(inner) == simdjson::SUCCESS) {
        std::string name = text(inner, depth + 1);
        if (!name.empty()) {
          return name;
        }
      }
    }
    const std::string_view id = string_at(value, "@id");
    const auto named = names_.find(id);
    return named == names_.end() ? std::string(id) : std::string(named->second);
  }

  std::vector<object> all_;
  std::unordered_map<std::string_view, std::string_view> names_;  ///< by @id
};

std::string first_of(std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    if (!text.empty()) {
      return text;
    }
  }
  return {};
}

JsonLdArticle article_of(const Objects& objects, const object& value) {
  JsonLdArticle article;
  article.headline = first_of({objects.text_at(value, "headline"), objects.text_at(value, "name")});
  article.published = objects.text_at(value, "datePublished");
  article.created = objects.text_at(value, "dateCreated");
  article.modified = objects.text_at(value, "dateModified");
  article.author = first_of({objects.text_at(value, "author"), objects.text_at(value, "creator")});
  article.section = objects.text_at(value, "articleSection");
  article.publisher =
      first_of({objects.text_at(value, "publisher"), objects.text_at(value, "sourceOrganization")});
  article.url = first_of({objects.text_at(value, "url"), objects.text_at(value, "mainEntityOfPage"),
                          objects.text_at(value, "@id")});
  article.keywords = objects.text_at(value, "keywords");
  article.body = objects.text_at(value, "articleBody");
  return article;
}

/// The first crumb after the home page, unless it is the article itself.
std::string section_of_breadcrumb(const Objects& objects, const object& value) {
  array items;
  if (value["itemListElement"].get(items) != simdjson::SUCCESS || items.size() < 2) {
    return {};
  }
  std::vector<std::string> names;
  for (const element item : items) {
    object crumb;
    if (item.get(crumb) == simdjson::SUCCESS) {
      names.push_back(first_of({objects.text_at(crumb, "name"), objects.text_at(crumb, "item")}));
    }
  }
  return names.size() < 2 || names[1].find("://") != std::string::npos ? std::string() : names[1];
}

void fill(std::string& field, std::string value) {
  if (field.empty()) {
    field = std::move(value);
  }
}

/// What stands beside the article: breadcrumb, page, site.
void add_surroundings(JsonLdArticle& article, const Objects& objects) {
  for (const object& value : objects.all()) {
    if (has_type(value, [](std::string_view type) { return type == "BreadcrumbList"; })) {
      fill(article.section, section_of_breadcrumb(objects, value));
    } else if (has_type(value, [](std::string_view type) { return type == "WebSite"; })) {
      fill(article.publisher, objects.text_at(value, "name"));
    } else if (has_type(value, [](std::string_view type) { return ends_with(type, "WebPage"); })) {
      fill(article.published, objects.text_at(value, "datePublished"));
      fill(article.modified, objects.text_at(value, "dateModified"));
      fill(article.author, objects.text_at(value, "author"));
    }
  }
}

/// The JSON itself, without the comment and CDATA marks some pages wrap it in.
std::string_view json_inside(std::string_view text) {
  const std::size_t first = text.find_first_of("{[");
  const bool is_mark = first != std::string_view::npos && text.substr(first, 7) == "[CDATA[";
  const std::size_t begin = is_mark ? text.find_first_of("{[", first + 7) : first;
  const std::size_t end = text.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) {
    return {};
  }
  std::string_view inside = text.substr(begin, end - begin + 1);
  while (inside.size() > 3 && ends_with(inside, "]]")) {  // "]]>" of CDATA
    const std::size_t last = inside.find_last_of('}');
    if (last == std::string_view::npos || inside.front() == '[') {
      break;
    }
    inside = inside.substr(0, last + 1);
  }
  return inside;
}

/// Parsers own what objects point into, so each text has one.
struct Parsed {
  std::unique_ptr<simdjson::dom::parser> parser;
  element root;
};

std::optional<Parsed> parse(std::string_view text) {
  constexpr std::size_t kMaxJsonDepth = 64;
  auto parser = std::make_unique<simdjson::dom::parser>();
  const simdjson::padded_string padded(text);
  if (parser->allocate(std::max<std::size_t>(text.size(), 256), kMaxJsonDepth) !=
      simdjson::SUCCESS) {
    return std::nullopt;
  }
  element root;
  simdjson::error_code error = parser->parse(padded).get(root);
  if (error != simdjson::SUCCESS && error != simdjson::DEPTH_ERROR) {
    if (const std::optional<std::string> repaired = repair_json(text)) {
      error = parser->parse(simdjson::padded_string(*repaired)).get(root);
    }
  }
  if (error != simdjson::SUCCESS) {
    return std::nullopt;
  }
  return Parsed{std::move(parser), root};
}

}  // namespace

JsonLdArticle read_json_ld(const std::vector<std::string_view>& texts,
                           std::string_view page_title) {
  std::vector<Parsed> documents;
  Objects objects;
  for (const std::string_view text : texts) {
    const std::string_view inside = json_inside(text);
    if (inside.empty() || inside.size() > kMaxJson) {
      continue;
    }
    if (std::optional<Parsed> parsed = parse(inside)) {
      documents.push_back(std::move(*parsed));
      objects.collect(documents.back().root, 0);
    }
  }
  std::optional<object> found;
  for (const object& value : objects.all()) {
    if (!has_type(value, is_article_type)) {
      continue;
    }
    const std::string headline = objects.text_at(value, "headline");
    const bool is_title = !headline.empty() && page_title.find(headline) != std::string_view::npos;
    if (!found || is_title) {
      found = value;
    }
    if (is_title) {
      break;
    }
  }
  JsonLdArticle article;
  if (found) {
    article = article_of(objects, *found);
  }
  add_surroundings(article, objects);
  return article;
}

}  // namespace timbao
