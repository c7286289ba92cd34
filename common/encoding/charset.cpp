#include "common/encoding/charset.h"

#include "common/encoding/charset_tables.h"
#include "common/encoding/tcvn_capitals.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace timbao {

namespace {

using Table = std::array<char16_t, 256>;

constexpr char16_t kCircumflex = u'\u0302';
constexpr char16_t kBreve = u'\u0306';

constexpr bool is_combining_mark(char32_t c) { return c >= 0x300 && c <= 0x323; }

/// ASCII below, `high` above.
constexpr Table full_table(const tables::HighHalf& high) {
  Table table{};
  for (std::size_t byte = 0; byte < 128; ++byte) {
    table[byte] = static_cast<char16_t>(byte);
    table[byte + 128] = high[byte];
  }
  return table;
}

constexpr Table kTcvn3 = full_table(tables::kTcvn3);
constexpr Table kTcvn5712 = full_table(tables::kTcvn5712);
constexpr Table kViscii = full_table(tables::kViscii);
constexpr Table kVps = full_table(tables::kVps);
constexpr Table kWindows1258 = full_table(tables::kWindows1258);
constexpr Table kWindows1252 = full_table(tables::kWindows1252);

constexpr bool is_complete(const Table& table) {
  return std::all_of(table.begin() + 1, table.end(), [](char16_t c) { return c != 0; });
}
static_assert(is_complete(kTcvn3) && is_complete(kTcvn5712) && is_complete(kViscii));
static_assert(is_complete(kVps) && is_complete(kWindows1258) && is_complete(kWindows1252));

char32_t with_tone(char32_t letter, char32_t tone) {
  const std::size_t index = tables::kTones.find(static_cast<char16_t>(tone));
  if (index == std::u16string_view::npos) {
    return 0;
  }
  for (const std::u16string_view row : tables::kVowels) {
    if (row[0] == letter) {
      return row[index + 1];
    }
  }
  return 0;
}

char32_t with_quality(char32_t letter, char32_t quality) {
  constexpr std::u16string_view kPlain = u"aeoAEO";
  constexpr std::u16string_view kHat = u"âêôÂÊÔ";
  if (quality == kCircumflex) {
    const std::size_t index = kPlain.find(static_cast<char16_t>(letter));
    return index == std::u16string_view::npos ? 0 : kHat[index];
  }
  if (quality == kBreve && (letter == U'a' || letter == U'A')) {
    return letter == U'a' ? U'ă' : U'Ă';
  }
  return 0;
}

/// Writes letters, joining the combining marks that follow one.
class Writer {
 public:
  explicit Writer(std::size_t size) { out_.reserve(size + size / 2); }

  void put(char32_t c) {
    begin_ = out_.size();
    letter_ = c;
    if (c < 0x80) {
      out_ += static_cast<char>(c);
    } else {
      append_utf8(out_, c);
    }
  }

