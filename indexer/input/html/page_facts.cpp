#include "indexer/input/html/page_facts.h"

#include "indexer/input/html/entities.h"
#include "indexer/input/html/json_ld.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace timbao {

namespace {

struct MetaName {
  Fact fact;
  int rank;
};

// Ranks: one scale for all kinds of statement; lower is believed first.
constexpr int kJsonLdRank = 5;
constexpr int kMicrodataRank = 11;
constexpr int kLinkRank = 25;
constexpr int kTimeRank = 30;
constexpr int kCreatedRank = 40;
constexpr int kSavedRank = 50;

const std::unordered_map<std::string_view, MetaName>& meta_names() {
  static const std::unordered_map<std::string_view, MetaName> kNames = {
      {"og:title", {Fact::kTitle, 10}},
      {"twitter:title", {Fact::kTitle, 15}},
      {"dc.title", {Fact::kTitle, 16}},
      {"dcterms.title", {Fact::kTitle, 16}},
      {"title", {Fact::kTitle, 17}},
      {"headline", {Fact::kTitle, 14}},
      {"article:published_time", {Fact::kPublished, 10}},
      {"og:article:published_time", {Fact::kPublished, 12}},
      {"og:published_time", {Fact::kPublished, 12}},
      {"article:published", {Fact::kPublished, 12}},
      {"article.published", {Fact::kPublished, 12}},
      {"rnews:datepublished", {Fact::kPublished, 12}},
      {"datepublished", {Fact::kPublished, 12}},
      {"pubdate", {Fact::kPublished, 13}},
      {"publishdate", {Fact::kPublished, 13}},
      {"publish_date", {Fact::kPublished, 13}},
      {"publish-date", {Fact::kPublished, 13}},
      {"published", {Fact::kPublished, 13}},
      {"published_time", {Fact::kPublished, 13}},
      {"published-date", {Fact::kPublished, 13}},
      {"publicationdate", {Fact::kPublished, 13}},
      {"publication_date", {Fact::kPublished, 13}},
      {"publication-date", {Fact::kPublished, 13}},
      {"date.publish", {Fact::kPublished, 13}},
      {"originalpublicationdate", {Fact::kPublished, 13}},
      {"article_date_original", {Fact::kPublished, 13}},
      {"citation_publication_date", {Fact::kPublished, 14}},
      {"sailthru.date", {Fact::kPublished, 14}},
      {"parsely-pub-date", {Fact::kPublished, 14}},
      {"cxenseparse:recs:publishtime", {Fact::kPublished, 14}},
      {"displaydate", {Fact::kPublished, 15}},
      {"dc.date.issued", {Fact::kPublished, 14}},
      {"dcterms.issued", {Fact::kPublished, 14}},
      {"dc.date.published", {Fact::kPublished, 14}},
      {"dcterms.date", {Fact::kPublished, 16}},
      {"dc.date", {Fact::kPublished, 16}},
      {"date", {Fact::kPublished, 18}},
      {"article_date", {Fact::kPublished, 18}},
      {"dc.date.created", {Fact::kPublished, kCreatedRank}},
      {"dcterms.created", {Fact::kPublished, kCreatedRank}},
      {"article.created", {Fact::kPublished, kCreatedRank}},
      {"created", {Fact::kPublished, kCreatedRank}},
      {"datecreated", {Fact::kPublished, kCreatedRank}},
      {"article:modified_time", {Fact::kModified, 10}},
      {"og:updated_time", {Fact::kModified, 12}},
      {"lastmod", {Fact::kModified, 13}},
      {"last-modified", {Fact::kModified, 14}},
      {"datemodified", {Fact::kModified, 12}},
      {"dcterms.modified", {Fact::kModified, 14}},
      {"revised", {Fact::kModified, 16}},
      {"article:author", {Fact::kAuthor, 10}},
      {"og:article:author", {Fact::kAuthor, 11}},
      {"byl", {Fact::kAuthor, 11}},
      {"author", {Fact::kAuthor, 12}},
      {"article.author", {Fact::kAuthor, 12}},
      {"parsely-author", {Fact::kAuthor, 13}},
      {"sailthru.author", {Fact::kAuthor, 13}},
      {"cxenseparse:author", {Fact::kAuthor, 13}},
      {"citation_author", {Fact::kAuthor, 13}},
      {"dc.creator", {Fact::kAuthor, 13}},
      {"dcterms.creator", {Fact::kAuthor, 13}},
      {"creator", {Fact::kAuthor, 14}},
      {"article:section", {Fact::kSection, 10}},
      {"og:article:section", {Fact::kSection, 11}},
      {"og:section", {Fact::kSection, 11}},
      {"section", {Fact::kSection, 12}},
      {"articlesection", {Fact::kSection, 12}},
      {"parsely-section", {Fact::kSection, 13}},
      {"category", {Fact::kSection, 14}},
      {"og:site_name", {Fact::kSource, 10}},
      {"dc.publisher", {Fact::kSource, 13}},
      {"dcterms.publisher", {Fact::kSource, 13}},
      {"publisher", {Fact::kSource, 13}},
      {"source", {Fact::kSource, 14}},
      {"application-name", {Fact::kSource, 15}},
      {"apple-mobile-web-app-title", {Fact::kSource, 17}},
      {"copyright", {Fact::kSource, 19}},
      {"og:url", {Fact::kUrl, 12}},
      {"twitter:url", {Fact::kUrl, 15}},
      {"dc.identifier", {Fact::kUrl, 16}},
      {"article:tag", {Fact::kTags, 9}},
      {"news_keywords", {Fact::kTags, 10}},
      {"parsely-tags", {Fact::kTags, 11}},
      {"keywords", {Fact::kTags, 12}},
      {"dc.subject", {Fact::kTags, 13}},
      {"og:description", {Fact::kDescription, 10}},
      {"description", {Fact::kDescription, 11}},
      {"twitter:description", {Fact::kDescription, 15}},
      {"dc.description", {Fact::kDescription, 16}},
  };
  return kNames;
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string to_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

/// Trimmed, runs of blanks as one; line breaks between list items stay.
std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_blank(c) || (c == '\n' && !out.empty() && out.back() != '\n')) {
      while (c == '\n' && !out.empty() && out.back() == ' ') {
        out.pop_back();
      }
      out += c;
    } else if (!out.empty() && !is_blank(out.back())) {
      out += ' ';
    }
  }
  while (!out.empty() && is_blank(out.back())) {
    out.pop_back();
  }
  return out;
}

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos;
       at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || is_blank(list[at - 1])) && (end == list.size() || is_blank(list[end]))) {
      return true;
    }
  }
  return false;
}

