#include "indexer/input/text/markdown_article.h"

#include "indexer/input/article_fields.h"
#include "indexer/input/html/html_article.h"
#include "indexer/input/text/text_article.h"

#include <algorithm>
#include <string>
#include <utility>

namespace timbao {

namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (!line.empty() && line.back() == '\r') {
    line.remove_suffix(1);
  }
  return line;
}

std::string_view unquoted(std::string_view value) {
  value = trimmed(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front()) {
    value = value.substr(1, value.size() - 2);
  }
  return value;
}

/// A value of front matter; the items of [a, "b"] as lines.
std::string front_matter_value(std::string_view value) {
  value = trimmed(value);
  if (value.size() < 2 || value.front() != '[' || value.back() != ']') {
    return std::string(unquoted(value));
  }
  value = value.substr(1, value.size() - 2);
  std::string lines;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(','), value.size());
    lines += unquoted(value.substr(0, end));
    lines += '\n';
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return lines;
}

/// Reads the front matter off `text`; false, and `text` as it was, when it has none.
bool read_front_matter(std::string_view& text, ArticleBuilder& builder) {
  std::string_view rest = text;
  const std::string_view fence = trimmed(take_line(rest));
  if (fence != "---" && fence != "+++") {
    return false;
  }
  FieldNames names({});
  std::string key;
  std::string value;
  const auto finish = [&]() {
    if (!key.empty()) {
      builder.add(names.find(key), std::move(value));
    }
    key.clear();
    value.clear();
  };
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    const std::string_view bare = trimmed(line);
    if (bare == fence || (bare == "..." && fence == "---")) {
      finish();
      text = rest;
      return true;
    }
    const bool is_item = bare.substr(0, 2) == "- " || (!line.empty() && is_blank(line.front()));
    const std::size_t mark = bare.find(fence == "---" ? ':' : '=');
    if (is_item) {
      value += (value.empty() ? "" : "\n");
      value += unquoted(bare.substr(0, 2) == "- " ? bare.substr(2) : bare);
    } else if (mark != std::string_view::npos) {
      finish();
      key = unquoted(bare.substr(0, mark));
      const std::string_view rest_of_line = trimmed(bare.substr(mark + 1));
      const bool is_block = rest_of_line == "|" || rest_of_line == ">" || rest_of_line == "|-" ||
                            rest_of_line == ">-";
      value = is_block ? std::string() : front_matter_value(rest_of_line);
    }
  }
  return false;
}

bool is_rule(std::string_view line) {
  line = trimmed(line);
  return line.size() >= 3 && (line[0] == '-' || line[0] == '*' || line[0] == '_') &&
         std::all_of(line.begin(), line.end(),
                     [first = line[0]](char c) { return c == first || c == ' '; });
}

/// "=====" or "-----" under a heading.
bool is_underline(std::string_view line) {
  line = trimmed(line);
  return line.size() >= 2 && (line[0] == '=' || line[0] == '-') &&
         std::all_of(line.begin(), line.end(), [first = line[0]](char c) { return c == first; });
}

/// The text of "## Heading ##", "" for other lines.
std::string_view heading_of(std::string_view line) {
  line = trimmed(line);
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6 || level == line.size() || !is_blank(line[level])) {
    return {};
  }
  line = trimmed(line.substr(level));
  while (!line.empty() && line.back() == '#') {
    line.remove_suffix(1);
  }
  return trimmed(line);
}

/// "[name]: address", "[^1]: note": definitions that links refer to.
bool is_definition(std::string_view line) {
  line = trimmed(line);
  const std::size_t end = line.find("]:");
  return !line.empty() && line[0] == '[' && end != std::string_view::npos &&
         line.substr(0, 2) != "[^";
}

bool is_table_rule(std::string_view line) {
  line = trimmed(line);
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
         line.find_first_not_of("|-: \t") == std::string_view::npos;
}

