#include "indexer/input/article_reader.h"

#include "common/encoding/charset.h"
#include "tests/indexer/support/reading.h"
#include "tests/support/old_encoder.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <doctest/doctest.h>
#include <mutex>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <vector>

using timbao::Article;
using timbao::read_bytes;
using timbao::read_file;
using timbao::ReadItem;
using timbao::TempFolder;

namespace {

std::string reason(const std::vector<ReadItem>& items) {
  return items.size() == 1 && !items[0].article ? items[0].article.error().reason : "(an article)";
}

}  // namespace

TEST_CASE("a text file is a title line and a body") {
  const auto items = read_bytes("a.txt", "Giá gạo tăng\n\nChiều nay, giá gạo tăng.\nAn Bình\n");
  REQUIRE(items.size() == 1);
  REQUIRE(items[0].article);
  const Article& article = *items[0].article;
  CHECK(article.title == "Giá gạo tăng");
  CHECK(article.body == "Chiều nay, giá gạo tăng.\nAn Bình");
  CHECK(article.id == "a.txt");
  CHECK(article.path == "a.txt");
  CHECK(items[0].record.empty());
  CHECK(items[0].notes.format == "txt");
  CHECK(items[0].notes.encoding == "UTF-8");
}

TEST_CASE("JSON lines are articles named by line or by their own id") {
  const auto items = read_bytes("b.jsonl",
                                "{\"title\":\"Một\",\"content\":\"Bài một.\"}\n"
                                "\n"
                                "{\"id\":\"x7\",\"headline\":\"Hai\",\"text\":\"Bài hai.\"}\n"
                                "{\"title\":\n"
                                "{\"title\":\"Bốn\"}");
  REQUIRE(items.size() == 4);
  CHECK(items[0].article->id == "b.jsonl#1");
  CHECK(items[0].record == "#1");
  CHECK(items[1].article->id == "x7");
  CHECK(items[1].record == "=x7");
  CHECK(items[1].article->title == "Hai");
  CHECK(items[1].article->body == "Bài hai.");
  REQUIRE_FALSE(items[2].article);
  CHECK(items[2].article.error().reason == "bad-json");
  CHECK(items[2].article.error().source == "b.jsonl#4");
  CHECK(items[3].article->title == "Bốn");
}

TEST_CASE("a JSON file may be one article, a list, or an object that holds one") {
  const auto one = read_bytes("a.json", "{\"title\":\"Một\",\"body\":\"Bài.\"}\n");
  REQUIRE(one.size() == 1);
  CHECK(one[0].record.empty());
  CHECK(one[0].article->id == "a.json");

  const auto list = read_bytes("a.json", "[\n{\"title\":\"Một\"},\n{\"title\":\"Hai\"}\n]\n");
  REQUIRE(list.size() == 2);
  CHECK(list[1].article->id == "a.json#2");

  const auto held = read_bytes("a.json",
                               "{\"total\":2,\"hits\":[{\"_id\":\"k1\",\"_source\":"
                               "{\"title\":\"Một\"}},{\"title\":\"Hai\"}]}");
  REQUIRE(held.size() == 2);
  CHECK(held[0].article->id == "k1");
  CHECK(held[1].article->title == "Hai");
}

TEST_CASE("damage in a JSON list costs only the damaged records") {
  const auto items = read_bytes("a.json",
                                "[\n{\"title\":\"Một\"},\n{\"title\":\"Hai, \"text\": \"mất\n"
                                "{\"title\":\"Ba\"},\n{\"title\":\"Bốn\"}\n]\n");
  REQUIRE(items.size() == 4);
  CHECK(items[0].article->title == "Một");
  CHECK_FALSE(items[1].article);
  CHECK(items[2].article->title == "Ba");
  CHECK(items[3].article->title == "Bốn");
}

TEST_CASE("--map names win over the usual ones") {
  timbao::ReadOptions options;
  options.field_map = {{"title", "h"}, {"body", "b"}};
  const auto items = read_bytes("a.jsonl", R"({"title":"sai","h":"đúng","b":"thân"})", options);
  REQUIRE(items.size() == 1);
  CHECK(items[0].article->title == "đúng");
  CHECK(items[0].article->body == "thân");
}

