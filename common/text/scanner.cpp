#include "common/text/scanner.h"

#include "common/text/analyzer.h"
#include "common/text/number.h"
#include "common/text/token_key.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <array>

namespace timbao {
namespace {

/// Cells kept of one run; what follows only lengthens its last token. Keys are far shorter.
constexpr std::size_t kMaxCells = 1024;

/// Units that part from the number they are glued to, as they are written. Single capitals stay
/// (5G, 3D), but for W.
constexpr std::array<std::u32string_view, 45> kUnits = {
    U"đ",   U"Đ",   U"k",   U"tr",  U"tỷ",  U"tỉ",  U"m",   U"m2",  U"m3",  U"km", U"Km", U"KM",
    U"km2", U"kg",  U"Kg",  U"KG",  U"g",   U"ha",  U"Ha",  U"HA",  U"cm",  U"mm", U"l",  U"h",
    U"w",   U"W",   U"kw",  U"kW",  U"KW",  U"kwh", U"kWh", U"KWh", U"KWH", U"mw", U"MW", U"Mw",
    U"vnd", U"VND", U"vnđ", U"VNĐ", U"usd", U"USD", U"Tr",  U"ml",  U"tạ"};

/// Short forms that a full stop follows inside a sentence (lower case).
constexpr std::array<std::string_view, 24> kAbbreviations = {
    "tp", "ths", "ts", "gs", "pgs", "bs", "ks", "kts", "tt",  "tx", "tr", "cty",
    "mr", "mrs", "ms", "dr", "st",  "no", "vs", "gđ",  "nxb", "đ",  "th", "tnhh"};

bool is_letter_kind(CharKind kind) { return kind == CharKind::kLetter || kind == CharKind::kMark; }

/// next_code_point, with the two- and three-byte letters of Vietnamese text decoded in place.
inline char32_t next_letter(std::string_view text, std::size_t& at) {
  const unsigned lead = static_cast<unsigned char>(text[at]);
  const std::size_t left = text.size() - at;
  const auto trail = [&](std::size_t i) -> unsigned {
    return static_cast<unsigned char>(text[at + i]) ^ 0x80U;
  };
  if (lead >= 0xC2 && lead < 0xE0 && left > 1 && trail(1) < 0x40) {
    const char32_t c = (lead & 0x1FU) << 6U | trail(1);
    at += 2;
    return c;
  }
  if (lead == 0xE1 && left > 2 && trail(1) < 0x40 && trail(2) < 0x40) {
    const char32_t c = 0x1000U | trail(1) << 6U | trail(2);
    at += 3;
    return c;
  }
  return next_code_point(text, at);
}

bool is_jamo_tail(char32_t c) {
  return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB);
}
bool takes_jamo(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0xA960 && c <= 0xA97C) ||
         (c >= 0xAC00 && c <= 0xD7A3);
}

}  // namespace

inline void Scanner::WordLetters::add(Letter letter) {
  packed = packed << 5U | letter.symbol();
  if (letter.upper()) {
    ++upper;
    first_upper |= size == 0;
  }
  ++size;
  if (letter.tone() != 0)
    add_tone(letter.tone());
  marked |= is_marked(letter.symbol());
}

inline void Scanner::WordLetters::add_tone(unsigned mark) {
  two_tones |= tone != 0;
  tone = mark;
  tone_at = size - 1;
  marked = true;
}

Scanner::Scanner(std::string_view text, TokenList& out, std::vector<Token>& joined)
    : text_(text), out_(out), joined_(joined), table_(syllable_table()) {}

void Scanner::run() {
  while (at_ < text_.size()) {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte >= 0x80)
      other_character();
    else if (kLetters[byte].known())
      word();
    else if (byte >= '0' && byte <= '9')
      number();
    else
      separator(static_cast<char>(byte)), ++at_;
  }
}

