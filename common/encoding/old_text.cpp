#include "common/encoding/old_text.h"

#include "common/encoding/encoding_names.h"
#include "common/encoding/line_split.h"
#include "common/encoding/mixed_line.h"
#include "common/encoding/mojibake.h"
#include "common/encoding/reading.h"
#include "common/encoding/utf.h"

#include <algorithm>
#include <optional>
#include <simdjson.h>
#include <utility>

namespace timbao {

namespace {

constexpr std::size_t kLook = 64 << 10;  ///< bytes that decide

bool is_utf8(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), bytes.size()); }

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

std::size_t count_high(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_high));
}

/// True for ASCII without control characters.
bool is_plain_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) {
    const bool is_layout = c == '\t' || c == '\n' || c == '\r' || c == '\f';
    return !is_high(c) && (static_cast<unsigned char>(c) >= 0x20 || is_layout);
  });
}

/// The lines that are not UTF-8, up to kLook bytes of them, and how many bytes beyond ASCII the
/// lines of UTF-8 before them have.
struct Sample {
  std::string bytes;
  std::size_t utf8 = 0;
};

Sample sample_of(std::string_view bytes) {
  Sample sample;
  while (!bytes.empty() && sample.bytes.size() < kLook) {
    const std::string_view line = take_line_with_end(bytes);
    if (is_utf8(line)) {
      sample.utf8 += count_high(line);
    } else {
      sample.bytes += line.substr(0, kLook - sample.bytes.size());
    }
  }
  return sample;
}

Choice choose(const Sample& sample, const DecodeHints& hints) {
  constexpr std::size_t kMostly = 8;
  Choice choice = choose_way(sample.bytes, hints);
  if (choice.found) {
    return choice;
  }
  if (sample.utf8 > kMostly * count_high(sample.bytes)) {
    return {DamagedUtf8{}, false, false};
  }
  return choose_foreign_way(sample.bytes, hints);
}

/// Reads lines by the way most of them agree on.
class LineDecoder {
 public:
  explicit LineDecoder(Choice choice) : choice_(std::move(choice)) {}

  DecodedText decode(std::string_view bytes) {
    decoded_.text.reserve(bytes.size() + bytes.size() / 2);
    while (!bytes.empty()) {
      read(take_line_with_end(bytes));
    }
    decoded_.encoding = names_.joined(way_name(choice_.way));
    decoded_.doubtful = choice_.doubtful || (choice_.found && is_poor());
    return std::move(decoded_);
  }

 private:
  [[nodiscard]] bool is_poor() const {
    constexpr int kFewWords = 20;
    return score_.words >= kFewWords ? score_.valid * 5 < score_.words * 4
                                     : !score_.is_vietnamese();
  }

  void read(std::string_view line) {
    if (is_utf8(line) && !is_old_by_chance_utf8(line)) {
      keep(line);
      return;
    }
    const std::string_view look = line.substr(0, kLook);
    Reading reading = read_as(choice_.way, look);
    if (reading.score.valid * 5 < reading.score.words * 4 || reading.score.junk > 0) {
      reading = better(look, std::move(reading));
      const std::optional<MixedLine> mixed = read_mixed_line(look, choice_.way);
      if (look.size() == line.size() && mixed && mixed->reading.score.cost < reading.score.cost) {
        put(mixed->reading, mixed->old_bytes);
        names_.add("UTF-8", mixed->utf8_bytes);
        return;
      }
    }
    if (look.size() < line.size()) {
      read_text(line, reading);
    }
    put(reading, count_high(line));
  }

  /// A few letters of an old encoding may make valid UTF-8 (VISCII ươ is that of U+07FD), and some
  /// of its capitals are control characters.
  [[nodiscard]] bool is_old_by_chance_utf8(std::string_view line) const {
    constexpr std::size_t kMostHigh = 16;
    if (!choice_.found || !std::holds_alternative<Charset>(choice_.way) ||
        count_high(line) > kMostHigh || line.size() > kLook || is_plain_ascii(line)) {
      return false;
    }
    return !score_syllables(line).is_vietnamese() &&
           read_as(choice_.way, line).score.is_vietnamese();
  }

  void keep(std::string_view line) {
    if (!has_double_encoding(line)) {
      names_.add("UTF-8", count_high(line));
      decoded_.text += line;
      return;
    }
    UndoCounts counts;
    decoded_.text += undo_double_encoding(line, counts);
    names_.add("UTF-8", counts.kept);
    names_.add("UTF-8 mojibake", counts.undone);
  }

  void put(const Reading& reading, std::size_t weight) {
    decoded_.text += reading.text;
    decoded_.replacements += reading.replacements;
    score_ += reading.score;
    names_.add(way_name(reading.way), weight);
  }

  /// `usual`, or another reading of the line that is clearly better.
  static Reading better(std::string_view line, Reading usual) {
    constexpr int kMarginBits = 24;
    constexpr int kFewestWords = 3;
    Reading best = std::move(usual);
    const Way usual_way = best.way;
    int limit = best.score.cost - kMarginBits;
    for (const Way& way : vietnamese_ways()) {
      if (way == usual_way) {
        continue;
      }
      Reading other = read_as(way, line);
      if (other.score.cost <= limit && other.score.valid >= kFewestWords &&
          other.score.is_vietnamese()) {
        limit = other.score.cost - 1;
        best = std::move(other);
      }
    }
    return best;
  }

  Choice choice_;
  DecodedText decoded_;
  EncodingNames names_;
  SyllableScore score_;
};

/// UTF-8 cut out of a longer text: whole but for bytes of a letter at either end.
bool is_cut_utf8(std::string_view bytes) {
  constexpr std::size_t kMostCut = 3;
  const auto is_tail = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  for (std::size_t cut = 0; cut < kMostCut && !bytes.empty() && is_tail(bytes.front()); ++cut) {
    bytes.remove_prefix(1);
  }
  std::size_t last = bytes.size();
  do {
    last -= last > 0 ? 1U : 0U;
  } while (last > 0 && bytes.size() - last < kMostCut && is_tail(bytes[last]));
  std::size_t end = last;
  if (!bytes.empty() && is_high(bytes[last]) && next_code_point(bytes, end) == kReplacement) {
    bytes = bytes.substr(0, last);
  }
  return is_utf8(bytes) && count_high(bytes) > 0;
}

}  // namespace

DecodedText read_old_text(std::string_view bytes, const DecodeHints& hints) {
  if (is_cut_utf8(bytes)) {
    return LineDecoder({DamagedUtf8{}, false, false}).decode(bytes);
  }
  return LineDecoder(choose(sample_of(bytes), hints)).decode(bytes);
}

}  // namespace timbao
