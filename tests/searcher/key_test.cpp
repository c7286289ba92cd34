#include "searcher/interactive/key.h"

#include <doctest/doctest.h>
#include <vector>

using namespace timbao;
using Kind = Key::Kind;

namespace {

std::vector<Key> decode_keys(std::string_view bytes) {
  KeyDecoder decoder;
  decoder.feed(bytes);
  std::vector<Key> keys;
  for (Key key; decoder.next(key, true);) {
    keys.push_back(key);
  }
  CHECK(decoder.empty());
  return keys;
}

}  // namespace

TEST_CASE("bytes of terminals are keys") {
  struct Row {
    std::string_view bytes;
    Key key;
  };
  const std::vector<Row> rows{
      {"a", {Kind::kText, "a"}},
      {"đường", {Kind::kText, "đường"}},
      {"\r", {Kind::kEnter, {}}},
      {"\t", {Kind::kTab, {}}},
      {"\x7f", {Kind::kBackspace, {}}},
      {"\x03", {Kind::kControl, "c"}},
      {"\x1b", {Kind::kEscape, {}}},
      {"\x1b[A", {Kind::kUp, {}}},
      {"\x1bOB", {Kind::kDown, {}}},
      {"\x1b[1;5C", {Kind::kRight, {}}},
      {"\x1b[3~", {Kind::kDelete, {}}},
      {"\x1b[6~", {Kind::kPageDown, {}}},
      {"\x1b[5;2~", {Kind::kPageUp, {}}},
      {"\x1bOP", {Kind::kFunction, "1"}},
      {"\x1b[12~", {Kind::kFunction, "2"}},
      {"\x1b[[C", {Kind::kFunction, "3"}},
      {"\x1b"
       "f",
       {Kind::kAlt, "f"}},
      {"\x1b[99z", {Kind::kUnknown, {}}},
      {"\x1b[200~a\nb\x1b[201~", {Kind::kText, "a\nb"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const std::vector<Key> keys = decode_keys(row.bytes);
    REQUIRE(keys.size() == 1);
    CHECK(keys[0] == row.key);
  }
}

TEST_CASE("sequences and letters cut in pieces wait for the rest") {
  const std::string_view bytes = "ữ\x1b[6~\x1b[200~dán\x1b[201~\x1bOP";
  KeyDecoder decoder;
  std::vector<Key> keys;
  for (const char byte : bytes) {
    decoder.feed({&byte, 1});
    for (Key key; decoder.next(key, false);) {
      keys.push_back(key);
    }
  }
  CHECK(keys == std::vector<Key>{{Kind::kText, "ữ"},
                                 {Kind::kPageDown, {}},
                                 {Kind::kText, "dán"},
                                 {Kind::kFunction, "1"}});
}

TEST_CASE("any bytes end, and leave nothing behind") {
  std::string bytes;
  std::uint32_t state = 1;
  for (int i = 0; i < 200000; ++i) {
    state = state * 1664525U + 1013904223U;
    constexpr std::string_view kSome = "\x1b[O~;0123A\x80\xe1\xbb\xaf\x01z";
    bytes += kSome[(state >> 16) % kSome.size()];
  }
  CHECK(decode_keys(bytes).size() > 1000);
}
