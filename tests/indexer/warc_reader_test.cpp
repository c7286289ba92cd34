#include "indexer/input/containers/warc_reader.h"

#include "indexer/input/containers/http_response.h"
#include "tests/indexer/support/packing.h"
#include "tests/indexer/support/reading.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <string>

using timbao::compress;
using timbao::outcomes;
using timbao::read_bytes;

namespace {

constexpr const char* kPage =
    "<html><head><title>Giá gạo tăng</title></head>"
    "<body><p>Sáng nay giá gạo tăng thêm năm trăm đồng mỗi ký tại các chợ.</p></body></html>";

std::string record(const std::string& type, const std::string& uri, const std::string& content_type,
                   const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri +
         "\r\nWARC-Date: 2021-05-06T07:08:09Z\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(const std::string& uri, const std::string& headers, const std::string& body) {
  return record("response", uri, "application/http; msgtype=response",
                "HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n" + body);
}

std::string page(const std::string& uri) {
  return response(uri, "Content-Type: text/html; charset=utf-8", kPage);
}

std::string archive() {
  return record("warcinfo", "", "application/warc-fields", "software: tay\r\n") +
         page("https://bao.vn/gia-gao.html") +
         record("request", "https://bao.vn/gia-gao.html", "application/http; msgtype=request",
                "GET / HTTP/1.1\r\n\r\n") +
         response("https://bao.vn/anh.jpg", "Content-Type: image/jpeg", "\xFF\xD8") +
         record("response", "https://bao.vn/mat", "application/http",
                std::string("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n") + kPage) +
         record("resource", "https://bao.vn/hai.html", "text/html", kPage) +
         record("revisit", "https://bao.vn/gia-gao.html", "application/http", "HTTP/1.1 200 OK");
}

}  // namespace

TEST_CASE("pages of a web archive are articles named by their URL") {
  const auto items = read_bytes("a.warc", archive());
  CHECK(outcomes(items) ==
        "a.warc!/https://bao.vn/gia-gao.html\na.warc!/https://bao.vn/hai.html\n");
  REQUIRE(items.size() == 2);
  const timbao::Article& article = *items[0].article;
  CHECK(article.url == "https://bao.vn/gia-gao.html");
  CHECK(to_string(article.date) == "2021-05-06");
  CHECK(article.date_inferred);
  CHECK(items[0].record == "!/https://bao.vn/gia-gao.html");
  CHECK(items[0].notes.format == "html");
}

TEST_CASE("a web archive compressed whole, or record by record, is the same") {
  const std::string plain = outcomes(read_bytes("a.warc", archive()));
  const auto with_name = [](std::string text, const std::string& name) {
    for (std::size_t at = 0; (at = text.find("a.warc!", at)) != std::string::npos; ++at) {
      text.replace(at, 6, name);
    }
    return text;
  };
  CHECK(outcomes(read_bytes("a.warc.gz", compress("gzip", archive()))) ==
        with_name(plain, "a.warc.gz"));
  std::string members;
  for (const char* name : {"một", "hai", "ba"}) {
    members += compress("gzip", page(std::string("https://bao.vn/") + name));
  }
  CHECK(outcomes(read_bytes("b.warc.gz", members)) ==
        "b.warc.gz!/https://bao.vn/một\nb.warc.gz!/https://bao.vn/hai\n"
        "b.warc.gz!/https://bao.vn/ba\n");
}

TEST_CASE("bodies come out of their chunks and packing") {
  const std::string html = kPage;
  const std::string chunks = fmt::format("10\r\n{}\r\n{:X};x=y\r\n{}\r\n0\r\n\r\n",
                                         html.substr(0, 16), html.size() - 16, html.substr(16));
  timbao::ExpansionGuard guard(200);
  const auto body = [&](const std::string& headers, const std::string& bytes) {
    const auto parsed = timbao::parse_http_response(
        "HTTP/1.1 200 OK\r\nContent-Type: TEXT/HTML; Charset=\"UTF-8\"\r\n" + headers + "\r\n" +
            bytes,
        1 << 20, guard);
    return parsed ? parsed.value().body : parsed.error().reason;
  };
  CHECK(body("", html) == html);
  CHECK(body("Transfer-Encoding: chunked\r\n", chunks) == html);
  CHECK(body("Transfer-Encoding: chunked\r\n", html) == html);
  CHECK(body("Content-Encoding: gzip\r\n", compress("gzip", html)) == html);
  CHECK(body("Content-Encoding: gzip\r\n", html) == html);
  CHECK(body("Content-Encoding: br\r\n", html) == html);
  CHECK(body("Content-Encoding: br\r\n", "\x8B\x02\x80") == "unsupported");
  const auto odd = timbao::parse_http_response(
      "HTTP/1.1 200 OK\r\nContent-Encoding: \xFF\x1B[2J\r\n\r\n\x8B", 1 << 20, guard);
  CHECK(odd.error().why == "the page is packed as '%FF%1B[2j'");
  CHECK(timbao::parse_http_response("<html>", 100, guard).error().reason == "bad-warc");
  const auto media = timbao::parse_media_type("TEXT/HTML; Charset=\"UTF-8\"");
  CHECK(media.type == "text/html");
  CHECK(media.charset == "utf-8");
}

TEST_CASE("damage costs the records it is in") {
  const std::string one = page("https://bao.vn/1");
  const std::string two = page("https://bao.vn/2");
  CHECK(outcomes(read_bytes("a.warc", "rác\nrác nữa\n" + one + "rác\r\n" + two)) ==
        "bad-warc a.warc\na.warc!/https://bao.vn/1\nbad-warc a.warc\na.warc!/https://bao.vn/2\n");
  CHECK(outcomes(read_bytes("a.warc", "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + one)) ==
        "bad-warc a.warc\na.warc!/https://bao.vn/1\n");
  CHECK(outcomes(read_bytes("a.warc", one + two.substr(0, two.size() - 50))) ==
        "a.warc!/https://bao.vn/1\nbad-warc a.warc!/https://bao.vn/2\n");
  CHECK(outcomes(read_bytes("a.warc", "\n\n")) == "empty a.warc\n");
  CHECK(outcomes(read_bytes("a.warc", "rác")) == "bad-warc a.warc\n");
}