/// The line without the marks of quotes and bullets in front; `is_item` when it starts an item.
std::string_view without_marks(std::string_view line, bool& is_item) {
  line = trimmed(line);
  while (!line.empty() && line[0] == '>') {
    line = trimmed(line.substr(1));
  }
  is_item =
      line.size() > 2 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && line[1] == ' ';
  if (is_item) {
    line = trimmed(line.substr(2));
    for (const std::string_view box : {"[ ] ", "[x] ", "[X] "}) {
      line = line.substr(0, box.size()) == box ? trimmed(line.substr(box.size())) : line;
    }
    return line;
  }
  const std::size_t digits = std::min(
      static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_digit) - line.begin()),
      line.size());
  is_item = digits > 0 && digits <= 3 && line.substr(digits, 2) == ". ";
  return line;
}

/// Takes the marks inside a line off.
class InlineReader {
 public:
  explicit InlineReader(std::string_view text) : text_(text) {}

  std::string run() {
    while (at_ < text_.size()) {
      step();
    }
    return std::move(out_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '\\' && at_ + 1 < text_.size() &&
        std::ispunct(static_cast<unsigned char>(text_[at_ + 1])) != 0) {
      out_ += text_[at_ + 1];
      at_ += 2;
    } else if ((c == '!' && text_.substr(at_, 2) == "![" && take_link(at_ + 1, false)) ||
               (c == '[' && take_link(at_, true))) {
      return;
    } else if (c == '`' || (c == '*' && is_emphasis()) || (c == '_' && is_word_edge()) ||
               text_.substr(at_, 2) == "~~") {
      at_ += text_.substr(at_, 2) == "~~" ? 2U : 1U;
    } else if (c == '|' && text_[0] == '|') {  // a row of a table
      out_ += out_.empty() || out_.back() == ' ' ? "" : " ";
      at_ = std::min(text_.find_first_not_of(" |", at_), text_.size());
    } else {
      out_ += c;
      ++at_;
    }
  }

  /// A star that touches a word: "3 * 4" keeps its own.
  [[nodiscard]] bool is_emphasis() const {
    const bool blank_before = at_ == 0 || is_blank(text_[at_ - 1]);
    const bool blank_after = at_ + 1 >= text_.size() || is_blank(text_[at_ + 1]);
    return !(blank_before && blank_after);
  }

  /// An underscore at the edge of a word: snake_case keeps its own.
  [[nodiscard]] bool is_word_edge() const {
    const auto is_word = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
    };
    std::size_t begin = at_;
    std::size_t end = at_ + 1;
    while (begin > 0 && text_[begin - 1] == '_' && at_ - begin < kMaxRun) {
      --begin;
    }
    while (end < text_.size() && text_[end] == '_' && end - at_ < kMaxRun) {
      ++end;
    }
    const bool word_before = begin > 0 && is_word(text_[begin - 1]);
    const bool word_after = end < text_.size() && is_word(text_[end]);
    return word_before != word_after;
  }

  /// Reads "[text](address)" or "[text][name]" whose '[' is at `open`.
  bool take_link(std::size_t open, bool keep_text) {
    constexpr std::size_t kLongest = 1'000;
    const std::string_view rest = text_.substr(open, kLongest);
    std::size_t depth = 0;
    std::size_t close = 0;
    for (std::size_t i = 0; i < rest.size() && close == 0; ++i) {
      depth += rest[i] == '[' ? 1U : 0U;
      depth -= rest[i] == ']' ? 1U : 0U;
      close = depth == 0 ? i : 0;
    }
    if (close == 0 || close + 1 >= rest.size() ||
        (rest[close + 1] != '(' && rest[close + 1] != '[')) {
      return false;
    }
    const std::size_t end = rest.find(rest[close + 1] == '(' ? ')' : ']', close + 2);
    if (end == std::string_view::npos) {
      return false;
    }
    if (keep_text && depth_ < kMaxDepth) {
      InlineReader inside(rest.substr(1, close - 1));
      inside.depth_ = depth_ + 1;
      out_ += inside.run();
    }
    at_ = open + end + 1;
    return true;
  }

  static constexpr std::size_t kMaxRun = 3;
  static constexpr int kMaxDepth = 4;  // images in links; deeper is not written by people

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

