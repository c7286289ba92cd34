#include "common/text/scanner.h"

#include "common/text/analyzer.h"
#include "common/text/number.h"
#include "common/text/token_key.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <array>

namespace timbao {
namespace {

/// Short forms that a full stop follows inside a sentence (lower case).
constexpr std::array<std::string_view, 24> kAbbreviations = {
    "tp", "ths", "ts", "gs", "pgs", "bs", "ks", "kts", "tt",  "tx", "tr", "cty",
    "mr", "mrs", "ms", "dr", "st",  "no", "vs", "gđ",  "nxb", "đ",  "th", "tnhh"};

inline unsigned byte_at(const char* at) { return static_cast<unsigned char>(*at); }

/// The letter of two or three bytes at `at` < `limit`, which moves past it; none, and no move, for
/// any other character.
inline Letter read_long_letter(const char*& at, const char* limit) {
  const unsigned lead = byte_at(at);
  if (lead < 0xE0) {
    if (lead < 0xC2 || limit - at < 2)
      return {};
    const unsigned trail = byte_at(at + 1) ^ 0x80U;
    const Letter letter = trail < 0x40 ? kLetters[(lead & 0x1FU) << 6U | trail] : Letter();
    if (letter.known())
      at += 2;
    return letter;
  }
  if (lead != 0xE1 || limit - at < 3)
    return {};
  const unsigned second = byte_at(at + 1) ^ 0x80U;
  const unsigned third = byte_at(at + 2) ^ 0x80U;
  const Letter letter =
      (second | third) < 0x40 ? kLetters[0x1000U | second << 6U | third] : Letter();
  if (letter.known())
    at += 3;
  return letter;
}

/// The ASCII letters of kLetters; none for bytes above.
constexpr std::array<Letter, 256> make_byte_letters() {
  std::array<Letter, 256> table{};
  std::copy_n(kLetters.begin(), 128, table.begin());
  return table;
}
constexpr std::array<Letter, 256> kByteLetters = make_byte_letters();

bool is_jamo_tail(char32_t c) {
  return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
}
bool takes_jamo(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0xA960 && c <= 0xA97C) ||
         (c >= 0xAC00 && c <= 0xD7A3);
}

}  // namespace

constexpr std::array<Scanner::Separator, 256> Scanner::make_separators() {
  constexpr unsigned kAll = 0xFF;
  std::array<Separator, 256> table{};
  for (std::size_t c = 0; c < 128; ++c) {
    const bool line = c >= 0x0A && c <= 0x0D;
    const bool control = (c < 0x20 && !line && c != '\t') || c == 0x7F;
    const bool in_token = kLetters[c].known() || (c >= '0' && c <= '9');
    table[c] = {kAll & ~(kStop | kMark), 0, !in_token && !line, !in_token && !control && c != '\''};
  }
  const auto set = [&table](std::string_view characters, unsigned keeps, unsigned adds) {
    for (const char c : characters) {
      table[static_cast<unsigned char>(c)].keeps = static_cast<std::uint8_t>(keeps);
      table[static_cast<unsigned char>(c)].adds = static_cast<std::uint8_t>(adds);
    }
  };
  set(" \t", kAll, kSpaced);
  set("\n\r\v\f", kAll, kParagraph);
  set(".", kAll & ~kSpaced, kStop);
  set("!?", kAll & ~kSpaced, kMark);
  set("\"'()[]", kAll, 0);
  set("#", kAll & ~(kStop | kMark), kHash);
  return table;
}
constexpr std::array<Scanner::Separator, 256> Scanner::kSeparators = make_separators();

Scanner::Scanner(std::string_view text, TokenList& out)
    : text_(text), out_(out), work_(out.join_work), table_(kSyllableTable) {}

void Scanner::run() {
  while (at_ < text_.size()) {
    known_words();
    if (at_ == text_.size())
      return;
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte >= 0x80)
      other_character();
    else if (kLetters[byte].known())
      word();
    else if (byte >= '0' && byte <= '9')
      number();
    else
      separator(byte), ++at_;
  }
}

