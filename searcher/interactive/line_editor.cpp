#include "searcher/interactive/line_editor.h"

#include "common/base/error.h"
#include "common/base/output_file.h"
#include "common/text/analyzer.h"
#include "common/text/display.h"
#include "common/text/well_formed.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace timbao {
namespace {

constexpr std::size_t kMaxLines = 500;
constexpr std::size_t kMaxLineBytes = 4096;

}  // namespace

void LineEditor::set(std::string_view text) {
  text_.clear();
  move_to(0);
  insert(text);
}

void LineEditor::insert(std::string_view text) {
  std::string clean;
  append_clean(text.substr(0, kMaxLineBytes), CleanMode::kText, clean);
  std::replace(clean.begin(), clean.end(), '\n', ' ');
  if (text_.size() + clean.size() > kMaxLineBytes) {
    return;
  }
  text_.insert(cursor_, clean);
  move_to(cursor_ + clean.size());
}

void LineEditor::move_to(std::size_t cursor) {
  cursor_ = cursor;
  completing_ = false;
}

std::size_t LineEditor::letter_before(std::size_t at) const {
  std::size_t begin = 0;
  for (std::size_t next = 0; next < at;) {
    begin = next;
    next = letter_end(text_, next);
  }
  return begin;
}

void LineEditor::move_left() { move_to(letter_before(cursor_)); }

void LineEditor::move_right() {
  move_to(cursor_ < text_.size() ? letter_end(text_, cursor_) : cursor_);
}

void LineEditor::erase_before() {
  const std::size_t begin = letter_before(cursor_);
  text_.erase(begin, cursor_ - begin);
  move_to(begin);
}

void LineEditor::erase_after() {
  if (cursor_ < text_.size()) {
    text_.erase(cursor_, letter_end(text_, cursor_) - cursor_);
  }
  completing_ = false;
}

std::size_t LineEditor::word_begin() const {
  const std::size_t space =
      cursor_ == 0 ? std::string::npos : text_.find_last_of(" (\"", cursor_ - 1);
  std::size_t begin = space == std::string::npos ? 0 : space + 1;
  while (begin < cursor_ && (text_[begin] == '-' || text_[begin] == '+')) {
    ++begin;
  }
  return begin;
}

void LineEditor::erase_word_before() {
  std::size_t begin = cursor_;
  while (begin > 0 && text_[begin - 1] == ' ') {
    --begin;
  }
  while (begin > 0 && text_[begin - 1] != ' ') {
    --begin;
  }
  text_.erase(begin, cursor_ - begin);
  move_to(begin);
}

void LineEditor::erase_all_before() {
  text_.erase(0, cursor_);
  move_to(0);
}

bool LineEditor::complete(std::span<const std::string_view> candidates) {
  if (!completing_) {
    stem_begin_ = word_begin();
    stem_ = fold(text_.substr(stem_begin_, cursor_ - stem_begin_));
    passed_ = 0;
  }
  std::vector<std::string_view> fitting;
  for (const std::string_view candidate : candidates) {
    if (!stem_.empty() && fold(candidate).starts_with(stem_)) {
      fitting.push_back(candidate);
    }
  }
  if (fitting.empty()) {
    return false;
  }
  const std::string_view chosen = fitting[passed_++ % fitting.size()];
  text_.replace(stem_begin_, cursor_ - stem_begin_, chosen);
  cursor_ = stem_begin_ + chosen.size();
  completing_ = true;
  return true;
}

std::size_t LineEditor::cursor_column() const {
  return display_width(std::string_view(text_).substr(0, cursor_));
}

History History::load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.size() <= kMaxLineBytes) {
      lines.push_back(std::move(line));
    }
  }
  if (lines.size() > kMaxLines) {
    lines.erase(lines.begin(), lines.end() - kMaxLines);
  }
  return History(std::move(lines));
}

void History::save(const std::string& path) const {
  std::string text;
  for (const std::string& line : lines_) {
    text += line + '\n';
  }
  std::error_code failed;
  const std::filesystem::path file(path);
  std::filesystem::create_directories(file.parent_path(), failed);
  try {
    replace_file(path, text);
  } catch (const Error&) {
    return;
  }
  using std::filesystem::perms;
  std::filesystem::permissions(file, perms::owner_read | perms::owner_write, failed);
}

void History::add(const std::string& line) {
  if (line.find_first_not_of(' ') == std::string::npos) {
    return;
  }
  std::erase(lines_, line);
  lines_.push_back(line);
  if (lines_.size() > kMaxLines) {
    lines_.erase(lines_.begin());
  }
  rewind();
}

std::string History::back(const std::string& current) {
  if (at_ == 0) {
    return current;
  }
  if (at_ == lines_.size()) {
    newest_ = current;
  }
  return lines_[--at_];
}

std::string History::forward(const std::string& current) {
  if (at_ >= lines_.size()) {
    return current;
  }
  ++at_;
  return at_ == lines_.size() ? newest_ : lines_[at_];
}

}  // namespace timbao
