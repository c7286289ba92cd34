#pragma once

#include "common/text/letters.h"
#include "common/text/syllable.h"

#include <array>
#include <cstdint>
#include <string_view>

/// The grammar of syllables, spelled out; the analyser's way past the functions of syllable.h.
namespace timbao {

/// A set of packed letters, each with a small value; open addressing, nothing is ever removed.
class PackedMap {
 public:
  static constexpr std::size_t kSlots = 8192;
  static constexpr unsigned kKeyBits = 5 * kMaxSyllableLetters;
  static constexpr std::uint64_t kKeyMask = (std::uint64_t{1} << kKeyBits) - 1;
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;
  using Slots = std::array<std::uint64_t, kSlots>;

  constexpr PackedMap() = default;
  constexpr explicit PackedMap(const Slots& slots) : slots_(slots) {}

  void insert(PackedLetters key, std::uint32_t value);
  /// The value of `key`, or kAbsent. `key` is below 2^35.
  [[nodiscard]] std::uint32_t find(PackedLetters key) const {
    for (std::size_t slot = home(key);; slot = (slot + 1) & (kSlots - 1)) {
      if (slots_[slot] == 0)
        return kAbsent;
      if ((slots_[slot] & kKeyMask) == key)
        return static_cast<std::uint32_t>(slots_[slot] >> kKeyBits);
    }
  }
  [[nodiscard]] const Slots& slots() const { return slots_; }

 private:
  static std::size_t home(PackedLetters key) { return key * 0x9E3779B97F4A7C15U >> 51U; }

  Slots slots_{};
};

/// All the codes, as arrays that the build writes into the programs: nothing is made when they
/// start. syllable_grammar.h makes it from the rules.
struct SyllableTable {
  static constexpr std::size_t kOnsets = 28;
  static constexpr std::size_t kRimes = 183;
  static constexpr std::size_t kForms = 4123;
  static constexpr std::size_t kGroups = 2654;
  static constexpr std::uint32_t kStopFlag = 0x8000;  ///< in by_letters: takes two tones alone

  /// A few letters, with their number of bytes.
  template <std::size_t most>
  struct Text {
    std::array<char, most> bytes{};
    std::uint8_t size = 0;
    [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }
  };
  struct Form {  ///< one syllable without its tone
    std::uint8_t onset = 0;
    std::uint8_t rime = 0;
    std::uint8_t tones = 6;  ///< 6; 2 after a stop (sắc, nặng); 1 for gịa
    std::uint16_t first = 0;
    std::uint16_t group = 0;
    std::uint16_t iy_form = 0xFFFF;  ///< the same word in the other i/y spelling
  };
  struct Group {  ///< the forms of one folded key
    Text<8> text;
    CodeRange codes;
  };

  std::array<Text<5>, kOnsets> onsets;
  std::array<Text<7>, kRimes> rimes;
  std::array<Form, kForms> forms;
  std::array<Text<11>, kSyllableCount> spellings;
  std::array<std::uint16_t, kSyllableCount> form_of;
  std::array<Group, kGroups> groups;
  PackedMap by_letters;       ///< letters without tone → first code, kStopFlag
  PackedMap by_base;          ///< folded key → number of its group
  PackedLetters gia = 0;      ///< the letters of gịa
  SyllableCode gia_code = 0;  ///< of gịa
  SyllableCode gia_dot = 0;   ///< of giạ, for which find(letters, tone) also takes gịa

  /// Code of a word's letters, its tone and the index of the letter that carries the tone.
  [[nodiscard]] SyllableCode find(PackedLetters letters, unsigned tone, unsigned tone_at) const {
    return letters == gia && tone == static_cast<unsigned>(Tone::kDot) && tone_at == 1
               ? gia_code
               : find(letters, tone);
  }
  /// The same for all words but gịa, which it takes for giạ.
  [[nodiscard]] SyllableCode find(PackedLetters letters, unsigned tone) const {
    const std::uint32_t found = by_letters.find(letters);
    if (found == PackedMap::kAbsent)
      return kNoSyllable;
    const auto first = static_cast<SyllableCode>(found & 0x7FFFU);
    if ((found & kStopFlag) != 0) {
      const bool acute = tone == static_cast<unsigned>(Tone::kAcute);
      const bool dot = tone == static_cast<unsigned>(Tone::kDot);
      return acute ? first : dot ? static_cast<SyllableCode>(first + 1) : kNoSyllable;
    }
    return static_cast<SyllableCode>(first + tone);
  }

  [[nodiscard]] const Form& form(SyllableCode code) const { return forms[form_of[code]]; }
  [[nodiscard]] const Group& group(SyllableCode code) const { return groups[form(code).group]; }
  [[nodiscard]] const Group* group(PackedLetters base_letters) const {
    const std::uint32_t found = by_base.find(base_letters);
    return found == PackedMap::kAbsent ? nullptr : &groups[found];
  }
  [[nodiscard]] Tone tone(SyllableCode code) const {
    const Form& own = form(code);
    if (own.tones == 1)
      return Tone::kDot;
    const auto index = static_cast<unsigned>(code - own.first);
    if (own.tones == 2)
      return index == 0 ? Tone::kAcute : Tone::kDot;
    return static_cast<Tone>(index);
  }
};

/// Written by make_syllable_table at build time.
extern const SyllableTable kSyllableTable;
/// A hash of all spellings and folded keys in the order of their codes, for the fingerprint.
extern const std::uint64_t kSyllableTableHash;

/// `letters` with the misspelling of ươ put right (đưoc, đuơc → đươc, which want a final
/// consonant or vowel), or 0 when there is none.
[[nodiscard]] PackedLetters repair_uo(PackedLetters letters);

}  // namespace timbao