void Scanner::separator(char c) {
  switch (c) {
    case ' ':
    case '\t':
      stop_spaced_ = true;
      break;
    case '\n':
    case '\r':
    case '\v':
    case '\f':
      paragraph_ = true;
      break;
    case '.':
      stop_ = stop_ == '!' ? '!' : '.';
      stop_spaced_ = false;
      break;
    case '!':
    case '?':
      stop_ = '!';
      stop_spaced_ = false;
      break;
    case '"':
    case '\'':
    case '(':
    case ')':
    case '[':
    case ']':
      break;
    default:
      stop_ = '\0';
  }
}

void Scanner::other_character() {
  std::size_t next = at_;
  const char32_t c = next_letter(text_, next);
  if (letter_of(c).known()) {
    word();
    return;
  }
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
    stop_spaced_ = true;
  else if (clean.c == 0x2026)  // …
    separator('.');
  else if (clean.kind != CharKind::kDeleted && clean.kind != CharKind::kMark)
    separator(clean.c < 0x80 ? static_cast<char>(clean.c) : '"');
  at_ = next;
}

void Scanner::ideograph() {
  const std::size_t begin = at_;
  std::u32string cluster(1, next_code_point(text_, at_));
  const bool jamo = takes_jamo(cluster[0]);
  while (at_ < text_.size()) {
    std::size_t next = at_;
    const char32_t c = next_code_point(text_, next);
    if (c < 0x300 || !(is_combining(c) || (jamo && is_jamo_tail(c))))
      break;
    if (cluster.size() < kMaxCells)
      cluster += c;
    at_ = next;
  }
  const bool plain = cluster.size() == 1 && cluster[0] >= 0x4E00 && cluster[0] < 0xA000;
  push_text(begin, at_, plain ? cluster : compose(cluster), TokenKind::kIdeograph);
}

inline Scanner::Step Scanner::word_character(std::size_t& at, WordLetters& letters) const {
  if (at == text_.size())
    return Step::kEnd;
  const auto byte = static_cast<unsigned char>(text_[at]);
  std::size_t next = at;
  const char32_t c = byte < 0x80 ? (++next, byte) : next_letter(text_, next);
  const Letter letter = letter_of(c);
  if (letter.known()) {
    letters.add(letter);
    at = next;
    return Step::kTaken;
  }
  if (c < 0x300 || c > 0x341)
    return word_end(at);
  const Symbol last = letters.packed & 31U;
  const unsigned tone = tone_of_mark(c);
  const Symbol changed = c == 0x335 || c == 0x336 ? Symbol{0} : add_quality(last, c);
  if (tone != 0 ? !is_vowel(last) : changed == 0)
    return Step::kHard;
  if (tone != 0)
    letters.add_tone(tone);
  else
    letters.packed = (letters.packed & ~PackedLetters{31}) | changed;
  letters.marked = true;
  letters.decomposed = true;
  at = next;
  return Step::kTaken;
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
      return peek(next).kind == CharKind::kLetter ? Step::kHard : Step::kEnd;
    default:
      return Step::kEnd;
  }
}

