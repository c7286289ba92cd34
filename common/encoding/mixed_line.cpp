#include "common/encoding/mixed_line.h"

#include <algorithm>
#include <simdjson.h>
#include <string>
#include <vector>

namespace timbao {

namespace {

/// A run of words that are all UTF-8 or all not; words of ASCII go with those before.
struct Part {
  std::string_view bytes;
  bool is_utf8 = true;
  std::size_t high = 0;  ///< bytes beyond ASCII
};

std::vector<Part> split_parts(std::string_view line) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  while (begin < line.size()) {
    const std::size_t end = std::min(line.find(' ', begin), line.size() - 1) + 1;
    const std::string_view word = line.substr(begin, end - begin);
    const auto high = static_cast<std::size_t>(std::count_if(
        word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
    const bool is_utf8 = simdjson::validate_utf8(word.data(), word.size());
    if (parts.empty() || (high > 0 && parts.back().high > 0 && parts.back().is_utf8 != is_utf8)) {
      parts.push_back({word, is_utf8, high});
    } else {
      Part& last = parts.back();
      last.is_utf8 = last.high > 0 ? last.is_utf8 : is_utf8;
      last.bytes = {last.bytes.data(), last.bytes.size() + word.size()};
      last.high += high;
    }
    begin = end;
  }
  return parts;
}

std::string joined(const std::vector<Part>& parts, bool is_utf8) {
  std::string bytes;
  for (const Part& part : parts) {
    if (part.is_utf8 == is_utf8) {
      bytes += part.bytes;
    }
  }
  return bytes;
}

bool reads_well(const SyllableScore& score) {
  constexpr int kFewestWords = 3;
  return score.valid >= kFewestWords && score.valid * 5 >= score.words * 4 && score.junk == 0;
}

}  // namespace

std::optional<MixedLine> read_mixed_line(std::string_view line, const Way& usual) {
  const std::vector<Part> parts = split_parts(line);
  if (parts.size() < 2 || !reads_well(score_syllables(joined(parts, true)))) {
    return std::nullopt;
  }
  const std::string old = joined(parts, false);
  const bool known = std::holds_alternative<Charset>(usual);
  const Way way = known ? usual : choose_way(old, {}).way;
  if (!std::holds_alternative<Charset>(way) || !reads_well(read_as(way, old).score)) {
    return std::nullopt;
  }
  MixedLine mixed;
  mixed.reading.way = way;
  for (const Part& part : parts) {
    if (part.is_utf8) {
      mixed.reading.text += part.bytes;
      mixed.utf8_bytes += part.high;
    } else {
      mixed.reading.text += read_as(way, part.bytes).text;
      mixed.old_bytes += part.high;
    }
  }
  mixed.reading.score = score_syllables(mixed.reading.text);
  return mixed;
}

}  // namespace timbao
