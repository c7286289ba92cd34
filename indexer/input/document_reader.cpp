#include "indexer/input/document_reader.h"

#include "common/encoding/decode.h"
#include "common/text/letters.h"
#include "common/text/utf8.h"
#include "indexer/input/html/entities.h"
#include "indexer/input/html/html_article.h"
#include "indexer/input/pdf/pdf_article.h"
#include "indexer/input/text/markdown_article.h"
#include "indexer/input/text/path_date.h"
#include "indexer/input/text/text_article.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace timbao {

namespace {

/// The last day an article of `origin` can be from: when it was fetched, else today in Việt Nam.
Date last_day(const Origin& origin) {
  if (origin.fetched.known()) {
    return origin.fetched;
  }
  using namespace std::chrono;
  const year_month_day today(floor<days>(system_clock::now() + hours(7)));
  return {static_cast<int>(today.year()), static_cast<int>(static_cast<unsigned>(today.month())),
          static_cast<int>(static_cast<unsigned>(today.day()))};
}

DecodeHints hints_of(Format format, std::string_view bytes, const Origin& origin) {
  DecodeHints hints;
  hints.declared = origin.charset;
  hints.entities = format != Format::kHtml;
  if (format == Format::kHtml && hints.declared.empty()) {
    hints.declared = declared_charset(bytes);
  }
  return hints;
}

/// True for pictures, programs and the like under the name of a text: control characters that no
/// text has are one in fifty.
bool is_binary(std::string_view text) {
  constexpr std::ptrdiff_t kFewest = 8;
  constexpr std::ptrdiff_t kShare = 50;
  const auto controls = std::count_if(text.begin(), text.end(), [](char c) {
    const bool is_layout = (c >= '\b' && c <= '\r') || c == '\x1B';
    return static_cast<unsigned char>(c) < 0x20 && !is_layout;
  });
  return controls >= kFewest && controls * kShare >= std::ssize(text);
}

/// `html` with references to letters of Latin-1 as the bytes they number; other references stay.
/// "" when one is to a letter that only Vietnamese has: nothing old about it.
std::string latin_bytes(std::string_view html) {
  constexpr std::size_t kLongest = 10;
  std::string bytes;
  bytes.reserve(html.size());
  while (!html.empty()) {
    const std::size_t mark = std::min(html.find('&'), html.size());
    bytes += html.substr(0, mark);
    html.remove_prefix(mark);
    const std::size_t end = html.substr(0, kLongest).find(';');
    const std::string_view reference = html.substr(
        0, end == std::string_view::npos ? std::min<std::size_t>(html.size(), 1) : end + 1);
    const std::string letter = decode_entities(reference);
    std::size_t at = 0;
    const char32_t c = letter.empty() ? 0 : next_code_point(letter, at);
    if (c >= 0xA0 && c <= 0xFF && at == letter.size()) {
      bytes += static_cast<char>(c);
    } else if (c > 0xFF && letter_of(c).known()) {
      return {};
    } else {
      bytes += reference;
    }
    html.remove_prefix(reference.size());
  }
  return bytes;
}

/// Editors of the nineties wrote the letters of old encodings as references to the Latin letters
/// of the same bytes: "H&micro; N&eacute;i" is Hà Nội in TCVN3.
DecodedText decode_page(std::string_view bytes, const DecodeHints& hints) {
  DecodedText decoded = decode(bytes, hints);
  if (decoded.encoding != "ASCII" || decoded.text.find('&') == std::string::npos) {
    return decoded;
  }
  DecodedText old = decode(latin_bytes(decoded.text));
  const bool is_old = old.encoding == "TCVN3" || old.encoding == "VNI";
  return is_old && !old.doubtful ? old : decoded;
}

Article parse_document(Format format, std::string_view text, const Origin& origin) {
  if (format == Format::kHtml) {
    return parse_html_article(text, last_day(origin));
  }
  return format == Format::kMarkdown ? parse_markdown_article(text) : parse_text_article(text);
}

void read_pdf_document(std::string_view bytes, const Origin& origin, ReadContext& context) {
  ReadNotes notes{format_label(Format::kPdf, origin.path), {}};
  Result<Article> article = read_pdf(bytes, context.limits().max_record_bytes);
  if (!article) {
    context.reject(origin, {}, article.error(), notes);
    return;
  }
  notes.encoding = "UTF-8";
  if (date_in_path(origin.path).known()) {
    article->date = {};  // says more than when the file was made
  }
  context.emit(origin, {}, std::move(*article), notes);
}

}  // namespace

void read_document(Format format, ByteSource& source, const Origin& origin, ReadContext& context) {
  ReadNotes notes{format_label(format, origin.path), {}};
  LargeTurn turn(context);
  Result<std::string> bytes = read_all(source, context.limits().max_file_bytes,
                                       [&turn](std::size_t size) { turn.grow(size); });
  if (!bytes) {
    context.reject(origin, {}, bytes.error(), notes);
    return;
  }
  if (format == Format::kPdf) {
    read_pdf_document(*bytes, origin, context);
    return;
  }
  const DecodeHints hints = hints_of(format, *bytes, origin);
  turn.trim();
  DecodedText decoded =
      format == Format::kHtml ? decode_page(*bytes, hints) : decode(*bytes, hints);
  std::string().swap(*bytes);
  notes.encoding = decoded.encoding + (decoded.doubtful ? "?" : "");
  if (decoded.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    context.reject(origin, {}, {"empty", {}, 0, "the file holds no text"}, notes);
    return;
  }
  if (is_binary(decoded.text)) {
    notes.encoding.clear();
    context.reject(origin, {}, {"binary", {}, 0, "the file is not text"}, notes);
    return;
  }
  Article article = parse_document(format, decoded.text, origin);
  std::string().swap(decoded.text);
  turn.trim();
  context.emit(origin, {}, std::move(article), notes);
}

}  // namespace timbao
