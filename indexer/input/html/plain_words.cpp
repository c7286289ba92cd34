#include "indexer/input/html/plain_words.h"

#include "common/text/letters.h"
#include "common/text/utf8.h"

namespace timbao {

namespace {

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Dashes, quotes, bullets, arrows and the no-break space: between words.
bool is_separator(char32_t c) {
  return c < 0xC0 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) || c == 0xD7;
}

bool is_mark(char32_t c) { return c >= 0x300 && c < 0x370; }

}  // namespace

std::string plain_words(std::string_view text) {
  std::string words;
  words.reserve(text.size());
  const auto separate = [&words]() {
    if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const char ascii = text[at];
    if ((ascii & 0x80) == 0) {
      ++at;
      if (is_ascii_word(ascii)) {
        words += ascii >= 'A' && ascii <= 'Z' ? static_cast<char>(ascii - 'A' + 'a') : ascii;
      } else {
        separate();
      }
      continue;
    }
    const char32_t c = next_code_point(text, at);
    const Letter letter = letter_of(c);
    if (letter.known()) {
      words += kBaseLetters[letter.symbol()];
    } else if (is_separator(c)) {
      separate();
    } else if (!is_mark(c)) {
      append_utf8(words, c);
    }
  }
  while (!words.empty() && words.back() == ' ') {
    words.pop_back();
  }
  return words;
}

}  // namespace timbao
