#include "common/lang/abbreviations.h"

#include "common/base/error.h"
#include "common/lang/abbreviation_table.h"
#include "common/text/analyzer.h"
#include "common/text/clean.h"
#include "common/text/letters.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>

namespace timbao {
namespace {

constexpr std::size_t kMostSenses = 2;
constexpr std::size_t kMaxKeyLetters = 16;
constexpr std::size_t kMaxLongWords = 16;

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at)
      parts.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string first_two(std::string_view first, std::string_view second) {
  return std::string(first).append(" ").append(second);
}

/// The same, marks left out, of canonical words: fold() would clean them once more.
std::string first_two_folded(std::string_view first, std::string_view second) {
  std::string folded;
  append_folded(folded, first);
  folded += ' ';
  append_folded(folded, second);
  return folded;
}

/// Canonical words of a long form, one space between.
std::string canonical_words(std::string_view text) {
  TokenList tokens;
  analyze(text, tokens);
  std::string words;
  for (const Token& token : tokens.tokens) {
    if (token.kind == TokenKind::kJoined)
      continue;
    if (!words.empty())
      words += ' ';
    words += tokens.canonical(token);
  }
  return words;
}

std::size_t count_letters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

std::string abbreviation_key(std::string_view surface) {
  const std::string nfc = to_nfc(surface);
  std::string key;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < nfc.size();) {
    const char32_t c = next_code_point(nfc, at);
    const Letter letter = letter_of(c);
    const bool digit = c >= '0' && c <= '9';
    if ((letter.known() && !letter.upper()) || (c >= 0x80 && !letter.known()))
      return {};
    if (!letter.known() && !digit)
      continue;
    append_utf8(key, c);
    letters += letter.known() ? 1 : 0;
  }
  return letters >= 2 && letters <= kMaxKeyLetters ? key : std::string();
}

Abbreviations::Abbreviations() {
  for (const PressAbbreviation& pair : press_abbreviations())
    add(pair.short_form, {std::string(pair.long_form), 0, false});
}

void Abbreviations::add(std::string_view key, AbbreviationSense sense) {
  const std::vector<std::string_view> words = split(sense.long_form);
  if (key.empty() || words.size() < 2 || words.size() > kMaxLongWords)
    return;
  std::vector<AbbreviationSense>& senses = senses_.try_emplace(std::string(key)).first->second;
  const auto same = std::find_if(senses.begin(), senses.end(), [&](const AbbreviationSense& other) {
    return other.long_form == sense.long_form;
  });
  if (same != senses.end()) {
    same->articles += sense.articles;
    same->told = same->told || sense.told;
  } else {
    by_long_.emplace(first_two_folded(words[0], words[1]),
                     std::pair(std::string(key), sense.long_form));
    senses.push_back(std::move(sense));
  }
  std::stable_sort(senses.begin(), senses.end(),
                   [](const AbbreviationSense& a, const AbbreviationSense& b) {
                     return std::pair(a.told, a.articles) > std::pair(b.told, b.articles);
                   });
}

void Abbreviations::add_mined(std::string_view key, std::string_view long_form,
                              std::uint64_t articles) {
  if (articles >= support_)
    add(key, {std::string(long_form), articles, false});
}

void Abbreviations::read_file(const std::string& path) {
  std::ifstream file(path);
  if (!file)
    throw Error(fmt::format("cannot read '{}'", path),
                "it holds a line for each abbreviation: ABC, a tab, the long form");
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.ends_with('\r'))
      line.pop_back();
    if (line.empty() || line.front() == '#')
      continue;
    const std::size_t tab = line.find('\t');
    const std::string key = abbreviation_key(std::string_view(line).substr(0, tab));
    const std::string words =
        tab == std::string::npos ? "" : canonical_words(std::string_view(line).substr(tab + 1));
    if (key.empty() || split(words).size() < 2)
      throw Error(fmt::format("'{}', line {}: no abbreviation", path, number),
                  "write capitals, a tab, and a long form of two words or more");
    add(key, {words, 0, true});
  }
}

bool Abbreviations::believed(std::string_view key, const AbbreviationSense& sense,
                             std::size_t senses) const {
  const bool clear = senses == 1 && count_letters(key) > 2;
  return clear || sense.told || (sense.articles > 0 && sense.articles >= support_);
}

std::vector<std::string> Abbreviations::senses(std::string_view key) const {
  std::vector<std::string> found;
  const auto entry = senses_.find(key);
  if (entry == senses_.end())
    return found;
  for (const AbbreviationSense& sense : entry->second)
    if (found.size() < kMostSenses && believed(key, sense, entry->second.size()))
      found.push_back(sense.long_form);
  return found;
}

Abbreviations::LongForm Abbreviations::longest_match(
    const std::vector<std::string>& folded,
    const std::function<bool(std::size_t word, std::string_view canonical)>& agrees) const {
  LongForm longest;
  if (folded.size() < 2)
    return longest;
  const auto [begin, end] = by_long_.equal_range(first_two(folded[0], folded[1]));
  for (auto it = begin; it != end; ++it) {
    const auto& [key, long_form] = it->second;
    const std::vector<std::string_view> words = split(long_form);
    if (words.size() < longest.words || words.size() > folded.size())
      continue;
    bool same = true;
    for (std::size_t i = 0; i < words.size() && same; ++i)
      same = fold(words[i]) == folded[i] && agrees(i, words[i]);
    const std::vector<std::string> likeliest = same ? senses(key) : std::vector<std::string>();
    if (likeliest.empty() || likeliest.front() != long_form)
      continue;
    if (words.size() > longest.words)
      longest.keys.clear();
    longest.words = words.size();
    longest.keys.push_back(key);
  }
  std::sort(longest.keys.begin(), longest.keys.end());
  return longest;
}

std::size_t Abbreviations::size() const { return senses_.size(); }

}  // namespace timbao
