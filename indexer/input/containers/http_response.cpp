#include "indexer/input/containers/http_response.h"

#include "indexer/input/formats.h"
#include "indexer/input/source/byte_source.h"
#include "indexer/input/source/decompressor.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace timbao {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

/// Takes the first line off `text`, without its line end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

/// The chunks of a chunked body joined; the body as it is where it is not chunked after all.
std::string join_chunks(std::string_view body) {
  std::string joined;
  for (std::string_view rest = body; !rest.empty();) {
    const std::string_view line = trimmed(take_line(rest));
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool well_formed =
        error == std::errc() && (end == line.data() + line.size() || *end == ';' || *end == ' ');
    if (!well_formed) {
      return joined.empty() ? std::string(body) : joined;
    }
    if (size == 0) {
      break;
    }
    joined += rest.substr(0, size);
    rest.remove_prefix(std::min(size, rest.size()));
    take_line(rest);
  }
  return joined;
}

bool looks_like_html(std::string_view body) {
  if (body.starts_with("\xEF\xBB\xBF")) {
    body.remove_prefix(3);
  }
  return trimmed(body.substr(0, 256)).starts_with('<');
}

bool is_known_coding(std::string_view coding) {
  return coding == "gzip" || coding == "x-gzip" || coding == "zstd" || coding == "compress" ||
         coding == "x-compress";
}

}  // namespace

MediaType parse_media_type(std::string_view value) {
  const std::size_t end = std::min(value.find(';'), value.size());
  MediaType media{lower(trimmed(value.substr(0, end))), {}};
  const std::string parameters = lower(value.substr(end));
  const std::size_t charset = parameters.find("charset=");
  if (charset != std::string::npos) {
    std::string_view name = std::string_view(parameters).substr(charset + 8);
    name = trimmed(name.substr(0, name.find(';')));
    while (!name.empty() && (name.front() == '"' || name.front() == '\'')) {
      name.remove_prefix(1);
    }
    media.charset = name.substr(0, name.find_first_of("\"' "));
  }
  return media;
}

Result<HttpResponse> parse_http_response(std::string_view bytes, std::uint64_t limit,
                                         ExpansionGuard& guard) {
  HttpResponse response;
  const std::string_view status = take_line(bytes);
  const std::size_t space = status.find(' ');
  if (!status.starts_with("HTTP/") || space == std::string_view::npos) {
    return Rejection{"bad-warc", {}, 0, "the response does not begin with a status line"};
  }
  const std::string_view code = trimmed(status.substr(space));
  std::from_chars(code.data(), code.data() + code.size(), response.status);
  std::string coding;
  bool chunked = false;
  for (std::string_view line = take_line(bytes); !line.empty(); line = take_line(bytes)) {
    const std::size_t colon = std::min(line.find(':'), line.size());
    const std::string name = lower(trimmed(line.substr(0, colon)));
    const std::string_view value = trimmed(line.substr(std::min(colon + 1, line.size())));
    if (name == "content-type") {
      MediaType media = parse_media_type(value);
      response.media_type = std::move(media.type);
      response.charset = std::move(media.charset);
    } else if (name == "content-encoding") {
      coding = lower(value);
    } else if (name == "transfer-encoding") {
      chunked = lower(value).find("chunked") != std::string::npos;
    }
  }
  response.body = chunked ? join_chunks(bytes) : std::string(bytes);
  if (coding.empty() || coding == "identity" || looks_like_html(response.body)) {
    return response;
  }
  if (!is_known_coding(coding)) {
    return Rejection{
        "unsupported", {}, 0, fmt::format("the page is packed as '{}'", clean_name(coding))};
  }
  MemorySource packed(response.body);
  Decompressor unpacked(packed, guard);
  Result<std::string> body = read_all(unpacked, limit);
  if (!body) {
    return body.error();
  }
  response.body = std::move(*body);
  return response;
}

}  // namespace timbao
