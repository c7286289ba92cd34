#include "tests/ranking/archive.h"

#include <doctest/doctest.h>

namespace timbao {
namespace {

/// `articles` dealt out to `count` lists.
std::vector<std::vector<Article>> deal(const std::vector<Article>& articles, std::size_t count) {
  std::vector<std::vector<Article>> lists(count);
  for (std::size_t i = 0; i < articles.size(); ++i)
    lists[i % count].push_back(articles[i]);
  return lists;
}

const std::vector<std::string> kQueries = {"hội đồng nhân dân",
                                           "da nang",
                                           "bão",
                                           "giáo viên hợp đồng",
                                           "\"ủy ban nhân dân\"",
                                           "ngh*",
                                           "hoc sinh OR sinh viên",
                                           "cầu -đường",
                                           "title:cầu",
                                           "2019"};

TEST_CASE("every layout gives the same hits in the same order with the same scores") {
  const std::vector<Article> articles = read_sample_archive();
  const TestArchive one({articles});
  const TestArchive five(deal(articles, 5));
  Searcher a(one.dirs());
  Searcher b(five.dirs());
  for (const std::string& query : kQueries)
    for (const SortOrder order : {SortOrder::kRelevance, SortOrder::kNewest, SortOrder::kOldest}) {
      CAPTURE(query);
      SearchRequest request = request_for(query, 50);
      request.sort = order;
      const SearchResults left = a.search(request);
      const SearchResults right = b.search(request);
      CHECK(!left.hits.empty());
      CHECK(ids_of(left) == ids_of(right));
      CHECK(left.total.value == right.total.value);
      for (std::size_t i = 0; i < std::min(left.hits.size(), right.hits.size()); ++i)
        CHECK(left.hits[i].score == doctest::Approx(right.hits[i].score).epsilon(1e-9));
    }
}

TEST_CASE("pages put together are the whole list") {
  const TestArchive archive(deal(read_sample_archive(), 2));
  Searcher searcher(archive.dirs());
  for (const std::string& query : kQueries) {
    CAPTURE(query);
    const std::vector<std::string> all = ids_of(searcher.search(request_for(query, 30)));
    std::vector<std::string> paged;
    for (std::uint64_t offset = 0; offset < 30; offset += 7) {
      SearchRequest request = request_for(query, std::min<std::uint64_t>(7, 30 - offset));
      request.offset = offset;
      for (const std::string& id : ids_of(searcher.search(request)))
        paged.push_back(id);
    }
    CHECK(paged == all);
  }
}

TEST_CASE("sorting by date goes by date, undated articles last") {
  const TestArchive archive({read_sample_archive()});
  Searcher searcher(archive.dirs());
  for (const SortOrder order : {SortOrder::kNewest, SortOrder::kOldest}) {
    SearchRequest request = request_for("bão", SearchRequest::kAll);
    request.sort = order;
    const SearchResults results = searcher.search(request);
    REQUIRE(results.hits.size() > 3);
    CHECK(results.total.exact);
    CHECK(results.total.value == results.hits.size());
    for (std::size_t i = 1; i < results.hits.size(); ++i) {
      const std::uint32_t before = results.hits[i - 1].article.date.key();
      const std::uint32_t after = results.hits[i].article.date.key();
      if (before == 0 || after == 0)
        CHECK(after == 0);
      else
        CHECK((order == SortOrder::kNewest ? before >= after : before <= after));
    }
  }
}

TEST_CASE("freshness lets the newer of two equal articles win, and its part is explained") {
  std::vector<Article> articles(2);
  for (Article& article : articles) {
    article.title = "Mưa lớn ở cửa sông";
    article.body = "Nước sông lên nhanh trong đêm, nhiều nhà ven đê phải kê đồ.";
  }
  articles[0].id = "cu";
  articles[0].date = {2015, 3, 1};
  articles[0].body += " Sông cạn dần vào buổi sáng trên sông.";
  articles[1].id = "moi";
  articles[1].date = {2025, 12, 1};
  const TestArchive archive({articles});
  Searcher searcher(archive.dirs());
  SearchRequest request = request_for("sông");
  CHECK(ids_of(searcher.search(request)) == std::vector<std::string>{"cu", "moi"});
  request.recent_days = 365;
  request.explain = true;
  const SearchResults fresh = searcher.search(request);
  CHECK(ids_of(fresh) == std::vector<std::string>{"moi", "cu"});
  CHECK(fresh.hits[1].score_parts.back().what == "age");
}

TEST_CASE("a phrase in a pasted headline ranks, a phrase beside few words is a condition") {
  std::vector<Article> articles(2);
  articles[0].id = "co";
  articles[0].title = "Thuế đất vàng tăng";
  articles[0].body = "Thuế đất vàng ở trung tâm thành phố tăng mạnh.";
  articles[1].id = "khong";
  articles[1].title = "Thị trường nhà phố chao đảo vì thanh tra";
  articles[1].body = "Thị trường chao đảo khi thanh tra vào cuộc, giá đất giảm.";
  const TestArchive archive({articles});
  Searcher searcher(archive.dirs());
  CHECK(ids_of(searcher.search(request_for("thuế “đất vàng”"))) == std::vector<std::string>{"co"});
  CHECK(ids_of(searcher.search(request_for("thị trường chao đảo vì thanh tra “đất vàng”")))[0] ==
        "khong");
}

}  // namespace
}  // namespace timbao
