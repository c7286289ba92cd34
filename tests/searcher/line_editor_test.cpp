#include "searcher/interactive/line_editor.h"

#include <array>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace timbao;

TEST_CASE("the cursor moves and erases by letters, marks included") {
  LineEditor editor;
  editor.set("ba\u0309n");  // a with a combining hook
  editor.move_left();
  editor.move_left();
  CHECK(editor.cursor() == 1);
  editor.erase_after();
  CHECK(editor.text() == "bn");
  editor.insert("ữ");
  editor.erase_before();
  CHECK(editor.text() == "bn");
  editor.move_end();
  editor.move_right();
  CHECK(editor.cursor() == 2);
}

TEST_CASE("what is inserted is one clean line") {
  LineEditor editor;
  editor.insert("a\x1b[31mb\nc\u202Ed");
  CHECK(editor.text() == "a[31mb cd");
  editor.insert(std::string(10000, 'x'));
  CHECK(editor.text().size() < 5000);
}

TEST_CASE("words and beginnings are erased before the cursor") {
  LineEditor editor;
  editor.set("giá xăng  ");
  editor.erase_word_before();
  CHECK(editor.text() == "giá ");
  editor.set("giá xăng");
  editor.move_left();
  editor.erase_all_before();
  CHECK(editor.text() == "g");
  CHECK(editor.cursor_column() == 0);
}

TEST_CASE("names are completed without marks, in turn, behind a minus") {
  constexpr std::array<std::string_view, 3> kNames{"title:", "tiêuđề:", "source:"};
  LineEditor editor;
  editor.set("covid -ti");
  CHECK(editor.complete(kNames));
  CHECK(editor.text() == "covid -title:");
  CHECK(editor.complete(kNames));
  CHECK(editor.text() == "covid -tiêuđề:");
  CHECK(editor.complete(kNames));
  CHECK(editor.text() == "covid -title:");
  editor.set("covid ");
  CHECK_FALSE(editor.complete(kNames));
  editor.set("xyz");
  CHECK_FALSE(editor.complete(kNames));
  CHECK(editor.text() == "xyz");
}

TEST_CASE("history goes back to what was being typed") {
  History history({"một", "hai"});
  CHECK(history.back("đang gõ") == "hai");
  CHECK(history.back("hai") == "một");
  CHECK(history.back("một") == "một");
  CHECK(history.forward("một") == "hai");
  CHECK(history.forward("hai") == "đang gõ");
  CHECK(history.forward("đang gõ") == "đang gõ");
}

TEST_CASE("history keeps each line once, and in a file that only its owner reads") {
  History history({"một", "hai"});
  history.add("một");
  history.add("  ");
  CHECK(history.lines() == std::vector<std::string>{"hai", "một"});
  const auto folder =
      std::filesystem::temp_directory_path() / ("timbao-history-" + std::to_string(getpid()));
  const std::string path = (folder / "deep" / "history").string();
  history.save(path);
  CHECK(History::load(path).lines() == history.lines());
  CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::group_all) ==
        std::filesystem::perms::none);
  std::filesystem::remove_all(folder);
  CHECK(History::load(path).lines().empty());
  history.save("/proc/no/such/folder/history");  // fails without a word
}
