#pragma once

#include "common/text/syllable.h"
#include "common/text/word_cache.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

enum class TokenKind : std::uint8_t {
  kSyllable,   ///< a valid Vietnamese syllable (English words that parse as one included)
  kWord,       ///< other letters: names, loans, English
  kNumber,     ///< digits, thousands separators removed; decimals keep , or .
  kCode,       ///< letters and digits in one: u23, h5n1, 5g, 8h30
  kIdeograph,  ///< one Han, kana, Hangul or Thai character
  kJoined,  ///< several base tokens read as one: tphcm, gdđt, covid19, 123/2020/nđ-cp, 2020-12-30
};

/// What a token is, wherever it stands.
struct TokenForm {
  std::uint16_t key_size = 0;     ///< bytes of the canonical key; syllables: 0 (see syllable.h)
  std::uint16_t folded_size = 0;  ///< bytes of the folded key that follows it; 0 when equal
  SyllableCode code = kNoSyllable;
  TokenKind kind = TokenKind::kWord;
  bool has_marks : 1 = false;        ///< any tone, quality mark or đ as written
  bool capitalised : 1 = false;      ///< first letter upper case
  bool all_caps : 1 = false;         ///< every letter upper case, at least two letters
  bool sentence_start : 1 = false;   ///< first token of a sentence or paragraph
  bool paragraph_start : 1 = false;  ///< first token after a line break
};

/// One token. [begin, end) are BYTES of the text as given to the analyser (the original bytes);
/// begin never decreases; base tokens never overlap.
///
/// Joined tokens stand after the first base token of their span, have its position and begin,
/// and never take a base token's place.
struct Token : TokenForm {
  Token() = default;
  Token(const TokenForm& form, std::size_t from, std::size_t to, std::uint32_t number,
        std::uint32_t key_at)
      : TokenForm(form),
        begin(static_cast<std::uint32_t>(from)),
        end(static_cast<std::uint32_t>(to)),
        position(number),
        key(key_at) {}

  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t position = 0;  ///< 1, 2, 3 ... over base tokens
  std::uint32_t key = 0;       ///< where the canonical key starts in TokenList's arena
};

/// What is known of a word that was met before.
struct KnownWord {
  TokenForm form;
  std::uint8_t joins = 0;  ///< see join.h
};

/// What the first step of analyze() leaves for the second.
struct JoinWork {
  std::vector<Token> joined;          ///< other readings of single tokens (K'Krajan, 1,500)
  std::vector<std::uint32_t> starts;  ///< numbers of the base tokens at which a rule may start
  std::size_t done = 0;               ///< tokens that are joined already
  std::uint32_t done_base = 0;        ///< base tokens among them

  void clear() {
    joined.clear();
    starts.clear();
    done = 0;
    done_base = 0;
  }
};

/// The tokens of one text, with the memory of their keys. Reuse one object: it keeps its capacity,
/// so that nothing is allocated per token, and the words it met.
class TokenList {
 public:
  std::vector<Token> tokens;
  std::string arena;
  WordCache<KnownWord> known_words;  ///< the analyser's; never changes what it gives
  JoinWork join_work;                ///< the analyser's

  void clear() {
    tokens.clear();
    arena.clear();
    join_work.clear();
  }
  /// Lower-case NFC, tone in its canonical place: the word as it counts when marks count.
  [[nodiscard]] std::string_view canonical(const Token& token) const {
    return token.code != kNoSyllable ? spelling(token.code)
                                     : std::string_view(arena).substr(token.key, token.key_size);
  }
  /// ASCII where there are Latin letters: the Xapian term, the word when marks do not count.
  [[nodiscard]] std::string_view folded(const Token& token) const {
    if (token.code != kNoSyllable)
      return folded_key(token.code);
    if (token.folded_size == 0)
      return canonical(token);
    return std::string_view(arena).substr(token.key + token.key_size, token.folded_size);
  }
};

}  // namespace timbao
