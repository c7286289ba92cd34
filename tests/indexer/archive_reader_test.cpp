#include "indexer/input/containers/archive_reader.h"

#include "tests/indexer/support/packing.h"
#include "tests/indexer/support/reading.h"

#include <doctest/doctest.h>
#include <string>

using timbao::compress;
using timbao::Members;
using timbao::outcomes;
using timbao::pack;
using timbao::read_bytes;
using timbao::ReadOptions;

namespace {

const Members kFolder = {
    {"2019/03/một bài.txt", "Giá gạo tăng\n\nHôm nay giá gạo tăng.\n"},
    {"ảnh.jpg", "\xFF\xD8"},
    {".an/khong.txt", "không đọc"},
    {"__MACOSX/._a.txt", "không đọc"},
    {"./tin.jsonl", "{\"title\":\"Một\"}\n{\"id\":\"k7\",\"title\":\"Hai\"}\n"},
};

std::string text(std::size_t size) {
  std::string words;
  while (words.size() < size) {
    words += "chữ và chữ nữa ";
  }
  return words;
}

}  // namespace

TEST_CASE("every kind of archive gives the same articles with stable ids") {
  struct Kind {
    std::string name, format, filter;
  };
  for (const Kind& kind :
       {Kind{"a.zip", "zip", "none"}, Kind{"a.7z", "7zip", "none"}, Kind{"a.tar", "gnutar", "none"},
        Kind{"a.tar.gz", "gnutar", "gzip"}, Kind{"a.tgz", "pax", "gzip"},
        Kind{"a.tar.xz", "pax", "xz"}, Kind{"a.tar.zst", "pax", "zstd"},
        Kind{"a.tar.bz2", "gnutar", "bzip2"}}) {
    CAPTURE(kind.name);
    const auto items = read_bytes("kho/" + kind.name, pack(kind.format, kind.filter, kFolder));
    CHECK(outcomes(items) == "kho/" + kind.name + "!/2019/03/một bài.txt\nkho/" + kind.name +
                                 "!/tin.jsonl#1\n"
                                 "k7\n");
    REQUIRE(items.size() == 3);
    CHECK(items[0].record == "!/2019/03/một bài.txt");
    CHECK(items[0].article->path == "kho/" + kind.name + "!/2019/03/một bài.txt");
    CHECK(items[0].article->title == "Giá gạo tăng");
    CHECK(to_string(items[0].article->date) == "2019-03");
    CHECK(items[0].article->date_inferred);
    CHECK(items[1].record == "!/tin.jsonl#1");
    CHECK(items[2].record == "!/tin.jsonl=k7");
    CHECK(items[2].article->path == "kho/" + kind.name + "!/tin.jsonl");
  }
}

TEST_CASE("a compressed file is read like the file itself") {
  for (const char* filter : {"gzip", "bzip2", "xz", "zstd"}) {
    CAPTURE(filter);
    const std::string suffix = std::string(filter) == "gzip"    ? ".gz"
                               : std::string(filter) == "bzip2" ? ".bz2"
                               : std::string(filter) == "xz"    ? ".xz"
                                                                : ".zst";
    const auto items = read_bytes("a.jsonl" + suffix,
                                  compress(filter, "{\"title\":\"Một\"}\n{\"title\":\"Hai\"}"));
    CHECK(outcomes(items) == "a.jsonl" + suffix + "#1\na.jsonl" + suffix + "#2\n");
  }
}

TEST_CASE("streams in a row are one file, as gzip and zstd have it") {
  const auto items = read_bytes("a.jsonl.gz", compress("gzip", "{\"title\":\"Một\"}\n") +
                                                  compress("gzip", "{\"title\":\"Hai\"}\n"));
  CHECK(outcomes(items) ==
        "a.jsonl.gz#1\n"
        "a.jsonl.gz#2\n");
}

TEST_CASE("archives inside archives are read down to the depth allowed") {
  const Members leaf = {{"a.txt", "Tin\n\nBài."}};
  const std::string two = pack("zip", "none", {{"b.7z", pack("7zip", "none", leaf)}});
  const std::string three = pack("gnutar", "gzip", {{"c.zip", two}});
  CHECK(outcomes(read_bytes("d.tar.gz", three)) == "d.tar.gz!/c.zip!/b.7z!/a.txt\n");
  const std::string four = pack("zip", "none", {{"d.tar.gz", three}, {"e.txt", "Tin\n\nBài."}});
  CHECK(outcomes(read_bytes("f.zip", four)) ==
        "too-nested f.zip!/d.tar.gz!/c.zip!/b.7z\n"
        "f.zip!/e.txt\n");
}