/// What a microdata element says: its machine-readable attribute, its name, or its text.
std::string microdata_value(const HtmlTree& tree, std::size_t node) {
  for (const HtmlAttribute name : {HtmlAttribute::kContent, HtmlAttribute::kDatetime}) {
    if (!tree.attribute(node, name).empty()) {
      return decode_entities(tree.attribute(node, name));
    }
  }
  for (std::size_t i = node + 1; i < tree[node].end; ++i) {
    if (tree.attribute(i, HtmlAttribute::kItemprop) == "name") {
      return microdata_value(tree, i);
    }
  }
  return tree[node].tag == GUMBO_TAG_LINK
             ? decode_entities(tree.attribute(node, HtmlAttribute::kHref))
             : tree.text(node, 500);
}

}  // namespace

PageFacts::PageFacts(const HtmlTree& tree, const std::vector<bool>& outside) {
  read_json_ld_of(tree);
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].is_text) {
      continue;
    }
    const GumboTag tag = tree[i].tag;
    if (tag == GUMBO_TAG_TITLE && page_title_.empty()) {
      page_title_ = tree.text(i);
    } else if (tag == GUMBO_TAG_META) {
      read_meta(tree, i);
    } else if (tag == GUMBO_TAG_LINK) {
      read_link(tree, i);
    } else if (tag == GUMBO_TAG_A) {
      read_rel(tree, i);
    } else if (outside[i]) {
      continue;
    } else if (tag == GUMBO_TAG_TIME) {
      read_time(tree, i);
    }
    if (!outside[i] && !tree.attribute(i, HtmlAttribute::kItemprop).empty()) {
      read_microdata(tree, i);
    }
  }
  add(Fact::kUrl, kSavedRank, std::string(tree.skeleton().saved_from));
  for (std::vector<Value>& values : values_) {
    std::stable_sort(values.begin(), values.end(),
                     [](const Value& a, const Value& b) { return a.rank < b.rank; });
  }
}

void PageFacts::add(Fact fact, int rank, std::string text) {
  constexpr std::size_t kMaxValues = 64;
  std::vector<Value>& values = values_[static_cast<std::size_t>(fact)];
  text = tidy(text);
  if (!text.empty() && values.size() < kMaxValues) {
    values.push_back({rank, std::move(text)});
  }
}

