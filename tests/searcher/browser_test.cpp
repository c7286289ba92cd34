#include "searcher/interactive/browser.h"

#include "common/base/error.h"
#include "common/text/display.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace timbao;
using Kind = Key::Kind;

namespace {

/// 50 articles for any query; remembers what was asked.
struct FakeIndex {
  std::vector<SearchRequest> asked;

  BrowserSource source() {
    return {
        [this](const SearchRequest& request) { return search(request); },
        [](const std::string& id) { return std::optional(article(id)); },
        [](const SearchRequest&, const std::string& text) {
          const std::size_t at = text.find("xăng");
          std::vector<Highlight> ranges;
          if (at != std::string::npos) {
            ranges.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 5)});
          }
          return ranges;
        }};
  }

  static Article article(const std::string& id) {
    Article article;
    article.id = id;
    article.title = "Tin số " + id;
    article.path = id + ".txt";
    article.source = "Báo Thử";
    for (int i = 0; i < 60; ++i) {
      article.body += fmt::format("Dòng {}.\n", i);
    }
    article.body += "Giá xăng ở cuối bài.\n";
    return article;
  }

  SearchResults search(const SearchRequest& request) {
    asked.push_back(request);
    if (request.query.find("hỏng") != std::string::npos) {
      throw Error("there is no order 'banana'", "try newest");
    }
    SearchResults results;
    results.total = {50, 50, 50, true};
    for (std::uint64_t i = request.offset; i < 50 && i < request.offset + request.limit; ++i) {
      Hit hit;
      hit.rank = i + 1;
      hit.article = article(std::to_string(i + 1));
      hit.snippet.text = std::string(300, 'x') + " đoạn trích " + std::string(300, 'y');
      results.hits.push_back(hit);
    }
    if (!request.facets.empty()) {
      results.facets.push_back({"source", {{"Báo Thử", 30}, {"Báo \"Khác\"", 20}}, 0, 0});
      results.facets.push_back({"year", {{"2020", 50}}, 0, 0});
    }
    return results;
  }
};

Browser make_browser(FakeIndex& index, std::size_t columns = 60, std::size_t rows = 24) {
  Browser browser(index.source(), {}, {}, History({"câu cũ"}));
  browser.resize(columns, rows);
  return browser;
}

void press(Browser& browser, Kind kind, const std::string& text = {}) {
  CHECK(browser.handle({kind, text}) == Browser::Outcome::kGoOn);
  if (browser.search_due()) {
    browser.search();
  }
}

/// The frame as the lines of a screen, without the sequences.
std::vector<std::string> screen(const Browser& browser) {
  std::string text;
  const std::string frame = browser.frame();
  for (std::size_t i = 0; i < frame.size(); ++i) {
    if (frame[i] != '\x1b') {
      text += frame[i] == '\r' ? "" : std::string(1, frame[i]);
      continue;
    }
    i += 2;
    while (i < frame.size() && std::isalpha(static_cast<unsigned char>(frame[i])) == 0) {
      ++i;
    }
  }
  return split_lines(text);
}