TEST_CASE("what can't be read is a rejection with a stable reason") {
  const TempFolder folder;
  CHECK(reason(read_bytes("rong.txt", "")) == "empty");
  CHECK(reason(read_bytes("trang.txt", "\n \n")) == "empty");
  CHECK(reason(read_bytes("trang.jsonl", "\n\n")) == "empty");
  CHECK(reason(read_file(folder.file("khong-co.txt"), "khong-co.txt")) == "unreadable");
  REQUIRE(::mkfifo(folder.file("ong.txt").c_str(), 0600) == 0);
  CHECK(reason(read_file(folder.file("ong.txt"), "ong.txt")) == "not-regular");
  CHECK(reason(read_file("/dev/null", "null.txt")) == "not-regular");
  CHECK(reason(read_bytes("sau.jsonl", std::string(100'000, '['))) == "json-too-deep");
}

TEST_CASE("a picture under the name of a text is no article") {
  std::string bytes = "\xFF\xD8\xFF\xE0";
  for (unsigned i = 1; i < 5000; ++i) {
    bytes += static_cast<char>(i * i * 7919U >> 5U);
  }
  CHECK(reason(read_bytes("anh.txt", bytes)) == "binary");
}

TEST_CASE("texts and records are read from old encodings, which are noted") {
  const std::string title = "Thủy điện xả lũ, hạ du ngập";
  const std::string body = "Đêm qua, nước sông lên nhanh, nhiều nhà dân ngập đến mái.";
  const std::string json = R"({"title":")" + title + R"(","body":")" + body + "\"}\n";
  const std::string csv = "tieu_de,noi_dung\n\"" + title + "\",\"" + body + "\"\n";
  struct Case {
    std::string name, bytes, encoding;
  };
  std::vector<Case> cases;
  for (const auto& [name, text] : {std::pair{"a.txt", title + "\n\n" + body},
                                   {"a.jsonl", json},
                                   {"a.json", json},
                                   {"a.csv", csv}}) {
    for (const timbao::Charset charset : timbao::kVietnameseCharsets) {
      cases.push_back({name, timbao::testing::encode(charset, text),
                       std::string(timbao::charset_name(charset))});
    }
    cases.push_back({name, timbao::testing::encode_twice(text), "UTF-8 mojibake"});
    cases.push_back({name, timbao::testing::encode_utf16(text, false), "UTF-16LE"});
    cases.push_back({name, text, "UTF-8"});
  }
  for (const Case& one : cases) {
    CAPTURE(one.name);
    CAPTURE(one.encoding);
    const auto items = read_bytes(one.name, one.bytes);
    REQUIRE(items.size() == 1);
    REQUIRE(items[0].article);
    CHECK(items[0].article->title == title);
    CHECK(items[0].article->body == body);
    CHECK(items[0].notes.encoding == one.encoding);
  }
}

TEST_CASE("a record takes the encoding of those before it where its own words do not tell") {
  const std::string first = timbao::testing::encode(
      timbao::Charset::kTcvn3, R"({"title":"Nông dân được mùa lúa, giá lại giảm"})");
  const std::string second = timbao::testing::encode(timbao::Charset::kTcvn3, R"({"title":"mở"})");
  const auto items = read_bytes("a.jsonl", first + "\n" + second + "\n");
  REQUIRE(items.size() == 2);
  CHECK(items[1].article->title == "mở");
}

TEST_CASE("doubt about an encoding is noted by a question mark") {
  const auto items = read_bytes("a.txt",
                                "Les \xE9l\xE8ves ont f\xEAt\xE9 la rentr\xE9"
                                "e\n");
  REQUIRE(items.size() == 1);
  CHECK(items[0].notes.encoding == "windows-1252?");
}

TEST_CASE("double encoding behind escapes and entities in plain text are undone") {
  const auto json = read_bytes("a.jsonl", R"({"title":"H\u00c3\u00a0 N\u00e1\u00bb\u2122i"})");
  REQUIRE(json.size() == 1);
  CHECK(json[0].article->title == "Hà Nội");
  CHECK(json[0].notes.encoding == "UTF-8 mojibake");
  const auto text = read_bytes("a.txt", "H&agrave; N&#7897;i\n\nM&#432;a.\n");
  REQUIRE(text.size() == 1);
  CHECK(text[0].article->title == "Hà Nội");
  CHECK(text[0].article->body == "Mưa.");
}

TEST_CASE("a line over the limit is skipped, the next is read") {
  timbao::ReadOptions options;
  options.limits.max_record_bytes = 100;
  const auto items = read_bytes(
      "a.jsonl", "{\"title\":\"" + std::string(5'000'000, 'x') + "\"}\n{\"title\":\"Hai\"}\n",
      options);
  REQUIRE(items.size() == 2);
  CHECK(items[0].article.error().reason == "record-too-large");
  CHECK(items[1].article->id == "a.jsonl#2");
}

TEST_CASE("what is large is read by one thread at a time, what is not by all") {
  const TempFolder folder;
  const std::string large(timbao::kLargeBytes + 1, 'x');
  const std::string record = "{\"title\":\"A\",\"body\":\"" + large + "\"}\n";
  const std::vector<std::string> paths = {
      folder.write("a.txt", large), folder.write("b.jsonl", record), folder.write("c.json", record),
      folder.write("d.csv", "title,body\nA," + large + "\n")};
  std::mutex turn;
  timbao::ReadOptions options;
  options.large_turn = &turn;
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::atomic<int> read = 0;
  {
    std::vector<std::jthread> threads;
    for (const std::string& path : paths) {
      threads.emplace_back([&, path] {
        timbao::read_articles(path, path, options, [&](const ReadItem& item) {
          most = std::max(most.load(), ++inside);
          std::this_thread::sleep_for(std::chrono::milliseconds(20));
          --inside;
          read += item.article ? 1 : 0;
          return true;
        });
      });
    }
  }
  CHECK(read == 4);
  CHECK(most == 1);
  CHECK(turn.try_lock());
  // A small one does not wait for the turn, which is held here.
  const std::string small = folder.write("e.txt", "Tin voi");
  timbao::read_articles(small, "e.txt", options, [&](const ReadItem&) { return ++read != 0; });
  CHECK(read == 5);
  turn.unlock();
}

TEST_CASE("a sink that has enough stops the reading") {
  const TempFolder folder;
  const std::string path =
      folder.write("a.jsonl", "{\"title\":\"Một\"}\n{\"title\":\"Hai\"}\n{\"title\":\"Ba\"}\n");
  int calls = 0;
  timbao::read_articles(path, "a.jsonl", {}, [&calls](const ReadItem&) { return ++calls < 2; });
  CHECK(calls == 2);
}

TEST_CASE("known names are those with a reader") {
  for (const char* name : {"a.txt", "A.TXT", "b.html", "c.jsonl.zst", "d.csv.gz", "e.zip",
                           "f.tar.xz", "g.7z", "h.warc.gz", "i.pdf", "j.md", "k.ndjson"}) {
    CAPTURE(name);
    CHECK(timbao::is_readable_name(name));
  }
  for (const char* name : {"a.jpg", "a", ".txt", "x.gz", "README", "a.txt~", "a.sqlite"}) {
    CAPTURE(name);
    CHECK_FALSE(timbao::is_readable_name(name));
  }
}