TEST_CASE("layers of compression count as depth, whatever the name says") {
  std::string bytes = "Tin\n\nBài.";
  std::string name = "a.txt";
  for (int i = 0; i < 4; ++i) {
    bytes = compress("gzip", bytes);
    name += ".gz";
  }
  CHECK(outcomes(read_bytes(name, bytes)) == "too-nested " + name + "\n");
}

TEST_CASE("a damaged member costs only itself in a zip, and a cut archive what was cut off") {
  const Members members = {{"a.txt", text(3000)}, {"b.txt", text(3000)}, {"c.txt", text(3000)}};
  std::string zip = pack("zip", "none", members);
  const std::size_t second = zip.find("b.txt");
  REQUIRE(second != std::string::npos);
  for (std::size_t i = 10; i < 20; ++i) {
    zip[second + 5 + 20 + i] ^= 0x5A;
  }
  const auto items = read_bytes("a.zip", zip);
  REQUIRE(items.size() == 3);
  CHECK(items[0].article);
  REQUIRE_FALSE(items[1].article);
  CHECK(items[1].article.error().reason == "bad-archive");
  CHECK(items[1].article.error().source == "a.zip!/b.txt");
  CHECK(items[2].article);

  const std::string tar = pack("gnutar", "none", members);
  const auto cut = read_bytes("a.tar", tar.substr(0, 512 + 3072 + 512 + 100));
  REQUIRE(cut.size() >= 2);
  CHECK(cut[0].article);
  CHECK_FALSE(cut.back().article);
  CHECK(cut.back().article.error().reason == "bad-archive");
}

TEST_CASE("what is no archive is rejected as a whole") {
  for (const char* name : {"a.zip", "a.7z", "a.tar", "a.tar.gz", "a.txt.gz"}) {
    CAPTURE(name);
    const auto items = read_bytes(name, std::string(5000, '\x01') + "rác");
    REQUIRE(items.size() == 1);
    if (std::string(name) != "a.txt.gz") {
      CHECK(outcomes(items) == std::string("bad-archive ") + name + "\n");
    }
  }
}

TEST_CASE("zeros are no archive") {
  CHECK(outcomes(read_bytes("a.zip", std::string(100'000, '\0'))) == "bad-archive a.zip\n");
  CHECK(outcomes(read_bytes("a.7z", std::string(100'000, '\0'))) == "bad-archive a.7z\n");
}

TEST_CASE("a bomb is stopped, also in a member that nobody reads") {
  const std::string zeros(70'000'000, '0');
  for (const char* member : {"a.jsonl", "a.bin"}) {
    CAPTURE(member);
    const auto items = read_bytes("a.tar.zst", pack("gnutar", "zstd", {{member, zeros}}));
    REQUIRE_FALSE(items.empty());
    CHECK(items.back().article.error().reason == "bomb");
  }
  const auto zip = read_bytes("a.zip", pack("zip", "none", {{"a.jsonl", zeros}}));
  CHECK(outcomes(zip) == "bad-json a.zip!/a.jsonl#1\nbomb a.zip!/a.jsonl\n");
  const auto nested =
      read_bytes("a.zip", pack("zip", "none", {{"b.jsonl.gz", compress("gzip", zeros)}}));
  CHECK(outcomes(nested) == "bad-json a.zip!/b.jsonl.gz#1\nbomb a.zip!/b.jsonl.gz\n");
}

TEST_CASE("members over the limit of their number are not read") {
  ReadOptions options;
  options.limits.max_members = 2;
  const std::string zip =
      pack("zip", "none", {{"a.txt", "Một"}, {"b.txt", "Hai"}, {"c.txt", "Ba"}});
  CHECK(outcomes(read_bytes("a.zip", zip, options)) ==
        "a.zip!/a.txt\n"
        "a.zip!/b.txt\n"
        "too-many-members a.zip\n");
}

TEST_CASE("names of members can't drive a terminal and stay different") {
  const auto items = read_bytes(
      "a.tar", pack("gnutar", "none", {{"x\x1B[2J.txt", "Một"}, {"/etc/../y.txt", "Hai"}}));
  CHECK(outcomes(items) ==
        "a.tar!/x%1B[2J.txt\n"
        "a.tar!/etc/../y.txt\n");
}

TEST_CASE("a sink that has enough stops an archive") {
  const timbao::TempFolder folder;
  const std::string path =
      folder.write("a.zip", pack("zip", "none", {{"a.txt", "Một"}, {"b.txt", "Hai"}}));
  int calls = 0;
  timbao::read_articles(path, "a.zip", {}, [&calls](const timbao::ReadItem&) {
    ++calls;
    return false;
  });
  CHECK(calls == 1);
}
