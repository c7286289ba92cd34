#include "searcher/interactive/key.h"

#include <algorithm>
#include <array>
#include <utility>

namespace timbao {
namespace {

using Kind = Key::Kind;

constexpr char kEsc = '\x1b';
constexpr std::string_view kPasteBegin = "\x1b[200~";
constexpr std::string_view kPasteEnd = "\x1b[201~";
constexpr std::size_t kMaxSequence = 32;

Key letter_key(char final) {
  constexpr std::array<std::pair<char, Kind>, 7> kLetters{{{'A', Kind::kUp},
                                                           {'B', Kind::kDown},
                                                           {'C', Kind::kRight},
                                                           {'D', Kind::kLeft},
                                                           {'F', Kind::kEnd},
                                                           {'H', Kind::kHome},
                                                           {'M', Kind::kEnter}}};
  for (const auto& [letter, kind] : kLetters) {
    if (letter == final) {
      return {kind, {}};
    }
  }
  if (final >= 'P' && final <= 'S') {
    return {Kind::kFunction, std::string(1, static_cast<char>('1' + (final - 'P')))};
  }
  return {};
}

/// ESC [ number ~
Key number_key(std::string_view number) {
  constexpr std::array<std::pair<std::string_view, Kind>, 8> kNumbers{{{"1", Kind::kHome},
                                                                       {"3", Kind::kDelete},
                                                                       {"4", Kind::kEnd},
                                                                       {"5", Kind::kPageUp},
                                                                       {"6", Kind::kPageDown},
                                                                       {"7", Kind::kHome},
                                                                       {"8", Kind::kEnd},
                                                                       {"27", Kind::kEscape}}};
  for (const auto& [known, kind] : kNumbers) {
    if (known == number) {
      return {kind, {}};
    }
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kFunctions{
      {{"11", "1"}, {"12", "2"}, {"13", "3"}, {"14", "4"}, {"15", "5"}}};
  for (const auto& [known, function] : kFunctions) {
    if (known == number) {
      return {Kind::kFunction, std::string(function)};
    }
  }
  return {};
}

/// Bytes of the UTF-8 character that begins with `lead`; 1 for what begins none.
std::size_t character_size(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte >= 0xF0) {
    return 4;
  }
  if (byte >= 0xE0) {
    return 3;
  }
  return byte >= 0xC0 ? 2 : 1;
}

Key control_key(char c) {
  switch (c) {
    case '\r':
    case '\n':
      return {Kind::kEnter, {}};
    case '\t':
      return {Kind::kTab, {}};
    case '\x7f':
    case '\b':
      return {Kind::kBackspace, {}};
    default:
      break;
  }
  const bool letter = c >= 1 && c <= 26;
  return letter ? Key{Kind::kControl, std::string(1, static_cast<char>('a' + c - 1))} : Key{};
}

}  // namespace

bool KeyDecoder::next(Key& key, bool complete) {
  if (pending_.empty()) {
    return false;
  }
  key = {};
  std::size_t used = 1;
  if (std::string_view(pending_).starts_with(kPasteBegin)) {
    used = read_paste(key);
  } else if (pending_[0] == kEsc) {
    used = read_escape(key);
  } else if (static_cast<unsigned char>(pending_[0]) < 0x20 || pending_[0] == '\x7f') {
    key = control_key(pending_[0]);
  } else {
    used = read_text(key);
  }
  if (used == 0) {
    if (!complete) {
      return false;
    }
    key = pending_ == std::string(1, kEsc) ? Key{Kind::kEscape, {}} : Key{};
    used = pending_.size();
  }
  pending_.erase(0, used);
  return true;
}

std::size_t KeyDecoder::read_paste(Key& key) const {
  const std::size_t end = pending_.find(kPasteEnd);
  if (end == std::string::npos) {
    return 0;
  }
  const std::size_t begin = kPasteBegin.size();
  key = {Kind::kText, pending_.substr(begin, end - begin)};
  return end + kPasteEnd.size();
}

std::size_t KeyDecoder::read_escape(Key& key) const {
  if (pending_.size() < 2) {
    return 0;
  }
  if (pending_[1] == kEsc) {
    key = {Kind::kEscape, {}};
    return 1;
  }
  if (pending_[1] != '[' && pending_[1] != 'O') {
    const bool letter = static_cast<unsigned char>(pending_[1]) >= 0x20 && pending_[1] != '\x7f';
    key = letter ? Key{Kind::kAlt, pending_.substr(1, 1)} : Key{};
    return 2;
  }
  // Parameters, then one final byte: ESC [ 1 ; 5 C, ESC O P, ESC [ [ A (linux F1).
  std::size_t at = 2;
  if (at < pending_.size() && pending_[at] == '[') {
    if (at + 1 >= pending_.size()) {
      return 0;
    }
    const char final = pending_[at + 1];
    key = final >= 'A' && final <= 'E'
              ? Key{Kind::kFunction, std::string(1, static_cast<char>('1' + (final - 'A')))}
              : Key{};
    return at + 2;
  }
  while (at < pending_.size() && at < kMaxSequence && pending_[at] >= 0x20 && pending_[at] < 0x40) {
    ++at;
  }
  if (at >= pending_.size()) {
    return 0;
  }
  const std::string_view parameters = std::string_view(pending_).substr(2, at - 2);
  key = pending_[at] == '~' ? number_key(parameters.substr(0, parameters.find(';')))
                            : letter_key(pending_[at]);
  return at + 1;
}

std::size_t KeyDecoder::read_text(Key& key) const {
  std::size_t end = 0;
  while (end < pending_.size() && static_cast<unsigned char>(pending_[end]) >= 0x20 &&
         pending_[end] != '\x7f') {
    const std::size_t size = character_size(pending_[end]);
    if (end + size > pending_.size()) {
      break;
    }
    end += size;
  }
  if (end > 0) {
    key = {Kind::kText, pending_.substr(0, end)};
  }
  return end;
}

}  // namespace timbao
