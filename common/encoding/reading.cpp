#include "common/encoding/reading.h"

#include "common/encoding/foreign.h"
#include "common/encoding/utf.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

namespace timbao {

namespace {

struct Label {
  std::string_view label;  ///< as plain_label() leaves it
  std::string_view name;
};

/// What pages and programs call the encodings of ours.
constexpr std::array kLabels = {
    Label{"utf8", "UTF-8"},
    Label{"tcvn", "TCVN3"},
    Label{"tcvn3", "TCVN3"},
    Label{"tcvn5712", "TCVN3"},
    Label{"tcvn57121", "TCVN3"},
    Label{"xviettcvn", "TCVN3"},
    Label{"xviettcvn3", "TCVN3"},
    Label{"xviettcvn5712", "TCVN3"},
    Label{"abc", "TCVN3"},
    Label{"vni", "VNI"},
    Label{"vniwindows", "VNI"},
    Label{"xvietvni", "VNI"},
    Label{"viscii", "VISCII"},
    Label{"viscii111", "VISCII"},
    Label{"csviscii", "VISCII"},
    Label{"xviscii", "VISCII"},
    Label{"vps", "VPS"},
    Label{"xvietvps", "VPS"},
    Label{"vietvps", "VPS"},
    Label{"windows1258", "windows-1258"},
    Label{"cp1258", "windows-1258"},
    Label{"xcp1258", "windows-1258"},
};

/// Lower case, letters and digits only.
std::string plain_label(std::string_view label) {
  std::string plain;
  for (const char c : label) {
    if (c >= 'A' && c <= 'Z') {
      plain += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      plain += c;
    }
  }
  return plain;
}

/// Name of a declared charset as in DecodedText::encoding, or "".
std::string_view declared_name(std::string_view declared) {
  const std::string plain = plain_label(declared);
  const auto* const found = std::find_if(kLabels.begin(), kLabels.end(),
                                         [&](const Label& one) { return one.label == plain; });
  return found == kLabels.end() ? std::string_view() : found->name;
}

/// True when `bytes` hold more sequences of UTF-8 than bytes that are none.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t replacements = 0;
  const std::string text = repair_utf8(bytes, replacements);
  std::size_t beyond_ascii = 0;
  for (std::size_t at = 0; at < text.size();) {
    beyond_ascii += next_code_point(text, at) >= 0x80 ? 1U : 0U;
  }
  return beyond_ascii > replacements * 2;
}

/// The readings of `sample` that look Vietnamese, best first.
std::vector<Reading> vietnamese_readings(std::string_view sample, const DecodeHints& hints) {
  constexpr int kHintBits = 12;
  const std::string_view declared = declared_name(hints.declared);
  std::vector<Reading> readings;
  for (const Way& way : vietnamese_ways()) {
    Reading reading = read_as(way, sample);
    reading.score.cost -= way_name(way) == declared ? kHintBits : 0;
    reading.score.cost -= way_name(way) == hints.likely ? kHintBits : 0;
    if (reading.score.is_vietnamese()) {
      readings.push_back(std::move(reading));
    }
  }
  std::stable_sort(readings.begin(), readings.end(),
                   [](const Reading& a, const Reading& b) { return a.score.cost < b.score.cost; });
  return readings;
}

/// How many bits the first reading has over the next that has another name and another text; very
/// many when there is none.
int bits_ahead(const std::vector<Reading>& readings) {
  const Reading& best = readings.front();
  const auto next = std::find_if(readings.begin() + 1, readings.end(), [&](const Reading& other) {
    return way_name(other.way) != way_name(best.way) && other.text != best.text;
  });
  return next == readings.end() ? std::numeric_limits<int>::max()
                                : next->score.cost - best.score.cost;
}

}  // namespace

std::string_view way_name(const Way& way) {
  if (const auto* charset = std::get_if<Charset>(&way)) {
    return charset_name(*charset);
  }
  const auto* foreign = std::get_if<std::string>(&way);
  return foreign != nullptr ? std::string_view(*foreign) : "UTF-8";
}

void read_text(std::string_view bytes, Reading& reading) {
  reading.replacements = 0;
  if (const auto* charset = std::get_if<Charset>(&reading.way)) {
    reading.text = read_charset(*charset, bytes);
    return;
  }
  const auto* foreign = std::get_if<std::string>(&reading.way);
  std::optional<ForeignText> read =
      foreign != nullptr ? read_declared(*foreign, bytes) : std::nullopt;
  reading.text = read ? std::move(read->text) : repair_utf8(bytes, reading.replacements);
}

Reading read_as(const Way& way, std::string_view bytes) {
  Reading reading;
  reading.way = way;
  read_text(bytes, reading);
  reading.score = score_syllables(reading.text);
  return reading;
}

const std::vector<Way>& vietnamese_ways() {
  static const std::vector<Way> kWays = [] {
    std::vector<Way> ways = {DamagedUtf8{}};
    ways.insert(ways.end(), kVietnameseCharsets.begin(), kVietnameseCharsets.end());
    return ways;
  }();
  return kWays;
}

Choice choose_way(std::string_view sample, const DecodeHints& hints) {
  // Mostly the start is enough, and seven readings of it cost less than one of the whole.
  constexpr std::size_t kStart = 2 << 10;
  constexpr int kSureBits = 120;
  constexpr int kSureWords = 12;
  if (sample.size() > kStart) {
    const std::vector<Reading> readings = vietnamese_readings(sample.substr(0, kStart), hints);
    if (!readings.empty() && readings.front().score.valid >= kSureWords &&
        bits_ahead(readings) >= kSureBits) {
      return {readings.front().way, true, false};
    }
  }
  constexpr int kDoubtBits = 6;
  const std::vector<Reading> readings = vietnamese_readings(sample, hints);
  if (readings.empty()) {
    return {DamagedUtf8{}, false, true};
  }
  return {readings.front().way, true, bits_ahead(readings) <= kDoubtBits};
}

Choice choose_foreign_way(std::string_view sample, const DecodeHints& hints) {
  if (is_mostly_utf8(sample)) {
    return {DamagedUtf8{}, false, true};
  }
  std::optional<ForeignText> read = read_declared(hints.declared, sample);
  const bool proved = read.has_value();
  if (!proved) {
    read = guess_foreign(sample);
  }
  if (!read) {
    return {DamagedUtf8{}, false, true};
  }
  if (read->encoding == charset_name(Charset::kWindows1252)) {
    return {Charset::kWindows1252, false, !proved};
  }
  return {std::move(read->encoding), false, !proved};
}

}  // namespace timbao
