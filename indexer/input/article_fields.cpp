#include "indexer/input/article_fields.h"

#include "common/text/analyzer.h"
#include "indexer/input/html/html_article.h"
#include "indexer/input/text/byline.h"
#include "indexer/input/text/path_date.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <utility>

namespace timbao {

namespace {

struct RoleNames {
  FieldRole role;
  std::string_view field;  ///< the field's name in --map
  std::initializer_list<std::string_view> names;
};

// Best name first. Written as plain_name() leaves them: lower case, no marks, letters and digits.
const RoleNames* role_names(FieldRole role) {
  static const std::array<RoleNames, 10> kTable = {{
      {FieldRole::kId,
       "id",
       {"id", "articleid", "docid", "newsid", "postid", "idbaiviet", "idbai", "mabaiviet", "mabai",
        "maso", "guid", "uuid", "dataid", "recordid", "storyid", "contentid", "oid"}},
      {FieldRole::kTitle,
       "title",
       {"title", "headline", "tieude", "tieudebaiviet", "articletitle", "posttitle", "newstitle",
        "tenbaiviet", "tenbai", "tit", "tentin", "heading", "h1", "titletext", "ogtitle",
        "pagetitle", "subject", "metatitle", "name"}},
      {FieldRole::kSummary,
       "summary",
       {"sapo", "summary", "lead", "lede", "tomtat", "chapeau", "standfirst", "abstract", "intro",
        "trichyeu", "excerpt", "teaser", "mota"}},
      {FieldRole::kBody,
       "body",
       {"body",        "content",        "noidung",    "articlebody", "text",
        "fulltext",    "noidungbaiviet", "maintext",   "contenttext", "bodytext",
        "textcontent", "cleantext",      "plaintext",  "articletext", "articlecontent",
        "newscontent", "postcontent",    "toanvan",    "vanban",      "thanbai",
        "paragraphs",  "doanvan",        "article",    "story",       "document",
        "doc",         "rawtext",        "rawcontent", "contenthtml", "bodyhtml",
        "html",        "htmlcontent",    "message"}},
      {FieldRole::kDate, "date", {"datepublished", "publishedat",  "publisheddate",
                                  "publishdate",   "datepublish",  "pubdate",
                                  "publishedtime", "publishtime",  "publishedon",
                                  "published",     "ngaydang",     "ngaydangbai",
                                  "ngayxuatban",   "ngayphathanh", "thoigiandang",
                                  "date",          "ngay",         "ngaythang",
                                  "postdate",      "posteddate",   "postedat",
                                  "dateposted",    "releasedate",  "datetime",
                                  "time",          "thoigian",     "timestamp",
                                  "createdat",     "datecreated",  "createddate",
                                  "created",       "ngaytao",      "timecreatepostorigin",
                                  "createtime",    "pubtime",      "issuedate",
                                  "articledate",   "newsdate"}},
      {FieldRole::kAuthor,
       "author",
       {"author", "authors", "tacgia", "byline", "butdanh", "nguoiviet", "phongvien", "authorname",
        "writer", "journalist", "reporter", "creator", "dccreator"}},
      {FieldRole::kCategory,
       "category",
       {"category",     "section",      "chuyenmuc", "articlesection", "danhmuc", "categories",
        "sections",     "categoryname", "catename",  "cate",           "cat",     "topic",
        "topics",       "chude",        "theloai",   "loaitin",        "muc",     "channel",
        "newscategory", "rubric",       "desk"}},
      {FieldRole::kSource, "source", {"source",     "nguon",        "newspaper",    "tobao",
                                      "bao",        "toasoan",      "coquanbaochi", "publisher",
                                      "sourcename", "sitename",     "site",         "website",
                                      "outlet",     "media",        "nguontin",     "sourcedomain",
                                      "domain",     "organization", "urlpagecrawl", "agency"}},
      {FieldRole::kUrl, "url", {"canonicalurl", "canonical",  "url",       "link",
                                "permalink",    "articleurl", "newsurl",   "href",
                                "originalurl",  "weburl",     "sourceurl", "pageurl",
                                "duongdan",     "lienket",    "diachi",    "uri",
                                "linkbaiviet",  "webpage",    "shareurl",  "mainentityofpage"}},
      {FieldRole::kTags,
       "tags",
       {"tags", "keywords", "tukhoa", "tag", "keyword", "hashtags", "newskeywords", "tagnames",
        "taglist", "nhan", "labels", "cactukhoa", "metakeywords"}},
  }};
  const auto found = std::find_if(kTable.begin(), kTable.end(),
                                  [role](const RoleNames& names) { return names.role == role; });
  return found == kTable.end() ? nullptr : &*found;
}

constexpr FieldRole kFirstRole = FieldRole::kId;

FieldRole next(FieldRole role) { return static_cast<FieldRole>(static_cast<int>(role) + 1); }

std::string plain_name(std::string_view name) {
  std::string plain = fold(name);
  std::erase_if(plain, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && std::isalnum(byte) == 0;
  });
  return plain;
}

/// A value as a date; numbers of another shape may still begin with one (20210424110033728).
Date read_date(const std::string& value) {
  const Date date = parse_date(value);
  return date.known() ? date : date_in_path(value);
}

constexpr int kMappedRank = -1;

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Trimmed, with every run of blanks and line breaks one space.
std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (const char c : text) {
    if (!is_blank(c)) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (!line.empty() && line.back() == ' ') {
    line.pop_back();
  }
  return line;
}

/// The lines of a list as one value: "An, Bình".
std::string joined(std::string_view lines) {
  std::string value;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string line = one_line(lines.substr(0, end));
    if (!line.empty()) {
      value += (value.empty() ? "" : ", ") + line;
    }
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return value;
}

std::vector<std::string> split_tags(std::string_view text) {
  std::vector<std::string> tags;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;\n|"), text.size());
    std::string tag = one_line(text.substr(0, end));
    if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) {
      tags.push_back(std::move(tag));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return tags;
}

/// `value` as text where it is HTML, else untouched.
std::string text_of(std::string value) {
  return has_markup(value) ? html_to_text(value) : std::move(value);
}

/// The body with its lead in front, unless the body has it already.
std::string with_summary(const std::string& summary, std::string body) {
  if (summary.empty() || body.find(summary) != std::string::npos) {
    return body;
  }
  return body.empty() ? summary : summary + "\n" + body;
}

/// The day that `path` and the beginning of the text tell together: the path's own day first, a
/// date of the text with its year, then day and month of the text in the path's year.
Date inferred_date(const Date& path, const Date& text) {
  if (path.day != 0 || text.day == 0) {
    return path;
  }
  if (text.year != 0) {
    return text;
  }
  const Date joined{path.year, text.month, text.day};
  const bool agrees = path.month == 0 || path.month == text.month;
  return path.known() && agrees && is_valid(joined) ? joined : path;
}

/// The date in the article's address, else in its path, which may be that of a dump of many.
Date date_of_place(const Article& article) {
  const Date in_url = date_in_path(article.url);
  const Date in_path = in_url.day == 0 ? date_in_path(article.path) : Date{};
  return in_path.known() ? in_path : in_url;
}

void complete_date(Article& article, const Date& text) {
  if (!article.date.known()) {
    article.date = inferred_date(date_of_place(article), text);
    article.date_inferred = article.date.known();
  }
}

}  // namespace