/// Takes words that the cache knows, with ASCII behind them that ends them whatever follows, and
/// what stands between them but line breaks, as far as they go. Nine tokens in ten come this way,
/// so what push() does is done here with everything in registers.
inline void Scanner::known_words() {
  if (!out_.known_words.active())
    return;
  const std::string_view text = text_;
  std::uint32_t position = position_;
  unsigned since = since_;
  std::size_t at = at_;
  while (at + WordBytes::kRead < text.size()) {
    if (const Separator here = kSeparators[byte_at(&text[at])]; here.plain) {
      since = (since & here.keeps) | here.adds;
      ++at;
      continue;
    }
    const WordBytes bytes = read_word_bytes(&text[at]);
    const std::size_t end = at + bytes.size;
    const unsigned behind = byte_at(&text[end]);
    const Separator separator = kSeparators[behind];
    const KnownWord* const known = out_.known_words.find(bytes);
    if (known == nullptr || !separator.ends_word)
      break;
    if (may_join(known->joins, kBehind[behind], text[end + 1]))
      work_.starts.push_back(position);
    Token& token = out_.tokens.emplace_back(known->form, at, end, ++position, 0);
    if ((since & ~kSpaced) != 0) {
      since_ = since;
      look_back(token);
    }
    since = separator.plain ? separator.adds : 0;
    at = end + (separator.plain ? 1 : 0);
  }
  since_ = since;
  position_ = position;
  at_ = at;
}

void Scanner::separator(unsigned char c) {
  const Separator& separator = kSeparators[c];
  since_ = (since_ & separator.keeps) | separator.adds;
  if ((separator.adds & kParagraph) != 0)
    join_block();
}

/// At a line break.
void Scanner::join_block() {
  if (out_.tokens.size() - work_.done >= kBlock && joins_end_here(out_))
    join_tokens(text_, out_);
}

void Scanner::word() {
  const std::size_t begin = at_;
  const std::size_t token = out_.tokens.size();
  if (!plain_word())
    marked_word();
  if (out_.known_words.active())
    remember_word(begin, token);
}

/// Keeps the word from `begin` to here if it became one syllable, token number `token`.
void Scanner::remember_word(std::size_t begin, std::size_t token) {
  if (out_.tokens.size() != token + 1 || text_.size() - begin < WordBytes::kRead)
    return;
  const Token& token_here = out_.tokens.back();
  const WordBytes bytes = read_word_bytes(text_.data() + begin);
  if (token_here.code == kNoSyllable || bytes.size == 0 || begin + bytes.size != at_ ||
      token_here.begin != begin || token_here.end != at_)
    return;
  KnownWord known{token_here, joins_of(out_, token_here)};
  known.form.sentence_start = false;
  known.form.paragraph_start = false;
  out_.known_words.insert(bytes, known);
}

void Scanner::other_character() {
  const char* letter = text_.data() + at_;
  if (read_long_letter(letter, text_.data() + text_.size()).known()) {
    word();
    return;
  }
  std::size_t next = at_;
  const char32_t c = next_code_point(text_, next);
  const CleanChar clean = clean_char(c);
  if (clean.kind == CharKind::kLetter || clean.kind == CharKind::kDigit || !expansion(c).empty()) {
    hard_run();
    return;
  }
  if (clean.kind == CharKind::kIdeograph) {
    ideograph();
    return;
  }
  if (clean.kind == CharKind::kZeroSpace)
    since_ |= kSpaced;
  else if (clean.c == 0x2026)  // …
    separator('.');
  else if (clean.kind != CharKind::kDeleted && clean.kind != CharKind::kMark)
    separator(clean.c < 0x80 ? static_cast<unsigned char>(clean.c) : '"');
  at_ = next;
}

void Scanner::ideograph() {
  const std::size_t begin = at_;
  std::u32string cluster(1, next_code_point(text_, at_));
  const bool jamo = takes_jamo(cluster[0]);
  for (std::size_t next = at_; next < text_.size();) {
    const char32_t c = next_code_point(text_, next);
    if (clean_char(c).kind == CharKind::kDeleted)
      continue;
    if (c < 0x300 || !(is_combining(c) || (jamo && is_jamo_tail(c))))
      break;
    if (cluster.size() < kMaxCells)
      cluster += c;
    at_ = next;
  }
  const bool plain = cluster.size() == 1 && cluster[0] >= 0x4E00 && cluster[0] < 0xA000;
  push_text(begin, at_, plain ? cluster : compose(cluster), TokenKind::kIdeograph);
}

/// Whether a word ends at `at`, where no letter stands, or must be read the long way.
Scanner::Step Scanner::word_end(std::size_t at) const {
  std::size_t next = at;
  const CharKind kind = clean_char(next_code_point(text_, next)).kind;
  switch (kind) {
    case CharKind::kLetter:
    case CharKind::kMark:
    case CharKind::kDigit:
    case CharKind::kDeleted:
    case CharKind::kZeroSpace:
      return Step::kHard;
    case CharKind::kApostrophe:
      return letter_follows(next) ? Step::kHard : Step::kEnd;
    default:
      return Step::kEnd;
  }
}

