#include "common/encoding/foreign.h"

#include "common/encoding/charset.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

namespace timbao {

namespace {

constexpr std::string_view kWestern = "windows-1252";

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

/// Encodings that contain ASCII: a wrong label cannot turn ASCII into something else.
constexpr std::array<std::string_view, 28> kKnown = {
    "GB18030",      "GBK",          "GB2312",       "Big5",         "Shift_JIS",    "EUC-JP",
    "EUC-KR",       "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255",
    "windows-1256", "windows-1257", "windows-874",  "TIS-620",      "ISO-8859-2",   "ISO-8859-5",
    "ISO-8859-6",   "ISO-8859-7",   "ISO-8859-8",   "ISO-8859-9",   "ISO-8859-15",  "KOI8-R",
    "KOI8-U",       "windows-1252", "ISO-8859-1",   "macintosh"};

std::string_view known_encoding(std::string_view label) {
  for (const std::string_view known : kKnown) {
    if (ucnv_compareNames(std::string(label).c_str(), std::string(known).c_str()) == 0) {
      return known == "ISO-8859-1" ? kWestern : known;
    }
  }
  return {};
}

/// True for text with hardly any signs of a wrong reading: U+FFFD, controls, private use.
bool is_clean(std::string_view text) {
  constexpr std::size_t kShare = 50;
  std::size_t characters = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    const char32_t c = next_code_point(text, at);
    const bool is_bad = c == kReplacement || (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c < 0xF900);
    bad += is_bad ? 1U : 0U;
  }
  return bad * kShare <= characters;
}

/// `bytes` in UTF-8; nothing when they are ill-formed or the result is not clean.
std::optional<std::string> convert(std::string_view encoding, std::string_view bytes) {
  if (encoding == kWestern) {
    std::string text = read_charset(Charset::kWindows1252, bytes);
    return is_clean(text) ? std::optional(std::move(text)) : std::nullopt;
  }
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(
      ucnv_open(std::string(encoding).c_str(), &error));
  if (U_FAILURE(error)) {
    return std::nullopt;
  }
  constexpr std::size_t kUnits = 16 << 10;
  std::array<UChar, kUnits> units{};
  icu::UnicodeString whole;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  do {
    UChar* target = units.data();
    error = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, target + units.size(), &source, end, nullptr, 1,
                   &error);
    whole.append(units.data(), static_cast<std::int32_t>(target - units.data()));
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  std::string text;
  whole.toUTF8String(text);
  if (U_FAILURE(error) || !is_clean(text)) {
    return std::nullopt;
  }
  return text;
}

}  // namespace

std::optional<ForeignText> read_declared(std::string_view label, std::string_view bytes) {
  const std::string_view encoding = known_encoding(label);
  if (encoding.empty()) {
    return std::nullopt;
  }
  std::optional<std::string> text = convert(encoding, bytes);
  if (!text) {
    return std::nullopt;
  }
  return ForeignText{std::move(*text), std::string(encoding)};
}

std::optional<ForeignText> guess_foreign(std::string_view bytes) {
  constexpr std::size_t kLook = 64 << 10;
  const std::string_view look = bytes.substr(0, kLook);
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&error));
  ucsdet_setText(detector.get(), look.data(), static_cast<std::int32_t>(look.size()), &error);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &error);
  for (std::int32_t i = 0; U_SUCCESS(error) && i < count; ++i) {
    const char* name = ucsdet_getName(matches[i], &error);
    if (U_SUCCESS(error)) {
      std::optional<ForeignText> text = read_declared(name, bytes);
      if (text) {
        return text;
      }
    }
  }
  return read_declared(kWestern, bytes);
}

}  // namespace timbao