bool shows(const Browser& browser, const std::string& text) {
  return browser.frame().find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("typing searches, and the frame fits the screen whatever its size") {
  for (const std::size_t columns : {20U, 60U, 80U, 140U}) {
    for (const std::size_t rows : {6U, 24U, 50U}) {
      FakeIndex index;
      Browser browser = make_browser(index, columns, rows);
      press(browser, Kind::kText, "giá xăng tăng mạnh trong phiên điều hành chiều nay ở Hà Nội");
      CHECK(index.asked.back().query.starts_with("giá xăng"));
      const std::vector<std::string> lines = screen(browser);
      CAPTURE(columns);
      CAPTURE(rows);
      CHECK(lines.size() == rows);
      for (const std::string& line : lines) {
        CAPTURE(line);
        CHECK(display_width(line) <= columns);
      }
    }
  }
}

TEST_CASE("the selection moves, pages are fetched as it goes, and it stays on the screen") {
  FakeIndex index;
  Browser browser = make_browser(index);
  press(browser, Kind::kText, "xăng");
  for (int i = 0; i < 70; ++i) {
    press(browser, Kind::kDown);
    CHECK(shows(browser, "▌ "));
  }
  CHECK(browser.selected() == 49);
  CHECK(shows(browser, "Tin số 50"));
  press(browser, Kind::kPageUp);
  CHECK(browser.selected() < 49);
  for (int i = 0; i < 70; ++i) {
    press(browser, Kind::kUp);
  }
  CHECK(browser.selected() == 0);
}

TEST_CASE("an article opens, jumps to its matches and closes") {
  FakeIndex index;
  Browser browser = make_browser(index);
  press(browser, Kind::kText, "xăng");
  press(browser, Kind::kDown);
  press(browser, Kind::kEnter);
  CHECK(browser.view() == Browser::View::kArticle);
  CHECK(shows(browser, "Tin số 2"));
  CHECK_FALSE(shows(browser, "cuối bài"));
  press(browser, Kind::kText, "n");
  CHECK(shows(browser, "cuối bài"));
  press(browser, Kind::kText, "n");
  CHECK(shows(browser, "không còn chỗ khớp phía sau"));
  press(browser, Kind::kHome);
  CHECK(shows(browser, "Dòng 0."));
  press(browser, Kind::kText, "q");
  CHECK(browser.view() == Browser::View::kHits);
  CHECK(browser.selected() == 1);
}

TEST_CASE("a facet becomes part of the query, and is taken out again") {
  FakeIndex index;
  Browser browser = make_browser(index);
  press(browser, Kind::kText, "xăng");
  press(browser, Kind::kFunction, "2");
  CHECK(shows(browser, "Báo Thử"));
  press(browser, Kind::kEnter);
  CHECK(browser.query() == "xăng source:\"Báo Thử\"");
  press(browser, Kind::kControl, "f");
  press(browser, Kind::kEnter);
  CHECK(browser.query() == "xăng");
  CHECK(toggle_field("", "source", "Báo \"Khác\"") == "source:\"Báo Khác\"");
}

TEST_CASE("the order goes round") {
  FakeIndex index;
  Browser browser = make_browser(index);
  press(browser, Kind::kText, "xăng");
  press(browser, Kind::kFunction, "3");
  CHECK(index.asked.back().sort == SortOrder::kNewest);
  CHECK(shows(browser, "mới nhất trước"));
  press(browser, Kind::kControl, "s");
  CHECK(index.asked.back().sort == SortOrder::kOldest);
  press(browser, Kind::kControl, "s");
  CHECK(index.asked.back().sort == SortOrder::kRelevance);
}

TEST_CASE("the path is copied once") {
  FakeIndex index;
  Browser browser = make_browser(index);
  press(browser, Kind::kControl, "y");
  CHECK(browser.take_copied().empty());
  press(browser, Kind::kText, "xăng");
  press(browser, Kind::kControl, "y");
  CHECK(browser.take_copied() == "1.txt");
  CHECK(browser.take_copied().empty());
}

TEST_CASE("a query that cannot be read is said and the session goes on") {
  FakeIndex index;
  Browser browser = make_browser(index);
  press(browser, Kind::kText, "hỏng");
  CHECK(shows(browser, "there is no order 'banana'"));
  press(browser, Kind::kEscape);
  press(browser, Kind::kText, "xăng");
  CHECK_FALSE(shows(browser, "banana"));
}

TEST_CASE("history, and the keys that end") {
  FakeIndex index;
  Browser browser = make_browser(index);
  press(browser, Kind::kControl, "p");
  CHECK(browser.query() == "câu cũ");
  CHECK(browser.handle({Kind::kControl, "z"}) == Browser::Outcome::kSuspend);
  CHECK(browser.handle({Kind::kEscape, {}}) == Browser::Outcome::kGoOn);
  CHECK(browser.query().empty());
  CHECK(browser.handle({Kind::kEscape, {}}) == Browser::Outcome::kQuit);
  CHECK(browser.handle({Kind::kControl, "c"}) == Browser::Outcome::kQuit);
  press(browser, Kind::kText, "mới");
  CHECK(browser.history().lines() == std::vector<std::string>{"câu cũ", "mới"});
}

TEST_CASE("text of articles cannot drive the terminal") {
  FakeIndex index;
  BrowserSource source = index.source();
  source.search = [](const SearchRequest&) {
    SearchResults results;
    Hit hit;
    hit.article = FakeIndex::article("x");
    hit.article.title = "\x1b]0;evil\x07\x1b[2J\u202Eđảo\xff";
    hit.article.source =
        "\x9b"
        "31m";
    hit.snippet.text = "a\x1b[?1049l\rb";
    results.hits.push_back(hit);
    results.total = {1, 1, 1, true};
    return results;
  };
  Browser browser(source, {}, {}, {});
  browser.resize(80, 24);
  press(browser, Kind::kText, "a");
  const std::string frame = browser.frame();
  CHECK(frame.find("\x1b]0;") == std::string::npos);
  CHECK(frame.find("\x1b[2J") == std::string::npos);
  CHECK(frame.find("\x1b[?1049l") == std::string::npos);
  CHECK(frame.find("\u202E") == std::string::npos);
}