/// The short way, at a letter. False, and nothing done, when the word has more than precomposed
/// letters.
inline bool Scanner::plain_word() {
  const char* const begin = text_.data() + at_;
  const char* const limit = text_.data() + text_.size();
  const char* at = begin;
  PackedLetters packed = 0;
  LetterTally tally;
  while (at != limit) {
    Letter letter = kByteLetters[byte_at(at)];
    if (letter.known())
      ++at;
    else if (byte_at(at) < 0x80 || !(letter = read_long_letter(at, limit)).known())
      break;
    packed = packed << 5U | letter.symbol();
    tally.add(letter);
  }
  const auto bytes = static_cast<std::size_t>(at - begin);
  if (bytes > LetterTally::kMost)
    return false;
  if (at != limit && !kSeparators[byte_at(at)].ends_word && word_end(at_ + bytes) != Step::kEnd)
    return false;
  if (!push_plain({begin, bytes}, packed, tally))
    return false;
  at_ += bytes;
  return true;
}

/// False, and nothing pushed, where a space may be missing inside the word.
inline bool Scanner::push_plain(std::string_view letters, PackedLetters packed, LetterTally tally) {
  const bool marked = letters.size() != tally.count();  // all but ASCII are marked
  SyllableCode code = kNoSyllable;
  if (tally.count() <= kMaxSyllableLetters && tally.toned() <= 1) {
    code = table_.find(packed, tally.tone());
    if (code == kNoSyllable && marked)
      code = find_repaired(packed, tally.tone());
    else if (code == table_.gia_dot)
      code = table_.find(packed, tally.tone(), byte_at(&letters[1]) < 0x80 ? 2 : 1);
  }
  Token token;
  token.code = code;
  token.kind = code == kNoSyllable ? TokenKind::kWord : TokenKind::kSyllable;
  token.has_marks = marked;
  if (tally.upper() != 0) {
    std::size_t first = 0;
    token.capitalised = letter_of(next_code_point(letters, first)).upper();
    token.all_caps = tally.upper() == tally.count() && tally.count() > 1;
  }
  if (code == kNoSyllable) {
    if (marked && tally.upper() > (token.capitalised ? 1U : 0U) && tally.upper() < tally.count())
      return false;
    write_key(token, letters);
  }
  push(token, at_, at_ + letters.size());
  return true;
}

SyllableCode Scanner::find_repaired(PackedLetters packed, unsigned tone) const {
  const PackedLetters repaired = repair_uo(packed);
  return repaired == 0 ? kNoSyllable : table_.find(repaired, tone);
}

void Scanner::number() {
  const auto digit = [this](std::size_t at) {
    return at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
  };
  std::size_t at = at_;
  bool more = true;
  while (more) {
    while (digit(at))
      ++at;
    more = at < text_.size() && (text_[at] == '.' || text_[at] == ',') && digit(at + 1);
    at += more ? 1 : 0;
  }
  const bool plain_end = at == text_.size() || ends_number(at);
  if (!plain_end) {
    // The separator itself may also be followed by a digit of another script: the long way tells.
    const CharKind kind = peek(at).kind;
    const bool other_digit =
        (text_[at] == '.' || text_[at] == ',') && peek(at + 1).kind == CharKind::kDigit;
    if (kind == CharKind::kLetter || kind == CharKind::kDigit || other_digit ||
        is_hard_after_number(at)) {
      hard_run();
      return;
    }
  }
  push_number(at_, at, text_.substr(at_, at - at_));
  at_ = at;
}

/// True when the ASCII at `at`, behind a digit, ends a number whatever follows. After a full stop
/// or comma a digit of any script would go on.
bool Scanner::ends_number(std::size_t at) const {
  if (!kSeparators[byte_at(&text_[at])].ends_word)
    return false;
  return (text_[at] != '.' && text_[at] != ',') || at + 1 == text_.size() ||
         kSeparators[byte_at(&text_[at + 1])].ends_word;
}

/// True when a mark, a deleted character or a full-width separator follows the number.
bool Scanner::is_hard_after_number(std::size_t at) const {
  std::size_t next = at;
  const char32_t c = next_code_point(text_, next);
  const CleanChar clean = clean_char(c);
  return clean.kind == CharKind::kMark || clean.kind == CharKind::kDeleted ||
         (c >= 0x80 && (clean.c == U'.' || clean.c == U','));
}

