#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace timbao {

/// "UBND", "GD&ĐT", "TP.HCM" as the key of a table: capitals and digits only, NFC (GDĐT). Đ stays:
/// HĐ is not HD. Empty when `surface` has a small letter or is under two letters: abbreviations
/// are looked up in capitals only.
[[nodiscard]] std::string abbreviation_key(std::string_view surface);

/// One meaning of a short form.
struct AbbreviationSense {
  std::string long_form;       ///< canonical: lower case NFC, words with one space between
  std::uint64_t articles = 0;  ///< of the archive that say so: "long form (ABC)"
  bool told = false;           ///< by the user's file: always believed
};

/// Short forms and what they stand for: the press's (abbreviation_table.h), the user's, and those
/// that articles of the archive define.
class Abbreviations {
 public:
  /// With the built-in table.
  Abbreviations();

  /// A pair that `articles` articles define.
  void add_mined(std::string_view key, std::string_view long_form, std::uint64_t articles);

  /// Lines of "ABC<tab>long form"; empty lines and those that begin with # are left out. Throws
  /// Error with the line number for any other line, and when the file cannot be read.
  void read_file(const std::string& path);

  /// Articles that must agree before what they define counts; 1 at first.
  void set_support(std::uint64_t articles) { support_ = articles; }

  /// What `key` stands for, likeliest first, at most two. A key of several senses, or of two
  /// letters, only stands for what the user or enough articles say.
  [[nodiscard]] std::vector<std::string> senses(std::string_view key) const;

  /// A long form found in a row of words.
  struct LongForm {
    std::size_t words = 0;          ///< how many of the words it takes
    std::vector<std::string> keys;  ///< its short forms
  };

  /// The longest long form that `folded` (folded keys of words in a row) begins with and whose
  /// words `agrees` accepts, one by one, by their canonical spelling. `words` is 0 when there is
  /// none. A short form with another, likelier sense is none of this one's.
  [[nodiscard]] LongForm longest_match(
      const std::vector<std::string>& folded,
      const std::function<bool(std::size_t word, std::string_view canonical)>& agrees) const;

  /// Short forms, senses counted.
  [[nodiscard]] std::size_t size() const;

 private:
  void add(std::string_view key, AbbreviationSense sense);
  [[nodiscard]] bool believed(std::string_view key, const AbbreviationSense& sense,
                              std::size_t senses) const;

  std::map<std::string, std::vector<AbbreviationSense>, std::less<>> senses_;
  /// First two folded words of a long form → (key, long form)s.
  std::unordered_multimap<std::string, std::pair<std::string, std::string>> by_long_;
  std::uint64_t support_ = 1;
};

}  // namespace timbao
