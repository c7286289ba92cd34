#pragma once

#include "common/text/clean.h"
#include "common/text/join.h"
#include "common/text/letters.h"
#include "common/text/syllable_table.h"
#include "common/text/token.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// Cuts a text into base tokens: the first of the two steps of analyze(). The second, join.h,
/// reads several of them as one; of a long text the scanner has it done now and then, so that the
/// tokens are still in the cache.
///
/// A syllable that was met before is known by its bytes. Words of ASCII and precomposed Vietnamese
/// letters, nearly all, go the short way: letters are packed as they come and looked up once. A
/// combining mark sends a word to a second loop that adds marks to letters. Whatever else stands in
/// a word (deleted characters, digits, letters of other alphabets) sends the whole run the long
/// way, through a buffer of cleaned characters.
class Scanner {
 public:
  /// Appends to `out`.
  Scanner(std::string_view text, TokenList& out);
  void run();

 private:
  /// A cleaned character of a run and the bytes it came from.
  struct Cell {
    char32_t c = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    CharKind kind = CharKind::kLetter;
  };
  /// Cells kept of one run; what follows only lengthens its last token. Keys are far shorter.
  static constexpr std::size_t kMaxCells = 1024;
  /// Tokens to be joined together, as far as line breaks allow.
  static constexpr std::size_t kBlock = 512;
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
    /// With one tone at most, no capital but the first, and a key that is surely not cut.
    [[nodiscard]] bool is_simple(std::size_t bytes) const;
    /// With marks and a capital that is not the first letter: see emit_word().
    [[nodiscard]] bool may_be_glued() const {
      return marked && upper > (first_upper ? 1U : 0U) && upper < size;
    }
  };
  static constexpr unsigned kSpaced = 1;     ///< white space, after the stop if there is one
  static constexpr unsigned kStop = 2;       ///< a full stop
  static constexpr unsigned kMark = 4;       ///< ! or ?
  static constexpr unsigned kParagraph = 8;  ///< a line break
  static constexpr unsigned kHash = 16;
  /// What an ASCII character does to since_.
  struct Separator {
    std::uint8_t keeps = 0;
    std::uint8_t adds = 0;
    bool plain = false;      ///< it does nothing else, neither ends a line nor belongs to a token
    bool ends_word = false;  ///< whatever follows: not digits, controls, the apostrophe
  };
  static constexpr std::array<Separator, 256> make_separators();
  static const std::array<Separator, 256> kSeparators;
  enum class Step : std::uint8_t { kTaken, kEnd, kHard };

  void separator(unsigned char c);
  void join_block();
  void other_character();
  void ideograph();
  void word();
  void known_words();
  void remember_word(std::size_t begin, std::size_t token);
  bool plain_word();
  bool push_plain(std::string_view letters, PackedLetters packed, LetterTally tally);
  [[nodiscard]] SyllableCode find_repaired(PackedLetters packed, unsigned tone) const;
  void marked_word();
  [[nodiscard]] Step word_character(std::size_t& at, WordLetters& letters) const;
  [[nodiscard]] Step word_end(std::size_t at) const;
  void number();
  [[nodiscard]] bool ends_number(std::size_t at) const;
  [[nodiscard]] bool is_hard_after_number(std::size_t at) const;

  void hard_run();
  [[nodiscard]] bool collect_one(std::size_t& at);
  [[nodiscard]] bool continues(CleanChar clean, std::size_t next) const;
  void take(CleanChar clean, std::size_t begin, std::size_t end);
  [[nodiscard]] bool letter_follows(std::size_t at) const;
  [[nodiscard]] CleanChar peek(std::size_t at) const;
  void cut_at_zero_spaces();
  [[nodiscard]] SyllableCode syllable_of(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::u32string piece_text(Piece piece) const;
  [[nodiscard]] std::u32string repaired_text(Piece piece) const;
  void emit_piece(Piece piece);
  void emit_word(Piece piece);
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
  /// Appends what is `known` of a token with its place in the text.
  void push(const Token& known, std::size_t begin, std::size_t end);
  [[nodiscard]] bool may_start(const Token& token) const;
  void look_back(Token& token);
  void write_composed_key(Token& token, std::string_view written);
  void write_key(Token& token, std::string_view letters);
  void add_reading(std::string_view key);
  [[nodiscard]] bool ends_sentence(const Token& token) const;

  std::string_view text_;
  TokenList& out_;
  JoinWork& work_;
  const SyllableTable& table_;
  std::size_t at_ = 0;
  std::uint32_t position_ = 0;
  unsigned since_ = kParagraph;  ///< what stood between the last token and here
  std::vector<Cell> cells_;
  bool numeric_ = true;  ///< no letter among the cells yet
};

inline void Scanner::push(const Token& known, std::size_t begin, std::size_t end) {
  Token& token = out_.tokens.emplace_back(known, begin, end, position_ + 1, known.key);
  if (may_start(token))
    work_.starts.push_back(position_);
  ++position_;
  if ((since_ & ~kSpaced) != 0)
    look_back(token);
  since_ = 0;
}

}  // namespace timbao
