#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace timbao {

/// A Vietnamese syllable as a number: 0 .. kSyllableCount-1.
///
/// Static: it depends on the grammar alone (vietnamese grammar: 27 onsets x 173 rimes x 6 tones
/// under spelling constraints), never on data. Codes are ordered by folded key first, so all the
/// accented forms of one folded syllable are one contiguous range.
using SyllableCode = std::uint16_t;

inline constexpr SyllableCode kNoSyllable = 0xFFFF;
/// Syllables the grammar of onset, rime and tone can spell (both placements of a mark are one).
inline constexpr std::size_t kGrammarSyllableCount = 18696;
/// All codes: the grammar's, and gịa (giặt gịa), the one word that only the place of its mark
/// tells from another (giạ).
inline constexpr std::size_t kSyllableCount = kGrammarSyllableCount + 1;

enum class Tone : std::uint8_t {
  kLevel,
  kGrave,
  kAcute,
  kHook,
  kTilde,
  kDot
};  // ngang huyền sắc hỏi ngã nặng

/// First and last code of a range; both included. Empty when first > last.
struct CodeRange {
  SyllableCode first = 1;
  SyllableCode last = 0;

  [[nodiscard]] bool empty() const { return first > last; }
  [[nodiscard]] bool contains(SyllableCode code) const { return code >= first && code <= last; }
  friend bool operator==(const CodeRange&, const CodeRange&) = default;
};

/// Code of one syllable written as letters (any case, NFC or NFD, tone mark on any letter of the
/// rime, old or new placement), or kNoSyllable. Allocates nothing.
[[nodiscard]] SyllableCode parse_syllable(std::string_view utf8);
[[nodiscard]] SyllableCode parse_syllable(std::u32string_view letters);

/// Canonical spelling: lower-case NFC, old-style tone placement (hòa, thủy). Valid for ever.
[[nodiscard]] std::string_view spelling(SyllableCode code);

/// Folded key: ASCII, no marks, d for đ, and i for y where they are one sound
/// (rime y/i after h k l m s t; quy qui; quyt quit; quynh quinh). Valid for ever.
[[nodiscard]] std::string_view folded_key(SyllableCode code);

/// The codes that share `code`'s folded key.
[[nodiscard]] CodeRange fold_range(SyllableCode code);

/// The codes whose folded key is `folded` (ASCII lower case; y/i as typed are both accepted);
/// empty when no syllable folds to it.
[[nodiscard]] CodeRange fold_range(std::string_view folded);

/// The same word in the other i/y spelling (kỳ for kì), or kNoSyllable.
[[nodiscard]] SyllableCode iy_variant(SyllableCode code);

/// Parts, for distance between syllables, keystrokes and tests.
struct SyllableParts {
  std::string_view onset;  ///< "", "ngh", "đ", "qu", "gi", ...; lower-case NFC
  std::string_view rime;   ///< without tone, "iê", "uyên", ...; lower-case NFC
  Tone tone = Tone::kLevel;
};
[[nodiscard]] SyllableParts parts(SyllableCode code);

/// True when the spelling has any mark: a tone, a quality (ă â ê ô ơ ư) or đ.
[[nodiscard]] bool has_marks(SyllableCode code);

/// True when `typed` could be `full` with some marks left out (đuong for đường, tiêng for tiếng):
/// same folded key, and every mark of `typed` is in `full`. Both may be any spelling of a word.
[[nodiscard]] bool agrees_on_marks(std::string_view typed, SyllableCode full);

}  // namespace timbao
