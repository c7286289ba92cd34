#include "indexer/input/pdf/pdf_article.h"

#include "common/encoding/decode.h"
#include "indexer/input/html/entities.h"
#include "indexer/input/pdf/child_process.h"
#include "indexer/input/text/text_article.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>
#include <vector>

namespace timbao {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\f";
  const std::size_t first = text.find_first_not_of(kBlank);
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// What stands between `before` and the next `after`.
std::string between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t begin = text.find(before);
  if (begin == std::string_view::npos) {
    return {};
  }
  text.remove_prefix(begin + before.size());
  const std::size_t end = text.find(after);
  return end == std::string_view::npos ? std::string()
                                       : decode_entities(trimmed(text.substr(0, end)));
}

std::string meta(std::string_view head, std::string_view name) {
  return between(head, fmt::format("<meta name=\"{}\" content=\"", name), "\"/>");
}

/// False for what programs write when nobody gave a title: "Microsoft Word - tin1.doc", "untitled".
bool is_real_title(std::string_view title) {
  constexpr std::array<std::string_view, 9> kJunk = {
      "Microsoft Word", "untitled", "Untitled", ".doc", ".indd", ".qxd", ".pdf", ".ppt", ".xls"};
  constexpr std::size_t kShortest = 8;
  return title.size() >= kShortest && title.find(' ') != std::string_view::npos &&
         std::none_of(kJunk.begin(), kJunk.end(), [title](std::string_view junk) {
           return title.find(junk) != std::string_view::npos;
         });
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\f"), text.size());
    lines.push_back(trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Length in bytes that full lines of the text have.
std::size_t full_line(std::vector<std::string_view> lines) {
  lines.erase(std::remove_if(lines.begin(), lines.end(),
                             [](std::string_view line) { return line.empty(); }),
              lines.end());
  if (lines.empty()) {
    return 0;
  }
  const auto place = lines.begin() + static_cast<std::ptrdiff_t>(lines.size() * 4 / 5);
  std::nth_element(lines.begin(), place, lines.end(),
                   [](std::string_view a, std::string_view b) { return a.size() < b.size(); });
  return place->size();
}

/// One line a paragraph: an empty line ends one, and a line much shorter than the others.
std::string join_paragraphs(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  const std::size_t full = full_line(lines);
  std::string out;
  bool goes_on = false;
  for (const std::string_view line : lines) {
    if (line.empty()) {
      goes_on = false;
      continue;
    }
    if (!out.empty()) {
      out += goes_on ? ' ' : '\n';
    }
    out += line;
    constexpr std::size_t kNarrow = 20;
    const bool is_full = line.size() * 10 >= full * 9;
    const bool is_most = line.size() * 4 >= full * 3 && line.back() != '.';
    goes_on = full >= kNarrow && (is_full || is_most);
  }
  return out;
}

constexpr std::string_view kTextBegin = "<pre>\n";

/// The text in the output of pdftotext -htmlmeta; it is not escaped.
std::string_view text_part(std::string_view html_meta) {
  const std::size_t begin = std::min(html_meta.find(kTextBegin), html_meta.size());
  const std::string_view text =
      html_meta.substr(std::min(begin + kTextBegin.size(), html_meta.size()));
  return text.substr(0, text.rfind("</pre>"));
}

Rejection reject(std::string reason, std::string why) {
  return {std::move(reason), {}, 0, std::move(why)};
}

}  // namespace

Article parse_pdf_text(std::string_view html_meta) {
  const std::string_view head = html_meta.substr(0, html_meta.find(kTextBegin));
  const std::string_view text = text_part(html_meta);
  Article article = parse_text_article(decode(join_paragraphs(text)).text);
  const std::string title = between(head, "<title>", "</title>");
  if (is_real_title(title)) {
    if (article.title != title && !article.title.empty()) {
      article.body = article.title + (article.body.empty() ? "" : "\n") + article.body;
    }
    article.title = title;
  }
  article.author = meta(head, "Author");
  article.date = parse_date(meta(head, "CreationDate"));
  article.date_inferred = article.date.known();
  const std::string keywords = meta(head, "Keywords");
  for (std::string_view rest = keywords; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(",;"), rest.size());
    if (!trimmed(rest.substr(0, end)).empty()) {
      article.tags.emplace_back(trimmed(rest.substr(0, end)));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return article;
}

Result<Article> read_pdf(std::string_view bytes, std::size_t max_text_bytes) {
  constexpr std::size_t kHeaderWithin = 1024;  // ISO 32000-1, annex H.3.4
  if (bytes.substr(0, kHeaderWithin).find("%PDF-") == std::string_view::npos) {
    return reject("bad-pdf", "not a PDF file");
  }
  ChildLimits limits;
  limits.output_bytes = max_text_bytes;
  const ChildResult result =
      run_child({"pdftotext", "-q", "-enc", "UTF-8", "-htmlmeta", "-", "-"}, bytes, limits);
  switch (result.end) {
    case ChildResult::End::kNotFound:
      return reject("no-pdftotext", "pdftotext is not installed: apt install poppler-utils");
    case ChildResult::End::kTimeOut:
      return reject("too-slow", fmt::format("pdftotext took over {} seconds", limits.time.count()));
    case ChildResult::End::kTooMuchOutput:
      return reject("too-large",
                    fmt::format("its text is over the limit of {} bytes", max_text_bytes));
    case ChildResult::End::kFailed:
      return reject("bad-pdf", "pdftotext was stopped by the file");
    case ChildResult::End::kExited:
      break;
  }
  if (result.status != 0) {
    return reject("bad-pdf", fmt::format("pdftotext could not read it (status {}): damaged, or "
                                         "needs a password",
                                         result.status));
  }
  if (trimmed(text_part(result.output)).empty()) {
    return reject("no-text", "no text in it: scanned pages need OCR first");
  }
  return parse_pdf_text(result.output);
}

}  // namespace timbao
