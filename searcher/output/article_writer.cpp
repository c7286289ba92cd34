#include "searcher/output/article_writer.h"

#include "common/base/error.h"
#include "searcher/output/html_page.h"
#include "searcher/output/json_records.h"
#include "searcher/output/marked_text.h"
#include "searcher/output/text_parts.h"

#include <ostream>
#include <set>

namespace timbao {
namespace {

std::string article_json(const Article& article, std::span<const Highlight> title_highlights,
                         std::span<const Highlight> body_highlights) {
  std::string out;
  JsonObject object(out);
  object.number("format_version", kFormatVersion);
  object.text("id", article.id);
  object.optional_text("date", to_string(article.date));
  if (article.date_inferred) {
    object.boolean("date_inferred", true);
  }
  object.optional_text("source", article.source);
  object.optional_text("author", article.author);
  object.optional_text("category", article.category);
  object.texts("tags", article.tags);
  object.optional_text("url", article.url);
  object.optional_text("path", article.path);
  object.marked_text("title", "title_highlights", article.title, title_highlights);
  object.marked_text("body", "body_highlights", article.body, body_highlights);
  object.close();
  return out += '\n';
}

std::string article_text(const Article& article, std::span<const Highlight> title_highlights,
                         std::span<const Highlight> body_highlights, const OutputOptions& options) {
  const TextParts parts(options);
  std::string out;
  parts.append_title(article, title_highlights, 0, out);
  parts.append_meta(article, 0, out);
  parts.append_place(article, 0, out);
  out += '\n';
  parts.append_body(clean_marked(article.body, body_highlights, CleanMode::kText), 0, out);
  return out;
}

/// `word` with the characters quoted that mean something in a regular expression.
std::string quote_pattern(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (std::string_view(".[]{}()*+?|^$\\").find(c) != std::string_view::npos) {
      out += '\\';
    }
    out += c;
  }
  return out;
}

}  // namespace

void write_article(std::ostream& out, const Article& article,
                   std::span<const Highlight> title_highlights,
                   std::span<const Highlight> body_highlights, const OutputOptions& options) {
  std::string text;
  switch (options.format) {
    case OutputFormat::kText:
      text = article_text(article, title_highlights, body_highlights, options);
      break;
    case OutputFormat::kJson:
    case OutputFormat::kJsonl:
      text = article_json(article, title_highlights, body_highlights);
      break;
    case OutputFormat::kHtml:
      append_article_page(article, title_highlights, body_highlights, text);
      break;
    default:
      throw Error("an article can't be shown in this format", "formats: text, json, jsonl, html");
  }
  out << text << std::flush;
}

std::string match_pattern(std::string_view body, std::span<const Highlight> body_highlights,
                          std::size_t most) {
  std::set<std::string> words;
  for (const Highlight& range : body_highlights) {
    if (words.size() >= most || range.end > body.size() || range.begin >= range.end) {
      break;
    }
    words.insert(quote_pattern(terminal_safe(body.substr(range.begin, range.end - range.begin))));
  }
  std::string pattern;
  for (const std::string& word : words) {
    pattern += (pattern.empty() || word.empty() ? "" : "|") + word;
  }
  return pattern;
}

}  // namespace timbao
