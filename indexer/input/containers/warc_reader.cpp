#include "indexer/input/containers/warc_reader.h"

#include "common/article/date.h"
#include "indexer/input/containers/http_response.h"
#include "indexer/input/formats.h"
#include "indexer/input/read_source.h"
#include "indexer/input/source/decompressor.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace timbao {

namespace {

constexpr std::size_t kMaxHeader = 1 << 20;

bool equals_ignoring_case(std::string_view a, std::string_view lower) {
  return a.size() == lower.size() &&
         std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) {
           return (x >= 'A' && x <= 'Z' ? static_cast<char>(x - 'A' + 'a') : x) == y;
         });
}

/// A stream read by lines and by counted blocks.
class Blocks : public ByteSource {
 public:
  explicit Blocks(ByteSource& source) : source_(source), buffer_(kBuffer) {}

  std::size_t read(char* out, std::size_t size) override {
    if (begin_ == end_ && !fill()) {
      return 0;
    }
    const std::size_t count = std::min(size, end_ - begin_);
    std::memcpy(out, buffer_.data() + begin_, count);
    begin_ += count;
    offset_ += count;
    return count;
  }

  /// The next line without its line end, cut at kMaxHeader bytes; nothing at the end.
  std::optional<std::string> line() {
    std::string line;
    for (bool any = false;; any = true) {
      if (begin_ == end_ && !fill()) {
        return any ? std::optional(std::move(line)) : std::nullopt;
      }
      const char* from = buffer_.data() + begin_;
      const auto* newline = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
      const std::size_t size =
          newline != nullptr ? static_cast<std::size_t>(newline - from) : end_ - begin_;
      line.append(from, std::min(size, kMaxHeader - std::min(kMaxHeader, line.size())));
      const std::size_t used = newline != nullptr ? size + 1 : size;
      begin_ += used;
      offset_ += used;
      if (newline != nullptr) {
        if (line.ends_with('\r')) {
          line.pop_back();
        }
        return line;
      }
    }
  }

  /// Bytes taken so far.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

 private:
  static constexpr std::size_t kBuffer = 64 << 10;

  bool fill() {
    begin_ = 0;
    end_ = source_.read(buffer_.data(), buffer_.size());
    if (end_ == 0 && source_.failure()) {
      fail(*source_.failure());
    }
    return end_ > 0;
  }

  ByteSource& source_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
};

/// The next `size` bytes of a stream.
class Block : public ByteSource {
 public:
  Block(ByteSource& source, std::uint64_t size) : source_(source), left_(size) {}

  std::size_t read(char* out, std::size_t size) override {
    const std::size_t count =
        source_.read(out, static_cast<std::size_t>(std::min<std::uint64_t>(size, left_)));
    left_ -= count;
    if (count == 0 && left_ > 0) {
      fail(source_.failure()
               ? *source_.failure()
               : Rejection{"bad-warc", {}, 0, "the archive ends in the middle of a record"});
      left_ = 0;
    }
    return count;
  }

  /// Passes over what was not read.
  void drop() {
    std::vector<char> rest(64 << 10);
    while (left_ > 0 && read(rest.data(), rest.size()) > 0) {
    }
  }

 private:
  ByteSource& source_;
  std::uint64_t left_;
};

struct WarcHeader {
  std::string type;
  std::string uri;
  std::string date;
  std::string content_type;
  std::optional<std::uint64_t> length;
};

void set_field(WarcHeader& header, std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) {
    return;
  }
  const std::string_view name = line.substr(0, colon);
  const std::size_t begin = std::min(line.find_first_not_of(" \t", colon + 1), line.size());
  std::string_view value = line.substr(begin);
  if (equals_ignoring_case(name, "warc-type")) {
    header.type = value;
  } else if (equals_ignoring_case(name, "warc-target-uri")) {
    // WARC 1.0 shows the address in angle brackets, and some writers write it so.
    if (value.size() > 2 && value.front() == '<' && value.back() == '>') {
      value = value.substr(1, value.size() - 2);
    }
    header.uri = value;
  } else if (equals_ignoring_case(name, "warc-date")) {
    header.date = value;
  } else if (equals_ignoring_case(name, "content-type")) {
    header.content_type = value;
  } else if (equals_ignoring_case(name, "content-length")) {
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    if (error == std::errc() && end != value.data()) {
      header.length = length;
    }
  }
}

