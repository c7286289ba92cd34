#include "common/store/record.h"

#include "common/base/error.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <random>

namespace timbao {
namespace {

Article full_article() {
  Article article;
  article.id = "2021/a.txt";
  article.title = "Nước lũ về";
  article.body = std::string("dòng\n\nhai\0ba", 13) + std::string(300, 'x');
  article.date = {2021, 10, 3};
  article.date_inferred = true;
  article.source = "Tin Vùng Cao";
  article.author = "Lò Văn A";
  article.category = "Đời sống";
  article.tags = {"lũ", "mưa to"};
  article.url = "https://bao.example/1";
  article.path = "tin.zip!/2021/a.txt";
  return article;
}

std::string record_of(const Article& article) {
  std::string bytes;
  append_record(article, bytes);
  return bytes;
}

std::vector<std::string> similar_records(std::size_t count) {
  std::mt19937 random(3);
  std::vector<std::string> records;
  for (std::size_t i = 0; i < count; ++i) {
    std::string body;
    for (int n = 0; n < 60; ++n)
      body +=
          fmt::format("Hội nghị lần thứ {} bàn về giá lúa vụ {}. ", random() % 90, random() % 9);
    records.push_back(body);
  }
  return records;
}

}  // namespace

TEST_CASE("every field of an article comes back from its record") {
  const Article article = full_article();
  const Article parsed = parse_record(record_of(article));
  CHECK(parsed.id == article.id);
  CHECK(parsed.title == article.title);
  CHECK(parsed.body == article.body);
  CHECK(parsed.date == article.date);
  CHECK(parsed.date_inferred);
  CHECK(parsed.source == article.source);
  CHECK(parsed.author == article.author);
  CHECK(parsed.category == article.category);
  CHECK(parsed.tags == article.tags);
  CHECK(parsed.url == article.url);
  CHECK(parsed.path == article.path);
  CHECK(record_of(parse_record(record_of(Article{}))) == record_of(Article{}));
}

TEST_CASE("a record cut anywhere is refused, never read past its end") {
  const std::string record = record_of(full_article());
  for (std::size_t size = 0; size < record.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS((void)parse_record(std::string_view(record).substr(0, size)), Error);
  }
}

TEST_CASE("frames give their record back, with a dictionary and without") {
  const auto records = similar_records(400);
  const std::string dictionary = train_dictionary(records);
  REQUIRE_FALSE(dictionary.empty());
  std::size_t with = 0;
  std::size_t without = 0;
  RecordCodec trained(dictionary);
  RecordCodec plain("");
  for (const std::string& record : records) {
    std::string frame;
    with += trained.compress(record, frame);
    CHECK(trained.decompress(frame) == record);
    frame.clear();
    without += plain.compress(record, frame);
    CHECK(plain.decompress(frame) == record);
  }
  CHECK(with < without);
  std::string empty;
  trained.compress("", empty);
  CHECK(trained.decompress(empty).empty());
}

TEST_CASE("records of many megabytes give frames like the others") {
  const std::vector<std::string> records = similar_records(1000);
  RecordCodec codec(train_dictionary(records));
  std::string long_record;
  for (int times = 0; times < 2; ++times)
    for (const std::string& record : records)
      long_record += record;
  REQUIRE(long_record.size() > 4 << 20);
  std::string frames = "trước";
  const std::size_t size = codec.compress(long_record, frames);
  CHECK(frames.size() == std::string("trước").size() + size);
  CHECK(size * 2 < long_record.size());
  CHECK(codec.decompress(std::string_view(frames).substr(frames.size() - size)) == long_record);
  frames.clear();
  codec.compress(records[0], frames);
  CHECK(codec.decompress(frames) == records[0]);
}

TEST_CASE("a damaged frame is an error") {
  RecordCodec codec("");
  std::string frame;
  codec.compress(record_of(full_article()), frame);
  CHECK_THROWS_AS((void)codec.decompress(frame.substr(0, frame.size() / 2)), Error);
  CHECK_THROWS_AS((void)codec.decompress(""), Error);
  CHECK_THROWS_AS((void)codec.decompress("không phải khung"), Error);
}

TEST_CASE("too little to learn from gives no dictionary") {
  CHECK(train_dictionary({}).empty());
  CHECK(train_dictionary(similar_records(10)).empty());
}

}  // namespace timbao
