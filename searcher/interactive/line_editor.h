#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// One line being typed, with a cursor between letters (a character with its combining marks).
class LineEditor {
 public:
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t cursor() const { return cursor_; }

  /// Puts `text` in place of the line, the cursor at its end.
  void set(std::string_view text);
  /// Inserts at the cursor; control and format characters are dropped, line breaks become spaces.
  void insert(std::string_view text);
  void move_left();
  void move_right();
  void move_home() { move_to(0); }
  void move_end() { move_to(text_.size()); }
  void erase_before();
  void erase_after();
  void erase_word_before();
  void erase_all_before();

  /// Completes the word before the cursor to the first of `candidates` that begins with it, marks
  /// and case apart; called again at once, to the next. False when none does.
  bool complete(std::span<const std::string_view> candidates);

  /// Columns of the text before the cursor.
  [[nodiscard]] std::size_t cursor_column() const;

 private:
  void move_to(std::size_t cursor);
  [[nodiscard]] std::size_t letter_before(std::size_t at) const;
  [[nodiscard]] std::size_t word_begin() const;

  std::string text_;
  std::size_t cursor_ = 0;
  /// The completion under way: what was typed, and how many candidates were passed.
  std::string stem_;
  std::size_t stem_begin_ = 0;
  std::size_t passed_ = 0;
  bool completing_ = false;
};

/// Lines entered before, oldest first, each once.
class History {
 public:
  History() = default;
  explicit History(std::vector<std::string> lines) : lines_(std::move(lines)) { rewind(); }

  /// Reads the last lines of a file, which need not exist.
  [[nodiscard]] static History load(const std::string& path);
  /// Writes them, readable by the user alone; a disk that says no is no reason to fail.
  void save(const std::string& path) const;

  void add(const std::string& line);
  /// The line before the one shown; `current` when there is none. The first step keeps `current`
  /// to come back to.
  [[nodiscard]] std::string back(const std::string& current);
  [[nodiscard]] std::string forward(const std::string& current);
  [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }

 private:
  void rewind() { at_ = lines_.size(); }

  std::vector<std::string> lines_;
  std::size_t at_ = 0;
  std::string newest_;
};

}  // namespace timbao