/// Collects the lines of paragraphs.
class ProseWriter {
 public:
  void add(std::string_view line, bool starts) {
    if (starts) {
      finish();
    }
    const bool breaks = line.size() > 2 && line.substr(line.size() - 2) == "  ";
    line = trimmed(line);
    if (!line.empty()) {
      paragraph_ += paragraph_.empty() ? "" : " ";
      paragraph_ += line;
    }
    if (breaks || line.empty()) {
      finish();
    }
  }

  void finish() {
    if (paragraph_.empty()) {
      return;
    }
    std::string text = InlineReader(paragraph_).run();
    if (has_markup(text)) {
      text = html_to_text(text);
    }
    const std::string_view line = trimmed(text);
    if (!line.empty()) {
      out_ += out_.empty() ? "" : "\n";
      out_ += line;
    }
    paragraph_.clear();
  }

  std::string take() {
    finish();
    return std::move(out_);
  }

 private:
  std::string paragraph_;
  std::string out_;
};

/// Takes the first heading off `text` as title, when nothing stands before it; "" when there is
/// none.
std::string take_title(std::string_view& text) {
  std::string_view rest = text;
  std::string_view line;
  while (trimmed(line).empty() && !rest.empty()) {
    line = take_line(rest);
  }
  std::string_view title = heading_of(line);
  if (title.empty()) {
    std::string_view after = rest;
    if (trimmed(line).empty() || trimmed(rest).empty() || !is_underline(take_line(after))) {
      return {};
    }
    title = trimmed(line);
    rest = after;
  }
  text = rest;
  return markdown_to_text(title);
}

}  // namespace

std::string markdown_to_text(std::string_view markdown) {
  ProseWriter writer;
  bool in_code = false;
  while (!markdown.empty()) {
    const std::string_view line = take_line(markdown);
    const std::string_view bare = trimmed(line);
    if (bare.substr(0, 3) == "```" || bare.substr(0, 3) == "~~~") {
      in_code = !in_code;
      writer.finish();
    } else if (in_code) {
      writer.add(line, true);
    } else if (is_definition(line) || is_table_rule(line) || is_rule(line) || is_underline(line)) {
      writer.finish();
    } else if (const std::string_view heading = heading_of(line); !heading.empty()) {
      writer.add(heading, true);
      writer.finish();
    } else {
      bool is_item = false;
      const std::string_view text = without_marks(line, is_item);
      const bool is_row = !bare.empty() && bare.front() == '|';
      writer.add(text.empty() || line.back() != ' '
                     ? text
                     : line.substr(static_cast<std::size_t>(text.data() - line.data())),
                 is_item || is_row);
    }
  }
  return writer.take();
}

Article parse_markdown_article(std::string_view text) {
  ArticleBuilder builder;
  const bool has_fields = read_front_matter(text, builder);
  Article article = builder.build();
  std::string title = take_title(text);
  if (!has_fields && title.empty()) {
    article = parse_text_article(text);
    article.body = markdown_to_text(article.body);
    return article;
  }
  std::string body = markdown_to_text(text);
  if (article.title.empty()) {
    article.title = std::move(title);
  } else if (!title.empty() && title != article.title) {
    body = title + (body.empty() ? "" : "\n") + body;
  }
  const std::string summary = std::exchange(article.body, {});
  const bool is_lead = !summary.empty() && body.find(summary) == std::string::npos;
  article.body = is_lead ? summary + (body.empty() ? "" : "\n") + body : std::move(body);
  return article;
}

}  // namespace timbao
