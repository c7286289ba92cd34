// The long way of the scanner: words with combining marks, then runs through cleaned characters.
#include "common/text/analyzer.h"
#include "common/text/number.h"
#include "common/text/scanner.h"
#include "common/text/token_key.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <array>

namespace timbao {
namespace {

/// Units that part from the number they are glued to, as they are written. Single capitals stay
/// (5G, 3D), but for W.
constexpr std::array<std::u32string_view, 51> kUnits = {
    U"đ",  U"Đ",   U"k",  U"tr",  U"tỷ",  U"tỉ",  U"m",   U"m2",  U"m3",  U"km",  U"Km",
    U"KM", U"km2", U"kg", U"Kg",  U"KG",  U"g",   U"ha",  U"Ha",  U"HA",  U"cm",  U"mm",
    U"l",  U"h",   U"w",  U"W",   U"kw",  U"kW",  U"KW",  U"kwh", U"kWh", U"KWh", U"KWH",
    U"mw", U"MW",  U"Mw", U"vnd", U"VND", U"vnđ", U"VNĐ", U"usd", U"USD", U"Tr",  U"ml",
    U"tạ", U"M2",  U"M3", U"KM2", U"CM",  U"MM",  U"ML"};

/// Letters of a syllable, however it was written.
std::size_t letter_count(SyllableCode code) {
  const std::string_view text = spelling(code);
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_letter_kind(CharKind kind) { return kind == CharKind::kLetter || kind == CharKind::kMark; }

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

inline bool Scanner::WordLetters::is_simple(std::size_t bytes) const {
  return !two_tones && upper <= (first_upper ? 1U : 0U) && bytes <= kMaxKeyBytes;
}

inline void Scanner::WordLetters::add_tone(unsigned mark) {
  two_tones |= tone != 0;
  tone = mark;
  tone_at = size - 1;
  marked = true;
}

inline Scanner::Step Scanner::word_character(std::size_t& at, WordLetters& letters) const {
  if (at == text_.size())
    return Step::kEnd;
  std::size_t next = at;
  const char32_t c = next_code_point(text_, next);
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

/// A word with combining marks; gives up to hard_run() at anything else that is no plain letter.
void Scanner::marked_word() {
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

void Scanner::hard_run() {
  cells_.clear();
  numeric_ = true;
  while (at_ < text_.size() && collect_one(at_)) {
  }
  cut_at_zero_spaces();
}

/// True when a letter comes next, past deleted characters and stray marks.
bool Scanner::letter_follows(std::size_t at) const {
  while (at < text_.size()) {
    const CharKind kind = clean_char(next_code_point(text_, at)).kind;
    if (kind != CharKind::kDeleted && kind != CharKind::kMark)
      return kind == CharKind::kLetter;
  }
  return false;
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
      return after_letter && peek(next).kind == CharKind::kLetter;
    case CharKind::kApostrophe:
      return after_letter && letter_follows(next);
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
  if (last - first > std::size_t{4} * kMaxSyllableLetters)
    return kNoSyllable;
  return parse_syllable(repaired_text({first, last}));
}

std::u32string Scanner::piece_text(Piece piece) const {
  std::u32string letters;
  for (std::size_t i = piece.first; i < piece.last; ++i) {
    if (cells_[i].kind != CharKind::kZeroSpace)
      letters += cells_[i].c;
  }
  return letters;
}

/// The letters of a word in NFC, look-alikes and misordered marks mended.
std::u32string Scanner::repaired_text(Piece piece) const {
  std::u32string letters = piece_text(piece);
  repair_word(letters);
  if (letters.find(U'İ') != std::u32string::npos) {  // its lower case is i, which takes marks
    std::replace(letters.begin(), letters.end(), U'İ', U'I');
    letters = compose(letters);
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
      emit_word({piece.first, end});
    piece.first = end;
  }
}

/// A word; or several, where a space was lost between syllables of which all but the first have a
/// capital (NguyễnVăn, khánhTổng), which a reader of the page saw. Not: iPhone, VnExpress.
void Scanner::emit_word(Piece piece) {
  std::vector<Piece> parts(1, {piece.first, piece.first});
  for (std::size_t i = piece.first; i < piece.last; ++i) {
    const bool glued = i > piece.first && cells_[i].kind == CharKind::kLetter &&
                       is_upper(cells_[i].c) && !is_upper(cells_[i - 1].c);
    if (glued)
      parts.push_back({i, i});
    parts.back().last = i + 1;
  }
  bool marked = false;
  const bool syllables = std::all_of(parts.begin(), parts.end(), [&](Piece part) {
    const SyllableCode code = syllable_of(part.first, part.last);
    marked = marked || (code != kNoSyllable && has_marks(code));
    return code != kNoSyllable && letter_count(code) > 1;
  });
  if (!syllables || !marked)
    parts.assign(1, piece);
  for (const Piece part : parts)
    emit_text(part, TokenKind::kWord);
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
/// they are a syllable with marks (tháng12). Not: U23, H5N1.
bool Scanner::splits_after_word(Piece piece, std::size_t end) const {
  return end == piece.last || is_marked_syllable({piece.first, end});
}

/// Not of one or two letters without a tone (đo, ô): they may be part of a code.
bool Scanner::is_marked_syllable(Piece piece) const {
  const SyllableCode code = syllable_of(piece.first, piece.last);
  return code != kNoSyllable &&
         (table_.tone(code) != Tone::kLevel || (has_marks(code) && letter_count(code) > 2));
}

void Scanner::emit_text(Piece piece, TokenKind kind) {
  const std::u32string letters = repaired_text(piece);
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
  return find_repaired(letters.packed, letters.tone);
}

/// Pushes a word of letters that are all in the table; false when it is no syllable and a space may
/// be missing in it, or its marks take the long way to be composed.
inline bool Scanner::push_letters(std::size_t begin, std::size_t end, const WordLetters& letters) {
  const SyllableCode code = find(letters);
  if (code == kNoSyllable &&
      (letters.may_be_glued() || (letters.decomposed && !letters.is_simple(end - begin))))
    return false;
  Token token;
  token.code = code;
  token.kind = code == kNoSyllable ? TokenKind::kWord : TokenKind::kSyllable;
  token.has_marks = letters.marked;
  token.capitalised = letters.first_upper;
  token.all_caps = letters.upper == letters.size && letters.size > 1;
  const std::string_view written = text_.substr(begin, end - begin);
  if (code == kNoSyllable && letters.decomposed)
    write_composed_key(token, written);
  else if (code == kNoSyllable)
    write_key(token, written);
  push(token, begin, end);
  return true;
}

/// Key of a word of letters and marks that go together: WordLetters::is_simple().
void Scanner::write_composed_key(Token& token, std::string_view written) {
  std::string& arena = out_.arena;
  token.key = static_cast<std::uint32_t>(arena.size());
  for (std::size_t at = 0; at < written.size();) {
    const char32_t c = next_code_point(written, at);
    Symbol symbol = letter_of(c).symbol();
    unsigned tone = letter_of(c).tone();
    for (std::size_t next = at; next < written.size(); at = next) {
      const char32_t mark = next_code_point(written, next);
      if (letter_of(mark).known())
        break;
      if (tone_of_mark(mark) != 0)
        tone = tone_of_mark(mark);
      else
        symbol = add_quality(symbol, mark);
    }
    append_utf8(arena, symbol == kForeignSymbol ? c | 0x20U : kTonedLetters[symbol][tone]);
  }
  token.key_size = static_cast<std::uint16_t>(arena.size() - token.key);
  append_folded_key(arena, token);
}

void Scanner::push_text(std::size_t begin, std::size_t end, std::u32string_view letters,
                        TokenKind kind) {
  WordLetters word;
  std::u32string lowered;
  bool combining = false;
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
    combining = combining || is_combining(c);
    lowered += to_lower(c);
  }
  if (known && push_letters_if_syllable(begin, end, word))
    return;
  Token token;
  token.kind = kind;
  token.capitalised = is_upper(letters.front());
  token.all_caps = upper == count && count > 1;
  if (combining)  // T with a diaeresis has no letter of its own, t has
    lowered = compose(lowered);
  std::string canonical;
  for (const char32_t c : lowered)
    append_utf8(canonical, c);
  set_key(out_.arena, token, canonical);
  token.has_marks = token.folded_size != 0;
  push(token, begin, end);
  if (canonical.find('\'') != std::string::npos) {  // K'Krajan is also kkrajan
    canonical.erase(std::remove(canonical.begin(), canonical.end(), '\''), canonical.end());
    add_reading(canonical);
  }
}

bool Scanner::push_letters_if_syllable(std::size_t begin, std::size_t end,
                                       const WordLetters& letters) {
  return find(letters) != kNoSyllable && push_letters(begin, end, letters);
}

}  // namespace timbao
