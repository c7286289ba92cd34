#pragma once

#include "common/text/clean.h"
#include "common/text/letters.h"
#include "common/text/syllable_table.h"
#include "common/text/token.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// Cuts a text into base tokens: the first of the two steps of analyze(). The second, join.h,
/// reads several of them as one.
///
/// Words of ASCII and Vietnamese letters go the short way: letters are packed as they come and
/// looked up once. Whatever else stands in a word (marks, deleted characters, digits, letters of
/// other alphabets) sends the whole run the long way, through a buffer of cleaned characters.
class Scanner {
 public:
  /// Appends to `out`, and to `joined` the other readings of single tokens (K'Krajan, 1,500).
  Scanner(std::string_view text, TokenList& out, std::vector<Token>& joined);
  void run();

 private:
  /// A cleaned character of a run and the bytes it came from.
  struct Cell {
    char32_t c = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    CharKind kind = CharKind::kLetter;
  };
  /// A stretch of cells.
  struct Piece {
    std::size_t first = 0;
    std::size_t last = 0;  ///< one past
  };
  /// What is known of a word after its letters were read.
  struct WordLetters {
    PackedLetters packed = 0;
    unsigned size = 0;
    unsigned tone = 0;
    unsigned tone_at = 0;
    unsigned upper = 0;
    bool first_upper = false;
    bool marked = false;
    bool two_tones = false;
    bool decomposed = false;  ///< a mark stood as a character of its own

    void add(Letter letter);
    void add_tone(unsigned mark);
  };
  enum class Step : std::uint8_t { kTaken, kEnd, kHard };

  void separator(char c);
  void other_character();
  void ideograph();
  void word();
  [[nodiscard]] Step word_character(std::size_t& at, WordLetters& letters) const;
  [[nodiscard]] Step word_end(std::size_t at) const;
  void number();
  [[nodiscard]] bool is_hard_after_number(std::size_t at) const;

  void hard_run();
  [[nodiscard]] bool collect_one(std::size_t& at);
  [[nodiscard]] bool continues(CleanChar clean, std::size_t next) const;
  void take(CleanChar clean, std::size_t begin, std::size_t end);
  [[nodiscard]] CleanChar peek(std::size_t at) const;
  void cut_at_zero_spaces();
  [[nodiscard]] SyllableCode syllable_of(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::u32string piece_text(Piece piece) const;
  void emit_piece(Piece piece);
  void emit_text(Piece piece, TokenKind kind);
  void emit_number(Piece piece);
  [[nodiscard]] bool splits_after_number(Piece piece, std::size_t end) const;
  [[nodiscard]] bool splits_after_word(Piece piece, std::size_t end) const;
  [[nodiscard]] bool is_marked_syllable(Piece piece) const;

  [[nodiscard]] SyllableCode find(const WordLetters& letters) const;
  bool push_letters(std::size_t begin, std::size_t end, const WordLetters& letters);
  bool push_letters_if_syllable(std::size_t begin, std::size_t end, const WordLetters& letters);
  void push_text(std::size_t begin, std::size_t end, std::u32string_view letters, TokenKind kind);
  void push_number(std::size_t begin, std::size_t end, std::string_view written);
  void push(Token token);
  void write_key(Token& token, std::string_view letters);
  void add_reading(std::string_view key);
  [[nodiscard]] bool ends_sentence(const Token& token) const;

  std::string_view text_;
  TokenList& out_;
  std::vector<Token>& joined_;
  const SyllableTable& table_;
  std::size_t at_ = 0;
  std::uint32_t position_ = 0;
  bool paragraph_ = true;     ///< a line break since the last token
  char stop_ = '\0';          ///< '.' or '!' since the last token
  bool stop_spaced_ = false;  ///< and white space after it
  std::vector<Cell> cells_;
  bool numeric_ = true;  ///< no letter among the cells yet
};

}  // namespace timbao