/// The next character that is not deleted, without moving.
CleanChar Scanner::peek(std::size_t at) const {
  while (at < text_.size()) {
    const CleanChar clean = clean_char(next_code_point(text_, at));
    if (clean.kind != CharKind::kDeleted)
      return clean;
  }
  return {};
}

void Scanner::push_number(std::size_t begin, std::size_t end, std::string_view written) {
  Token token;
  token.kind = TokenKind::kNumber;
  const auto is_separator = [](char c) { return c == '.' || c == ','; };
  if (std::none_of(written.begin(), written.end(), is_separator)) {
    set_key(out_.arena, token, written);
    push(token, begin, end);
    return;
  }
  const NumberReading reading = read_number(written);
  set_key(out_.arena, token, reading.key);
  push(token, begin, end);
  if (!reading.other.empty())
    add_reading(reading.other);
}

/// Key of a word of ASCII and Vietnamese letters, straight from the text.
void Scanner::write_key(Token& token, std::string_view letters) {
  std::string& arena = out_.arena;
  token.key = static_cast<std::uint32_t>(arena.size());
  if (!token.has_marks) {
    letters = letters.substr(0, kMaxKeyBytes);
    token.key_size = static_cast<std::uint16_t>(letters.size());
    arena += letters;
    for (std::size_t i = token.key; i < arena.size(); ++i)
      arena[i] = static_cast<char>(arena[i] | 0x20);
    return;
  }
  for (std::size_t at = 0; at < letters.size();) {
    const std::size_t size = arena.size();
    append_utf8(arena, to_lower(next_code_point(letters, at)));
    if (arena.size() - token.key > kMaxKeyBytes) {
      arena.resize(size);
      break;
    }
  }
  token.key_size = static_cast<std::uint16_t>(arena.size() - token.key);
  append_folded_key(arena, token);
}

/// Records a second reading of the token just pushed.
void Scanner::add_reading(std::string_view key) {
  const Token& base = out_.tokens.back();
  work_.joined.push_back(make_joined(out_.arena, base, base.end, key));
}

/// Reads from what stood before `token`, the last, whether a sentence, paragraph, host or hashtag
/// starts.
void Scanner::look_back(Token& token) {
  token.paragraph_start = (since_ & kParagraph) != 0;
  token.sentence_start =
      token.paragraph_start || ((since_ & (kStop | kMark)) != 0 && ends_sentence(token));
  const char before = char_before(text_, token.begin);
  const std::uint32_t index = token.position - 1;
  if ((before == '.' || before == '#') && (work_.starts.empty() || work_.starts.back() != index))
    work_.starts.push_back(index);
}

/// True when a rule of join_tokens may start at `token`, the last.
bool Scanner::may_start(const Token& token) const {
  if (token.kind != TokenKind::kSyllable && token.kind != TokenKind::kWord)
    return true;
  if (token.end >= text_.size())
    return false;
  const Behind behind = kBehind[byte_at(&text_[token.end])];
  if (behind == Behind::kOther)
    return true;
  const char next = token.end + 1 < text_.size() ? text_[token.end + 1] : ' ';
  return may_join(joins_of(out_, token), behind, next);
}

/// True when a new sentence starts at `token`, the last, after a '.', '!' or '?'.
bool Scanner::ends_sentence(const Token& token) const {
  if (out_.tokens.size() < 2)
    return true;
  const bool spaced = (since_ & kSpaced) != 0;
  if (!token.capitalised)
    return (since_ & kMark) != 0 && spaced && token.kind == TokenKind::kNumber;
  if ((since_ & kMark) != 0)
    return spaced;
  const Token& before = out_.tokens[out_.tokens.size() - 2];
  if (before.kind == TokenKind::kSyllable && before.end - before.begin > 6)
    return spaced || !before.capitalised;
  const std::string_view word = out_.canonical(before);
  if (!spaced)  // hết.Sau: a space is missing; but not TP.Hồ, L.Anh, zing.Vn
    return before.kind == TokenKind::kSyllable && !before.capitalised && word.size() > 1;
  if (before.kind == TokenKind::kNumber && before.end - before.begin <= 2)  // "1. Mở đầu"
    return false;
  const bool one_letter = word.size() == 1 || (word.size() == 2 && (word[0] & 0x80) != 0);
  if (before.capitalised && one_letter)
    return false;  // a single capital: H. Giang
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) == kAbbreviations.end();
}

}  // namespace timbao
