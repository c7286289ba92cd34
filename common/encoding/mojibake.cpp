#include "common/encoding/mojibake.h"

#include "common/encoding/charset_tables.h"
#include "common/encoding/line_split.h"
#include "common/encoding/syllable_score.h"
#include "common/text/syllable.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace timbao {

namespace {

constexpr std::uint8_t kLead = 0xC3;       // of U+00C0 to U+00FF in UTF-8
constexpr std::uint8_t kFirstLead = 0xC2;  // least byte that begins a sequence
constexpr std::size_t kMaxSequence = 4;

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

/// The byte that windows-1252 or ISO-8859-1 shows as `c`, or 0 for ASCII and characters of neither.
std::uint8_t byte_shown_as(char32_t c) {
  if (c < 0x100) {
    return c < 0x80 ? std::uint8_t{0} : static_cast<std::uint8_t>(c);
  }
  constexpr std::size_t kSpecials = 32;
  const auto* const begin = tables::kWindows1252.begin();
  const auto* const end = begin + kSpecials;
  const auto* const found = std::find(begin, end, c);
  return found == end ? std::uint8_t{0} : static_cast<std::uint8_t>(0x80 + (found - begin));
}

std::size_t sequence_size(std::uint8_t lead) {
  return lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

/// A sequence of UTF-8 whose bytes stand in the text as characters.
struct Sequence {
  std::size_t end = 0;  ///< of the characters
  std::array<char, kMaxSequence> bytes{};
  std::size_t size = 0;     ///< bytes found
  std::size_t missing = 0;  ///< bytes the first one promised beyond these

  [[nodiscard]] std::string_view text() const { return {bytes.data(), size}; }
  [[nodiscard]] bool is_whole() const {
    std::size_t at = 0;
    return size > 1 && missing == 0 && next_code_point(text(), at) != kReplacement && at == size;
  }
};

/// The sequence that begins with the character at `at`.
Sequence read_sequence(std::string_view text, std::size_t at) {
  Sequence sequence;
  const std::uint8_t lead = byte_shown_as(next_code_point(text, at));
  const std::size_t size = sequence_size(lead);
  sequence.end = at;
  if (size == 0) {
    return sequence;
  }
  sequence.bytes[sequence.size++] = static_cast<char>(lead);
  while (sequence.size < size && at < text.size()) {
    const std::uint8_t byte = byte_shown_as(next_code_point(text, at));
    if ((byte & 0xC0U) != 0x80U) {
      break;
    }
    sequence.bytes[sequence.size++] = static_cast<char>(byte);
    sequence.end = at;
  }
  sequence.missing = size - sequence.size;
  return sequence;
}

/// True when a letter U+00C0 to U+00FF stands before a character beyond ASCII. Vectorised.
bool has_pair(std::string_view block) {
  std::uint8_t found = 0;  // of the size of the bytes: sixteen or more at once
  for (std::size_t at = 0; at + 2 < block.size(); ++at) {
    const auto is_lead = static_cast<std::uint8_t>(byte_at(block, at) == kLead);
    const auto is_beyond_ascii = static_cast<std::uint8_t>(byte_at(block, at + 2) >= kFirstLead);
    found = static_cast<std::uint8_t>(found | (is_lead & is_beyond_ascii));
  }
  return found != 0;
}

bool has_sequence(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end && at + 2 < text.size(); ++at) {
    if (byte_at(text, at) == kLead && byte_at(text, at + 2) >= kFirstLead &&
        read_sequence(text, at).is_whole()) {
      return true;
    }
  }
  return false;
}

/// A line with every whole sequence read as UTF-8.
struct UndoneLine {
  std::string text;
  std::size_t others = 0;   ///< bytes beyond ASCII outside the sequences
  std::size_t telling = 0;  ///< sequences that are not "Ã" and a no-break space (BÃ and a blank)
};

UndoneLine undo_sequences(std::string_view line) {
  UndoneLine undone;
  undone.text.reserve(line.size());
  for (std::size_t at = 0; at < line.size();) {
    if (byte_at(line, at) == kLead) {
      const Sequence sequence = read_sequence(line, at);
      if (sequence.is_whole()) {
        undone.text += sequence.text();
        undone.telling += sequence.text() == "à" ? 0U : 1U;
        at = sequence.end;
        continue;
      }
    }
    undone.others += byte_at(line, at) >= 0x80 ? 1U : 0U;
    undone.text += line[at++];
  }
  return undone;
}

bool is_letter_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

std::string_view letters_before(std::string_view line) {
  std::size_t begin = line.size();
  while (begin > 0 && is_letter_byte(line[begin - 1])) {
    --begin;
  }
  return line.substr(begin);
}

std::string_view letters_after(std::string_view line) {
  const auto* const end = std::find_if_not(line.begin(), line.end(), is_letter_byte);
  return line.substr(0, static_cast<std::size_t>(end - line.begin()));
}

/// The letter whose last byte was the no-break space 0xA0, if `sequence` is one that lacks it.
std::string_view letter_before_space(const Sequence& sequence) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kLetters = {
      {{"\xC3", "à"}, {"\xC6", "Ơ"}, {"\xE1\xBA", "Ạ"}}};
  const auto* const found =
      std::find_if(kLetters.begin(), kLetters.end(),
                   [&sequence](const auto& letter) { return letter.first == sequence.text(); });
  return found == kLetters.end() ? std::string_view() : found->second;
}