void Scanner::word() {
  WordLetters letters;
  std::size_t at = at_;
  Step step = Step::kTaken;
  while (step == Step::kTaken)
    step = word_character(at, letters);
  if (step == Step::kHard || !push_letters(at_, at, letters))
    hard_run();
  else
    at_ = at;
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
  if (at < text_.size()) {
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

/// True when a mark, a deleted character or a full-width separator follows the number.
bool Scanner::is_hard_after_number(std::size_t at) const {
  std::size_t next = at;
  const char32_t c = next_code_point(text_, next);
  const CleanChar clean = clean_char(c);
  return clean.kind == CharKind::kMark || clean.kind == CharKind::kDeleted ||
         (c >= 0x80 && (clean.c == U'.' || clean.c == U','));
}

void Scanner::hard_run() {
  cells_.clear();
  numeric_ = true;
  while (at_ < text_.size() && collect_one(at_)) {
  }
  cut_at_zero_spaces();
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

void Scanner::take(CleanChar clean, std::size_t begin, std::size_t end) {
  numeric_ = numeric_ && clean.kind != CharKind::kLetter;
  if (cells_.size() >= kMaxCells)
    cells_.back().end = static_cast<std::uint32_t>(end);
  else
    cells_.push_back(
        {clean.c, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), clean.kind});
}

/// Adds the character at `at` to the run and moves past it; false when the run ends before it.
bool Scanner::collect_one(std::size_t& at) {
  std::size_t next = at;
  const char32_t c = next_code_point(text_, next);
  const std::u32string_view letters = expansion(c);
  if (!letters.empty() && (c != 0x2116 || cells_.empty())) {
    for (const char32_t letter : letters)
      take({letter, CharKind::kLetter}, at, next);
    at = next;
    return true;
  }
  const CleanChar clean = clean_char(c);
  if (!continues(clean, next))
    return false;
  if (clean.kind == CharKind::kMark && !is_letter_kind(cells_.back().kind))
    cells_.back().end = static_cast<std::uint32_t>(next);
  else if (clean.kind != CharKind::kDeleted)
    take(clean, at, next);
  at = next;
  return true;
}

/// True when `clean`, which ends at `next`, belongs to the run.
bool Scanner::continues(CleanChar clean, std::size_t next) const {
  const bool after_letter = !cells_.empty() && is_letter_kind(cells_.back().kind);
  switch (clean.kind) {
    case CharKind::kLetter:
    case CharKind::kDigit:
      return true;
    case CharKind::kMark:
    case CharKind::kDeleted:
      return !cells_.empty();
    case CharKind::kZeroSpace:
    case CharKind::kApostrophe:
      return after_letter && peek(next).kind == CharKind::kLetter;
    case CharKind::kSeparator:
      return (clean.c == U'.' || clean.c == U',') && numeric_ && !cells_.empty() &&
             cells_.back().kind == CharKind::kDigit && peek(next).kind == CharKind::kDigit;
    default:
      return false;
  }
}

/// Emits the run, cut at zero-width spaces: crawlers put them between words. Where one side is no
/// syllable and both together are, they stood inside a word.
void Scanner::cut_at_zero_spaces() {
  Piece piece;
  const auto next_cut = [this](std::size_t from) {
    while (from < cells_.size() && cells_[from].kind != CharKind::kZeroSpace)
      ++from;
    return from;
  };
  piece.last = next_cut(0);
  while (piece.last < cells_.size()) {
    const std::size_t cut = piece.last;
    const std::size_t end = next_cut(cut + 1);
    const bool both =
        syllable_of(piece.first, cut) != kNoSyllable && syllable_of(cut + 1, end) != kNoSyllable;
    if (both || syllable_of(piece.first, end) == kNoSyllable) {
      emit_piece({piece.first, cut});
      piece.first = cut + 1;
    }
    piece.last = end;
  }
  emit_piece(piece);
}

SyllableCode Scanner::syllable_of(std::size_t first, std::size_t last) const {
  if (last - first > 4U * kMaxSyllableLetters)
    return kNoSyllable;
  return parse_syllable(piece_text({first, last}));
}

std::u32string Scanner::piece_text(Piece piece) const {
  std::u32string letters;
  for (std::size_t i = piece.first; i < piece.last; ++i) {
    if (cells_[i].kind != CharKind::kZeroSpace)
      letters += cells_[i].c;
  }
  return letters;
}

void Scanner::emit_piece(Piece piece) {
  const auto end_of = [&](auto belongs) {
    std::size_t end = piece.first;
    while (end < piece.last && belongs(cells_[end].kind))
      ++end;
    return end;
  };
  const auto in_number = [](CharKind kind) {
    return kind == CharKind::kDigit || kind == CharKind::kSeparator;
  };
  while (piece.first < piece.last) {
    const bool digits = cells_[piece.first].kind == CharKind::kDigit;
    const std::size_t end =
        digits ? end_of(in_number) : end_of([&](CharKind kind) { return !in_number(kind); });
    if (!(digits ? splits_after_number(piece, end) : splits_after_word(piece, end))) {
      emit_text(piece, TokenKind::kCode);
      return;
    }
    if (digits)
      emit_number({piece.first, end});
    else
      emit_text({piece.first, end}, TokenKind::kWord);
    piece.first = end;
  }
}

/// True when the digits of `piece` up to `end` are a number by themselves: nothing follows, or a
/// unit (100m2), or they have a separator (100.000đ), or a Vietnamese word follows with no space
/// between (20người). Not: 8h30, 5G, 53S5.
bool Scanner::splits_after_number(Piece piece, std::size_t end) const {
  if (end == piece.last)
    return true;
  for (std::size_t i = piece.first; i < end; ++i) {
    if (cells_[i].kind == CharKind::kSeparator)
      return true;
  }
  std::size_t word_end = end;
  while (word_end < piece.last && is_letter_kind(cells_[word_end].kind))
    ++word_end;
  if (is_marked_syllable({end, word_end}))
    return true;
  std::u32string rest = piece_text({end, piece.last});
  if (rest.size() > 8)
    return false;
  repair_word(rest);
  return std::find(kUnits.begin(), kUnits.end(), rest) != kUnits.end();
}

/// True when the letters of `piece` up to `end` are a word by themselves: nothing follows, or
/// they are a syllable with a tone (tháng12). Not: U23, H5N1.
bool Scanner::splits_after_word(Piece piece, std::size_t end) const {
  return end == piece.last || is_marked_syllable({piece.first, end});
}

bool Scanner::is_marked_syllable(Piece piece) const {
  const SyllableCode code = syllable_of(piece.first, piece.last);
  return code != kNoSyllable && table_.tone(code) != Tone::kLevel;
}

void Scanner::emit_text(Piece piece, TokenKind kind) {
  std::u32string letters = piece_text(piece);
  repair_word(letters);
  push_text(cells_[piece.first].begin, cells_[piece.last - 1].end, letters, kind);
}

void Scanner::emit_number(Piece piece) {
  std::string written;
  for (std::size_t i = piece.first; i < piece.last; ++i)
    append_utf8(written, cells_[i].c);
  push_number(cells_[piece.first].begin, cells_[piece.last - 1].end, written);
}

inline SyllableCode Scanner::find(const WordLetters& letters) const {
  if (letters.size > kMaxSyllableLetters || letters.two_tones)
    return kNoSyllable;
  const SyllableCode code = table_.find(letters.packed, letters.tone, letters.tone_at);
  if (code != kNoSyllable || !letters.marked)
    return code;
  const PackedLetters repaired = repair_uo(letters.packed);
  return repaired == 0 ? kNoSyllable : table_.find(repaired, letters.tone, letters.tone_at);
}

/// Pushes a word of letters that are all in the table; false when it is no syllable and has
/// marks of its own, which take the long way to be composed.
inline bool Scanner::push_letters(std::size_t begin, std::size_t end, const WordLetters& letters) {
  const SyllableCode code = find(letters);
  if (code == kNoSyllable && letters.decomposed)
    return false;
  Token token;
  token.begin = static_cast<std::uint32_t>(begin);
  token.end = static_cast<std::uint32_t>(end);
  token.code = code;
  token.kind = code == kNoSyllable ? TokenKind::kWord : TokenKind::kSyllable;
  token.has_marks = letters.marked;
  token.capitalised = letters.first_upper;
  token.all_caps = letters.upper == letters.size && letters.size > 1;
  if (code == kNoSyllable)
    write_key(token, text_.substr(begin, end - begin));
  push(token);
  return true;
}

void Scanner::push_text(std::size_t begin, std::size_t end, std::u32string_view letters,
                        TokenKind kind) {
  WordLetters word;
  std::string canonical;
  std::size_t count = 0;
  std::size_t upper = 0;
  bool known = kind == TokenKind::kWord;
  for (const char32_t c : letters) {
    const Letter letter = letter_of(c);
    known = known && letter.known();
    if (known)
      word.add(letter);
    count += c >= 0x80 || letter.known() ? 1 : 0;
    upper += is_upper(c) ? 1 : 0;
    append_utf8(canonical, to_lower(c));
  }
  if (known && push_letters_if_syllable(begin, end, word))
    return;
  Token token;
  token.begin = static_cast<std::uint32_t>(begin);
  token.end = static_cast<std::uint32_t>(end);
  token.kind = kind;
  token.capitalised = is_upper(letters.front());
  token.all_caps = upper == count && count > 1;
  set_key(out_.arena, token, canonical);
  token.has_marks = token.folded_size != 0;
  push(token);
  if (canonical.find('\'') != std::string::npos) {  // K'Krajan is also kkrajan
    canonical.erase(std::remove(canonical.begin(), canonical.end(), '\''), canonical.end());
    add_reading(canonical);
  }
}

bool Scanner::push_letters_if_syllable(std::size_t begin, std::size_t end,
                                       const WordLetters& letters) {
  return find(letters) != kNoSyllable && push_letters(begin, end, letters);
}

void Scanner::push_number(std::size_t begin, std::size_t end, std::string_view written) {
  Token token;
  token.begin = static_cast<std::uint32_t>(begin);
  token.end = static_cast<std::uint32_t>(end);
  token.kind = TokenKind::kNumber;
  if (written.find_first_of(".,") == std::string_view::npos) {
    set_key(out_.arena, token, written);
    push(token);
    return;
  }
  const NumberReading reading = read_number(written);
  set_key(out_.arena, token, reading.key);
  push(token);
  if (!reading.other.empty())
    add_reading(reading.other);
}

inline void Scanner::push(Token token) {
  token.position = ++position_;
  token.paragraph_start = paragraph_;
  token.sentence_start = paragraph_ || (stop_ != '\0' && ends_sentence(token));
  paragraph_ = false;
  stop_ = '\0';
  stop_spaced_ = false;
  out_.tokens.push_back(token);
}

/// Key of a word of ASCII and Vietnamese letters, straight from the text.
void Scanner::write_key(Token& token, std::string_view letters) {
  std::string& arena = out_.arena;
  token.key = static_cast<std::uint32_t>(arena.size());
  for (std::size_t at = 0; at < letters.size();) {
    const std::size_t size = arena.size();
    append_utf8(arena, to_lower(next_letter(letters, at)));
    if (arena.size() - token.key > kMaxKeyBytes) {
      arena.resize(size);
      break;
    }
  }
  token.key_size = static_cast<std::uint16_t>(arena.size() - token.key);
  if (token.has_marks)
    append_folded_key(arena, token);
}

/// Records a second reading of the token just pushed.
void Scanner::add_reading(std::string_view key) {
  const Token& base = out_.tokens.back();
  joined_.push_back(make_joined(out_.arena, base, base.end, key));
}

/// True when a new sentence starts at `token`, after a '.', '!' or '?'.
bool Scanner::ends_sentence(const Token& token) const {
  if (out_.tokens.empty())
    return true;
  if (!token.capitalised)
    return stop_ == '!' && stop_spaced_ && token.kind == TokenKind::kNumber;
  if (stop_ == '!')
    return stop_spaced_;
  const Token& before = out_.tokens.back();
  const std::string_view word = out_.canonical(before);
  if (!stop_spaced_)  // hết.Sau: a space is missing; but not TP.Hồ, L.Anh, zing.Vn
    return before.kind == TokenKind::kSyllable && !before.capitalised && word.size() > 1;
  if (before.kind == TokenKind::kNumber && before.end - before.begin <= 2)  // "1. Mở đầu"
    return false;
  const bool one_letter = word.size() == 1 || (word.size() == 2 && (word[0] & 0x80) != 0);
  if (before.capitalised && one_letter)
    return false;  // a single capital: H. Giang
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) == kAbbreviations.end();
}

}  // namespace timbao
