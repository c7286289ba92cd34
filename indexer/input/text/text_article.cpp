#include "indexer/input/text/text_article.h"

#include "indexer/input/article_fields.h"

#include <algorithm>
#include <string>

namespace timbao {

namespace {

constexpr std::string_view kBlank = " \t\r\n\v\f";

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// Takes the first line off `text`; any of the three line ends.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  if (text.substr(0, 2) == "\r\n") {
    text.remove_prefix(2);
  } else if (!text.empty()) {
    text.remove_prefix(1);
  }
  return line;
}

/// Reads `# key: value`; false for any other line.
bool read_header(std::string_view line, FieldNames& names, ArticleBuilder& builder) {
  constexpr std::size_t kMaxKey = 40;
  line = trim(line);
  if (line.size() < 2 || line[0] != '#') {
    return false;
  }
  const std::size_t mark = line.find_first_of(":=");
  if (mark == std::string_view::npos || mark > kMaxKey) {
    return false;
  }
  const std::string_view key = trim(line.substr(1, mark - 1));
  builder.add(names.find(key), std::string(trim(line.substr(mark + 1))));
  return !key.empty();
}

/// Characters, not bytes.
std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

bool is_title(std::string_view line, std::string_view rest) {
  constexpr std::size_t kMaxTitle = 250;
  constexpr std::size_t kMaxTitleNoBlank = 180;
  const std::size_t size = length(line);
  if (size > kMaxTitle || trim(rest).empty()) {
    return size <= kMaxTitleNoBlank;
  }
  const std::size_t next = rest.find_first_not_of(" \t\v\f");
  const bool blank_follows = rest[next] == '\n' || rest[next] == '\r';
  const char last = line.back();
  return blank_follows || (size <= kMaxTitleNoBlank && last != '.' && last != ';' && last != ',');
}

std::string with_newlines(std::string_view text) {
  std::string lines;
  lines.reserve(text.size());
  while (!text.empty()) {
    const bool last = text.find_first_of("\r\n") == std::string_view::npos;
    lines += take_line(text);
    if (!last) {
      lines += '\n';
    }
  }
  return lines;
}

}  // namespace

Article parse_text_article(std::string_view text) {
  FieldNames names({});
  ArticleBuilder builder;
  for (std::string_view rest = text; !rest.empty(); text = rest) {
    const std::string_view line = take_line(rest);
    if (!trim(line).empty() && !read_header(line, names, builder)) {
      break;
    }
  }
  Article article = builder.build();
  if (article.title.empty()) {
    std::string_view rest = text;
    const std::string_view first = trim(take_line(rest));
    if (!first.empty() && is_title(first, rest)) {
      article.title = first;
      text = rest;
    }
  }
  article.body = with_newlines(trim(text));
  return article;
}

}  // namespace timbao