/// True for two ASCII capitals: a word of capitals.
bool starts_with_capitals(std::string_view word) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return word.size() >= 2 && is_capital(word[0]) && is_capital(word[1]);
}

/// The no-break space that ends à ("Ã" and U+00A0) often becomes a space, or is taken together with
/// the space behind it: puts the letter back, with the space where a word ends. Not in lines that
/// kept theirs, nor among capitals, where Ã is itself a letter (XÃ HỘI).
std::string restore_spaces(std::string_view line) {
  std::string restored;
  if (line.find("à") != std::string_view::npos) {
    return std::string(line);
  }
  restored.reserve(line.size());
  for (std::size_t at = 0; at < line.size();) {
    const Sequence sequence = byte_at(line, at) < kFirstLead ? Sequence{} : read_sequence(line, at);
    const std::string_view letter = letter_before_space(sequence);
    const std::size_t space = sequence.end;
    const std::string_view rest = line.substr(std::min(space + 1, line.size()));
    const std::string_view after = letters_after(rest);
    if (letter.empty() || space >= line.size() || line[space] != ' ' ||
        starts_with_capitals(after)) {
      restored += line[at++];
      continue;
    }
    const std::string before(letters_before(restored));
    const std::string joined = before + std::string(letter) + std::string(after);
    const bool joins = !after.empty() && parse_syllable(joined) != kNoSyllable;
    restored += letter;
    if (rest.substr(0, 1) != " " && !joins) {
      restored += ' ';
    }
    at = space + 1;
  }
  return restored;
}

/// More syllables, or as many where nothing but sequences stands beyond ASCII; among lines that
/// were `mostly` undone the latter alone.
bool reads_better(const UndoneLine& undone, std::string_view line, bool mostly) {
  if (mostly && undone.others == 0) {
    return true;
  }
  const int after = score_syllables(undone.text).total();
  const int before = score_syllables(line).total();
  return after > before || (after == before && undone.others == 0 && undone.telling > 0);
}

std::size_t bytes_beyond_ascii(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

/// Appends `line`, undone where that reads better.
void append_line(std::string_view line, std::string& out, UndoCounts& counts) {
  constexpr int kMostTimes = 2;
  const bool mostly = counts.undone > counts.kept;
  std::string best;
  for (int times = 0; times < kMostTimes; ++times) {
    const std::string_view now = times == 0 ? line : std::string_view(best);
    if (!has_sequence(now, 0, now.size())) {
      break;
    }
    UndoneLine undone = undo_sequences(now);
    if (!reads_better(undone, now, mostly && times == 0)) {
      break;
    }
    best = std::move(undone.text);
  }
  if (best.empty()) {
    counts.kept += bytes_beyond_ascii(line);
    out += line;
  } else {
    counts.undone += bytes_beyond_ascii(line);
    out += restore_spaces(best);
  }
}

}  // namespace

bool has_double_encoding(std::string_view text) {
  constexpr std::size_t kBlock = 4096;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlock) {
    // Blocks overlap by the two bytes a pair needs.
    if (has_pair(text.substr(begin, kBlock + 2)) &&
        has_sequence(text, begin, std::min(begin + kBlock, text.size()))) {
      return true;
    }
  }
  return false;
}

std::string undo_double_encoding(std::string_view text, UndoCounts& counts) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    append_line(take_line_with_end(text), out, counts);
  }
  return out;
}

}  // namespace timbao
