#pragma once

#include "common/text/letters.h"
#include "common/text/syllable.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The grammar of syllables, spelled out; the analyser's way past the functions of syllable.h.
namespace timbao {

/// A set of packed letters, each with a small value; open addressing, nothing is ever removed.
class PackedMap {
 public:
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
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;

 private:
  static constexpr std::size_t kSlots = 8192;
  static constexpr unsigned kKeyBits = 5 * kMaxSyllableLetters;
  static constexpr std::uint64_t kKeyMask = (std::uint64_t{1} << kKeyBits) - 1;
  static std::size_t home(PackedLetters key) { return key * 0x9E3779B97F4A7C15U >> 51U; }

  std::array<std::uint64_t, kSlots> slots_{};
};

/// All the codes. Built once, then only read.
class SyllableTable {
 public:
  SyllableTable();

  struct Form {  ///< one syllable without its tone
    std::uint8_t onset = 0;
    std::uint8_t rime = 0;
    std::uint8_t tones = 6;  ///< 6; 2 after a stop (sắc, nặng); 1 for gịa
    std::uint16_t first = 0;
    std::uint16_t group = 0;
    std::uint16_t iy_form = 0xFFFF;  ///< the same word in the other i/y spelling
  };
  struct Spelling {
    std::array<char, 11> text{};
    std::uint8_t size = 0;
  };
  struct Group {  ///< the forms of one folded key
    std::array<char, 8> text{};
    std::uint8_t size = 0;
    CodeRange codes;
  };

  /// Code of a word's letters, its tone and the index of the letter that carries the tone.
  [[nodiscard]] SyllableCode find(PackedLetters letters, unsigned tone, unsigned tone_at) const {
    return letters == gia_ && tone == static_cast<unsigned>(Tone::kDot) && tone_at == 1
               ? gia_code_
               : find(letters, tone);
  }
  /// The same for all words but gịa, which it takes for giạ.
  [[nodiscard]] SyllableCode find(PackedLetters letters, unsigned tone) const {
    const std::uint32_t found = by_letters_.find(letters);
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

  [[nodiscard]] std::string_view spelling(SyllableCode code) const {
    return {spellings_[code].text.data(), spellings_[code].size};
  }
  [[nodiscard]] const Form& form(SyllableCode code) const { return forms_[form_of_[code]]; }
  [[nodiscard]] const Form& form_at(std::size_t index) const { return forms_[index]; }
  [[nodiscard]] const Group& group(SyllableCode code) const { return groups_[group_of_[code]]; }
  [[nodiscard]] const Group* group(PackedLetters base_letters) const;
  [[nodiscard]] Tone tone(SyllableCode code) const;
  [[nodiscard]] std::string_view onset(const Form& form) const { return onsets_[form.onset]; }
  [[nodiscard]] std::string_view rime(const Form& form) const { return rimes_[form.rime]; }
  [[nodiscard]] std::size_t size() const { return spellings_.size(); }
  /// The code of giạ, for which find(letters, tone) also takes gịa.
  [[nodiscard]] SyllableCode gia_dot() const { return gia_dot_; }

 private:
  static constexpr std::uint32_t kStopFlag = 0x8000;
  struct Draft;

  void number(std::vector<Draft>& drafts);
  void add_codes(const Draft& draft, std::size_t form_index);
  void link_iy();

  std::vector<std::string> onsets_, rimes_;
  std::vector<Form> forms_;
  std::vector<Spelling> spellings_;
  std::vector<std::uint16_t> form_of_, group_of_;
  std::vector<Group> groups_;
  PackedMap by_letters_, by_base_;
  PackedLetters gia_ = 0;
  SyllableCode gia_code_ = kNoSyllable;
  SyllableCode gia_dot_ = kNoSyllable;
};

/// The table; built at the first call, safe from many threads.
[[nodiscard]] const SyllableTable& syllable_table();

/// `letters` with the misspelling of ươ put right (đưoc, đuơc → đươc, which want a final
/// consonant or vowel), or 0 when there is none.
[[nodiscard]] PackedLetters repair_uo(PackedLetters letters);

}  // namespace timbao