  /// Puts `mark` on the letter before; false when that cannot carry it.
  bool mark(char32_t mark) {
    const char32_t composed = compose_letter(letter_, mark);
    if (composed == 0) {
      return false;
    }
    out_.resize(begin_);
    put(composed);
    return true;
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::size_t begin_ = 0;  ///< where the last letter was written
  char32_t letter_ = 0;
};

bool is_word_byte(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size()) {
    return false;
  }
  const auto byte = static_cast<unsigned char>(bytes[at]);
  return byte >= 0x80 || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/// The capital in place of the control character at `at`, or 0: one that stands alone is no letter.
char16_t low_letter(std::span<const tables::LowByte> low, std::string_view bytes, std::size_t at) {
  const auto byte = static_cast<unsigned char>(bytes[at]);
  const auto found = std::find_if(low.begin(), low.end(),
                                  [byte](const tables::LowByte& one) { return one.byte == byte; });
  const bool in_word = is_word_byte(bytes, at + 1) || (at > 0 && is_word_byte(bytes, at - 1));
  return found != low.end() && in_word ? found->letter : u'\0';
}

char neighbour(std::string_view bytes, std::size_t at, int step) {
  const std::size_t next = at + static_cast<std::size_t>(step);  // before the first: wraps, no byte
  return next < bytes.size() ? bytes[next] : '\0';
}

/// Nearest byte that is no space, before or after `at`.
bool is_digit_beyond_spaces(std::string_view bytes, std::size_t at, int step) {
  char c = neighbour(bytes, at, step);
  for (at += static_cast<std::size_t>(step); c == ' '; at += static_cast<std::size_t>(step)) {
    c = neighbour(bytes, at, step);
  }
  return c >= '0' && c <= '9';
}

/// True when a byte of TCVN3 stands where its letter cannot, so that it was typed in another font:
/// ¼ ½ ¾ » © alone (no syllable is ẳ, ẵ, ắ, ằ or â), × between digits, a bullet before a line.
bool is_symbol_in_tcvn3(std::string_view bytes, std::size_t at) {
  constexpr std::string_view kAlone = "\xA9\xBB\xBC\xBD\xBE";
  const char byte = bytes[at];
  if (kAlone.find(byte) != std::string_view::npos) {
    return !is_word_byte(bytes, at + 1) && (at == 0 || !is_word_byte(bytes, at - 1));
  }
  if (byte == '\xD7') {
    return is_digit_beyond_spaces(bytes, at, -1) && is_digit_beyond_spaces(bytes, at, 1);
  }
  const char before = neighbour(bytes, at, -1);
  const char after = neighbour(bytes, at, 1);
  return byte == '\xB7' && (before == '\0' || before == '\n' || before == '\r') &&
         (after == ' ' || after == '\t');
}

std::string read_tcvn3(std::string_view bytes) {
  Writer writer(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const bool is_symbol = byte >= 0x80 && is_symbol_in_tcvn3(bytes, at);
    writer.put(is_symbol ? kWindows1252[byte] : kTcvn3[byte]);
  }
  return writer.take();
}

std::string read_table(const Table& table, std::span<const tables::LowByte> low,
                       std::string_view bytes) {
  constexpr unsigned kSpace = 0x20;
  Writer writer(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    char16_t c = table[byte];
    if (byte < kSpace && !low.empty()) {
      const char16_t letter = low_letter(low, bytes, at);
      c = letter != 0 ? letter : c;
    }
    if (!is_combining_mark(c) || !writer.mark(c)) {
      writer.put(c);
    }
  }
  return writer.take();
}

const tables::VniMark* vni_mark(unsigned byte) {
  constexpr unsigned kSmall = 0x20;
  const auto found =
      std::find_if(tables::kVniMarks.begin(), tables::kVniMarks.end(),
                   [byte](const tables::VniMark& mark) { return mark.byte == (byte | kSmall); });
  return found == tables::kVniMarks.end() ? nullptr : &*found;
}

bool put_vni_mark(Writer& writer, unsigned byte) {
  const tables::VniMark* mark = byte < 0xC0 ? nullptr : vni_mark(byte);
  if (mark == nullptr) {
    return false;
  }
  if (mark->quality != 0 && !writer.mark(mark->quality)) {
    return false;
  }
  return mark->tone == 0 || writer.mark(mark->tone);
}

std::string read_vni(std::string_view bytes) {
  Writer writer(bytes.size());
  for (const char one : bytes) {
    const auto byte = static_cast<unsigned char>(one);
    if (put_vni_mark(writer, byte)) {
      continue;
    }
    const auto letter =
        std::find_if(tables::kVniLetters.begin(), tables::kVniLetters.end(),
                     [byte](const tables::LowByte& known) { return known.byte == byte; });
    writer.put(letter != tables::kVniLetters.end() ? letter->letter : kWindows1252[byte]);
  }
  return writer.take();
}

}  // namespace

std::string_view charset_name(Charset charset) {
  switch (charset) {
    case Charset::kTcvn3:
    case Charset::kTcvn5712:
      return "TCVN3";
    case Charset::kVni:
      return "VNI";
    case Charset::kViscii:
      return "VISCII";
    case Charset::kVps:
      return "VPS";
    case Charset::kWindows1258:
      return "windows-1258";
    case Charset::kWindows1252:
      break;
  }
  return "windows-1252";
}

char32_t compose_letter(char32_t letter, char32_t mark) {
  const char32_t composed = with_tone(letter, mark);
  return composed != 0 ? composed : with_quality(letter, mark);
}

std::string read_charset(Charset charset, std::string_view bytes) {
  switch (charset) {
    case Charset::kTcvn3:
      return restore_tcvn_capitals(read_tcvn3(bytes));
    case Charset::kTcvn5712:
      return restore_tcvn_capitals(read_table(kTcvn5712, tables::kTcvn5712Low, bytes));
    case Charset::kVni:
      return read_vni(bytes);
    case Charset::kViscii:
      return read_table(kViscii, tables::kVisciiLow, bytes);
    case Charset::kVps:
      return read_table(kVps, tables::kVpsLow, bytes);
    case Charset::kWindows1258:
      return read_table(kWindows1258, {}, bytes);
    case Charset::kWindows1252:
      break;
  }
  return read_table(kWindows1252, {}, bytes);
}

}  // namespace timbao