void PageFacts::read_meta(const HtmlTree& tree, std::size_t node) {
  std::string_view content = tree.attribute(node, HtmlAttribute::kContent);
  if (content.empty()) {
    content = tree.attribute(node, HtmlAttribute::kValue);
  }
  for (const HtmlAttribute attribute : {HtmlAttribute::kProperty, HtmlAttribute::kName}) {
    const std::string name = to_lower(tree.attribute(node, attribute));
    const auto known = meta_names().find(name);
    if (known != meta_names().end()) {
      add(known->second.fact, known->second.rank, decode_entities(content));
    }
  }
}

void PageFacts::read_link(const HtmlTree& tree, std::size_t node) {
  const std::string rel = to_lower(tree.attribute(node, HtmlAttribute::kRel));
  if (has_word(rel, "canonical")) {
    add(Fact::kUrl, 10, decode_entities(tree.attribute(node, HtmlAttribute::kHref)));
  }
}

void PageFacts::read_rel(const HtmlTree& tree, std::size_t node) {
  const std::string_view rel = tree.attribute(node, HtmlAttribute::kRel);
  if (has_word(rel, "category")) {
    add(Fact::kSection, kLinkRank, tree.text(node));
  } else if (has_word(rel, "tag")) {
    add(Fact::kTags, kLinkRank, tree.text(node));
  }
}

void PageFacts::read_microdata(const HtmlTree& tree, std::size_t node) {
  const std::string_view property = tree.attribute(node, HtmlAttribute::kItemprop);
  const auto says = [&](std::string_view word, Fact fact, int rank) {
    if (has_word(property, word)) {
      add(fact, rank, microdata_value(tree, node));
    }
  };
  says("headline", Fact::kTitle, kMicrodataRank);
  says("datePublished", Fact::kPublished, kMicrodataRank);
  says("dateCreated", Fact::kPublished, kCreatedRank);
  says("dateModified", Fact::kModified, kMicrodataRank);
  says("author", Fact::kAuthor, kMicrodataRank);
  says("articleSection", Fact::kSection, kMicrodataRank);
  says("publisher", Fact::kSource, kMicrodataRank);
  says("sourceOrganization", Fact::kSource, kMicrodataRank + 1);
  says("keywords", Fact::kTags, kMicrodataRank);
}

void PageFacts::read_time(const HtmlTree& tree, std::size_t node) {
  const std::string_view datetime = tree.attribute(node, HtmlAttribute::kDatetime);
  if (datetime.empty()) {
    return;
  }
  const bool is_modified =
      tree.attribute(node, HtmlAttribute::kClass).find("updated") != std::string_view::npos &&
      tree.attribute(node, HtmlAttribute::kClass).find("published") == std::string_view::npos;
  const bool is_pubdate = tree.has_attribute(node, HtmlAttribute::kPubdate);
  add(is_modified ? Fact::kModified : Fact::kPublished, is_pubdate ? kTimeRank - 1 : kTimeRank,
      decode_entities(datetime));
}

void PageFacts::read_json_ld_of(const HtmlTree& tree) {
  if (tree.skeleton().json_ld.empty()) {
    return;
  }
  std::string title;
  for (std::size_t i = 0; i < tree.size() && title.empty(); ++i) {
    if (!tree[i].is_text && tree[i].tag == GUMBO_TAG_TITLE) {
      title = tree.text(i);
    }
  }
  JsonLdArticle article = read_json_ld(tree.skeleton().json_ld, title);
  add(Fact::kTitle, kJsonLdRank, std::move(article.headline));
  add(Fact::kPublished, kJsonLdRank, std::move(article.published));
  add(Fact::kPublished, kCreatedRank, std::move(article.created));
  add(Fact::kModified, kJsonLdRank, std::move(article.modified));
  add(Fact::kAuthor, kJsonLdRank, std::move(article.author));
  add(Fact::kSection, kJsonLdRank, std::move(article.section));
  add(Fact::kSource, kJsonLdRank, std::move(article.publisher));
  add(Fact::kUrl, kMicrodataRank, std::move(article.url));
  add(Fact::kTags, kJsonLdRank, std::move(article.keywords));
  body_ = std::move(article.body);
}

std::vector<std::string_view> PageFacts::all(Fact fact) const {
  std::vector<std::string_view> texts;
  for (const Value& value : values_[static_cast<std::size_t>(fact)]) {
    texts.emplace_back(value.text);
  }
  return texts;
}

std::string_view PageFacts::best(Fact fact) const {
  const std::vector<Value>& values = values_[static_cast<std::size_t>(fact)];
  return values.empty() ? std::string_view() : std::string_view(values.front().text);
}

}  // namespace timbao
