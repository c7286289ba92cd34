#include "indexer/input/source/byte_source.h"

#include "indexer/input/source/line_reader.h"
#include "indexer/input/source/spool.h"
#include "tests/indexer/support/reading.h"

#include <array>
#include <cstdio>
#include <doctest/doctest.h>
#include <string>

using timbao::FileSource;
using timbao::Line;
using timbao::LineReader;
using timbao::MemorySource;
using timbao::read_all;
using timbao::TempFolder;

namespace {

/// Gives `bytes` and then fails.
class BreakingSource : public timbao::ByteSource {
 public:
  explicit BreakingSource(std::string_view bytes) : bytes_(bytes) {}
  std::size_t read(char* out, std::size_t size) override {
    const std::size_t count = bytes_.read(out, size);
    if (count == 0) {
      fail("bad-archive", "hỏng");
    }
    return count;
  }

 private:
  MemorySource bytes_;
};

std::string bytes_of(std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) {
    bytes += static_cast<char>(i * 31 % 251);
  }
  return bytes;
}

}  // namespace

TEST_CASE("a file is the same bytes and has the same hash however it is read") {
  const TempFolder folder;
  const std::string bytes = bytes_of(1'000'000);
  const std::string path = folder.write("a.bin", bytes);
  const std::uint64_t hash = timbao::hash_file(path);
  CHECK(hash != 0);
  FileSource whole(path);
  CHECK(whole.size() == bytes.size());
  CHECK(*read_all(whole, bytes.size()) == bytes);
  CHECK(whole.content_hash() == hash);
  FileSource jumping(path);
  std::array<char, 5000> part{};
  CHECK(jumping.read(part.data(), part.size()) == part.size());
  CHECK(jumping.seek(-100, SEEK_END) == bytes.size() - 100);
  CHECK(timbao::read_some(jumping, 1000) == bytes.substr(bytes.size() - 100));
  CHECK(jumping.seek(3000, SEEK_SET) == 3000);
  CHECK(timbao::read_some(jumping, 5000) == bytes.substr(3000, 5000));
  CHECK(jumping.content_hash() == hash);
  CHECK(timbao::hash_file(folder.write("b.bin", bytes + "x")) != hash);
  CHECK(timbao::hash_file(folder.file("khong-co")) == 0);
}

TEST_CASE("limits and failures come through") {
  MemorySource large("12345");
  CHECK(read_all(large, 4).error().reason == "too-large");
  MemorySource fits("12345");
  CHECK(*read_all(fits, 5) == "12345");
  BreakingSource breaking("123");
  CHECK(read_all(breaking, 100).error().reason == "bad-archive");
  BreakingSource again("123");
  timbao::PrefixedSource prefixed("0", again);
  CHECK(read_all(prefixed, 100).error().reason == "bad-archive");
  MemorySource memory("23");
  timbao::PrefixedSource joined("01", memory);
  CHECK(*read_all(joined, 100) == "0123");
}

TEST_CASE("a stream that is spooled can be read from any place") {
  const std::string bytes = bytes_of(300'000);
  MemorySource source(bytes);
  const auto file = timbao::spool(source, 1 << 20);
  REQUIRE(file);
  CHECK(*read_all(**file, 1 << 20) == bytes);
  CHECK((*file)->seek(100, SEEK_SET) == 100);
  CHECK(timbao::read_some(**file, 10) == bytes.substr(100, 10));
  MemorySource large(bytes);
  CHECK(timbao::spool(large, 1000).error().reason == "too-large");
  BreakingSource breaking(bytes);
  CHECK(timbao::spool(breaking, 1 << 20).error().reason == "bad-archive");
}

TEST_CASE("lines are given with their number and place, long ones skipped") {
  const std::string text = "một\r\n\nhai\n" + std::string(3'000'000, 'x') + "\nba";
  MemorySource source(text);
  LineReader lines(source, 1'000'000);
  std::string seen;
  std::string before;
  for (Line line; lines.next(line);) {
    CHECK(text.compare(line.offset, line.text.size(), line.text) == 0);
    seen += std::to_string(line.number) + (line.too_long ? "(dài)" : std::string(line.text)) + ' ';
  }
  CHECK(seen == "1một 2 3hai 4(dài) 5ba ");
}

TEST_CASE("zero bytes in front of a line, which a crash leaves, are no part of it") {
  const std::string zeros(3'000'000, '\0');
  const std::string text = zeros + "một\n" + std::string(5, '\0') + "hai\n" + zeros;
  MemorySource source(text);
  LineReader lines(source, 1'000'000);
  Line line;
  REQUIRE(lines.next(line));
  CHECK(line.text == "một");
  CHECK(line.offset == zeros.size());
  REQUIRE(lines.next(line));
  CHECK(line.text == "hai");
  CHECK(line.number == 2);
  CHECK(!lines.next(line));
}

TEST_CASE("buffers tell before they grow, and grow no further than the limit needs") {
  const std::string line(3'500'000, 'x');
  const std::string lines_of_two = line + "\ny";
  MemorySource source(lines_of_two);
  std::size_t largest = 0;
  const auto growing = [&largest](std::size_t bytes) { largest = std::max(largest, bytes); };
  LineReader lines(source, 3'600'000, growing);
  Line got;
  REQUIRE(lines.next(got));
  CHECK(got.text == line);
  CHECK(largest >= line.size());
  CHECK(largest < 3'600'000 + (2 << 20));
  largest = 0;
  MemorySource again(line);
  CHECK(read_all(again, 3'600'000, growing)->size() == line.size());
  CHECK(largest >= line.size());
  CHECK(largest < 3'600'000 + (2 << 20));
}

TEST_CASE("zeros are counted to the first other byte") {
  for (const std::size_t zeros : {0, 1, 4095, 4096, 4097, 10000}) {
    CHECK(timbao::count_zeros(std::string(zeros, '\0')) == zeros);
    CHECK(timbao::count_zeros(std::string(zeros, '\0') + "x" + std::string(9, '\0')) == zeros);
  }
}