FieldNames::FieldNames(const std::map<std::string, std::string>& mapping) {
  for (FieldRole role = kFirstRole; role != FieldRole::kEnd; role = next(role)) {
    const auto mapped = mapping.find(std::string(role_names(role)->field));
    if (mapped != mapping.end()) {
      known_[mapped->second] = {role, kMappedRank};
      mapped_[static_cast<std::size_t>(role)] = true;
    }
  }
}

std::vector<std::string_view> FieldNames::fields() {
  std::vector<std::string_view> fields;
  for (FieldRole role = kFirstRole; role != FieldRole::kEnd; role = next(role)) {
    fields.push_back(role_names(role)->field);
  }
  return fields;
}

FieldMatch FieldNames::look_up(std::string_view name) const {
  const std::string plain = plain_name(name);
  for (FieldRole role = kFirstRole; role != FieldRole::kEnd; role = next(role)) {
    if (mapped_[static_cast<std::size_t>(role)]) {
      continue;
    }
    const auto& names = role_names(role)->names;
    const auto* found = std::find(names.begin(), names.end(), plain);
    if (found != names.end()) {
      return {role, static_cast<int>(found - names.begin())};
    }
  }
  return {};
}

FieldMatch FieldNames::find(std::string_view name) {
  constexpr std::size_t kMaxKnown = 4096;  // hostile records may have a new key each
  const auto found = known_.find(name);
  if (found != known_.end()) {
    return found->second;
  }
  const FieldMatch match = look_up(name);
  if (known_.size() < kMaxKnown) {
    known_.emplace(name, match);
  }
  return match;
}

void ArticleBuilder::add(FieldMatch match, std::string value) {
  if (match.role == FieldRole::kNone || value.empty()) {
    return;
  }
  Slot& slot = slots_[static_cast<std::size_t>(match.role)];
  if (slot.value.empty() || match.rank < slot.rank) {
    slot = {std::move(value), match.rank};
  }
}

Article ArticleBuilder::build() {
  Article article;
  article.id = take(FieldRole::kId);
  article.title = text_of(take(FieldRole::kTitle));
  article.body = with_summary(text_of(take(FieldRole::kSummary)), text_of(take(FieldRole::kBody)));
  article.date = read_date(take(FieldRole::kDate));
  article.author = joined(text_of(take(FieldRole::kAuthor)));
  article.category = joined(text_of(take(FieldRole::kCategory)));
  article.source = joined(text_of(take(FieldRole::kSource)));
  article.url = take(FieldRole::kUrl);
  article.tags = split_tags(text_of(take(FieldRole::kTags)));
  return article;
}

void complete(Article& article) {
  for (std::string* field : {&article.id, &article.title, &article.author, &article.category,
                             &article.source, &article.url}) {
    *field = one_line(*field);
  }
  const Dateline dateline = read_dateline(article.body);
  complete_date(article, dateline.date);
  const Byline byline =
      article.author.empty() || article.source.empty() ? read_byline(article.body) : Byline{};
  if (article.author.empty()) {
    article.author = byline.author;
  }
  if (article.source.empty()) {
    article.source = dateline.source.empty() ? byline.source : dateline.source;
  }
}

}  // namespace timbao