bool is_html(std::string_view media_type) {
  return media_type == "text/html" || media_type == "application/xhtml+xml";
}

class WebArchive {
 public:
  WebArchive(ByteSource& source, const Origin& origin, ReadContext& context)
      : blocks_(source), origin_(origin), context_(context) {}

  void read() {
    std::uint64_t records = 0;
    while (!context_.stopped() && !blocks_.failure() && find_record()) {
      if (++records > context_.limits().max_members) {
        reject(origin_, {"too-many-members",
                         {},
                         0,
                         fmt::format("more than {} records: the rest is not read", records - 1)});
        return;
      }
      read_record();
    }
    if (context_.stopped()) {
      return;
    }
    if (blocks_.failure()) {
      reject(origin_, *blocks_.failure());
    } else if (records == 0 && !damaged_) {
      reject(origin_, {"empty", {}, 0, "the archive holds no records"});
    }
  }

 private:
  /// Moves behind the version line of the next record; what stands in front of it that is no blank
  /// line is damage, told once.
  bool find_record() {
    bool told = false;
    for (;;) {
      const std::uint64_t offset = blocks_.offset();
      const auto line = blocks_.line();
      if (!line) {
        return false;
      }
      if (line->starts_with("WARC/")) {
        return true;
      }
      if (!line->empty() && !std::exchange(told, true)) {
        damaged_ = true;
        reject(origin_, {"bad-warc", {}, offset, "what should be a record is none: passed over"});
      }
    }
  }

  void read_record() {
    const std::uint64_t offset = blocks_.offset();
    WarcHeader header;
    for (auto line = blocks_.line(); line && !line->empty(); line = blocks_.line()) {
      set_field(header, *line);
    }
    if (!header.length) {
      reject(origin_, {"bad-warc", {}, offset, "a record does not say how long it is"});
      damaged_ = true;
      return;
    }
    Block block(blocks_, *header.length);
    const MediaType media = parse_media_type(header.content_type);
    const bool response = header.type == "response" && media.type == "application/http";
    if (response || (header.type == "resource" && is_html(media.type))) {
      Origin page = origin_.member(clean_name(header.uri));
      page.url = clean_name(header.uri);
      page.charset = media.charset;
      page.fetched = parse_date(header.date);
      read_page(block, std::move(page), response);
    }
    block.drop();
  }

  void read_page(Block& block, Origin page, bool response) {
    const std::uint64_t limit = context_.limits().max_file_bytes;
    LargeTurn turn(context_);
    Result<std::string> bytes =
        read_all(block, limit, [&turn](std::size_t size) { turn.grow(size); });
    if (!bytes) {
      return reject(page, bytes.error());
    }
    if (response) {
      Result<HttpResponse> http = parse_http_response(*bytes, limit, context_.expansion());
      if (!http) {
        return reject(page, http.error());
      }
      if (http->status != 200 || !is_html(http->media_type) || http->body.empty()) {
        return;
      }
      page.charset = std::move(http->charset);
      bytes = std::move(http->body);
    }
    MemorySource html(*bytes);
    read_source("page.html", html, page, context_);
  }

  void reject(const Origin& origin, Rejection why) {
    context_.reject(origin, {}, std::move(why), {"warc", {}});
  }

  Blocks blocks_;
  const Origin& origin_;
  ReadContext& context_;
  bool damaged_ = false;
};

}  // namespace

void read_warc(ByteSource& source, const Origin& origin, ReadContext& context) {
  Decompressor records(source, context.expansion());
  WebArchive(records, origin, context).read();
}

}  // namespace timbao
