#include "common/encoding/wide.h"

#include "common/encoding/utf.h"

#include <array>

namespace timbao {

namespace {

constexpr std::size_t kLook = 64 << 10;

struct Mark {
  std::string_view bytes;
  WideForm form;
};

// UTF-32LE before UTF-16LE: its mark begins with the other's.
constexpr std::array kMarks = {
    Mark{{"\xEF\xBB\xBF", 3}, WideForm::kUtf8}, Mark{{"\xFF\xFE\0\0", 4}, WideForm::kUtf32Le},
    Mark{{"\0\0\xFE\xFF", 4}, WideForm::kUtf32Be}, Mark{{"\xFF\xFE", 2}, WideForm::kUtf16Le},
    Mark{{"\xFE\xFF", 2}, WideForm::kUtf16Be}};

/// Zero bytes by their place in a group of four.
std::array<std::size_t, 4> count_zeros(std::string_view bytes) {
  std::array<std::size_t, 4> zeros{};
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    zeros[at % 4] += bytes[at] == '\0' ? 1U : 0U;
  }
  return zeros;
}

/// A text has few control characters and fewer errors; pictures and programs do not look so.
bool reads_as_text(WideForm form, std::string_view sample) {
  constexpr std::size_t kShare = 50;
  std::size_t errors = 0;
  const std::string text = read_wide({form, 0}, sample, errors);
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++characters) {
    const char32_t c = next_code_point(text, at);
    const bool is_blank = c == '\t' || c == '\n' || c == '\r' || c == '\f';
    const bool is_private = c >= 0xE000 && c < 0xF900;
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFEU) == 0xFFFEU;
    errors += (is_control && !is_blank) || is_private ? 1U : 0U;
  }
  return characters > 0 && errors * kShare <= characters;
}

/// The form that the zero bytes point to, not yet proved.
WideForm form_of_zeros(std::string_view sample) {
  const std::array<std::size_t, 4> zeros = count_zeros(sample);
  const std::size_t groups = sample.size() / 4;
  if (groups > 0 && zeros[3] >= groups && zeros[2] * 10 >= groups * 9 && zeros[0] * 10 < groups) {
    return WideForm::kUtf32Le;
  }
  if (groups > 0 && zeros[0] >= groups && zeros[1] * 10 >= groups * 9 && zeros[3] * 10 < groups) {
    return WideForm::kUtf32Be;
  }
  const std::size_t even = zeros[0] + zeros[2];
  const std::size_t odd = zeros[1] + zeros[3];
  const std::size_t units = sample.size() / 2;
  // Of Vietnamese letters and spaces three in four are ASCII; one in five is asked.
  if (odd * 5 >= units && even * 10 <= odd) {
    return WideForm::kUtf16Le;
  }
  if (even * 5 >= units && odd * 10 <= even) {
    return WideForm::kUtf16Be;
  }
  return WideForm::kNone;
}

}  // namespace

WideText find_wide(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.substr(0, mark.bytes.size()) == mark.bytes) {
      return {mark.form, mark.bytes.size()};
    }
  }
  // An odd byte at the end is left out: it would read as an error.
  const std::string_view look = bytes.substr(0, kLook);
  if (look.size() < 4 || look.find('\0') == std::string_view::npos) {
    return {};
  }
  const WideForm form = form_of_zeros(look);
  const bool four = form == WideForm::kUtf32Le || form == WideForm::kUtf32Be;
  const std::size_t whole = look.size() - look.size() % (four ? 4 : 2);
  if (form == WideForm::kNone || !reads_as_text(form, look.substr(0, whole))) {
    return {};
  }
  return {form, 0};
}

std::string wide_name(const WideText& wide) {
  std::string name;
  switch (wide.form) {
    case WideForm::kUtf16Le:
      name = "UTF-16LE";
      break;
    case WideForm::kUtf16Be:
      name = "UTF-16BE";
      break;
    case WideForm::kUtf32Le:
      name = "UTF-32LE";
      break;
    case WideForm::kUtf32Be:
      name = "UTF-32BE";
      break;
    case WideForm::kUtf8:
    case WideForm::kNone:
      name = "UTF-8";
      break;
  }
  return wide.mark > 0 ? name + " BOM" : name;
}

std::string read_wide(const WideText& wide, std::string_view bytes, std::size_t& replacements) {
  bytes.remove_prefix(wide.mark);
  switch (wide.form) {
    case WideForm::kUtf16Le:
    case WideForm::kUtf16Be:
      return from_utf16(bytes, wide.form == WideForm::kUtf16Be, replacements);
    case WideForm::kUtf32Le:
    case WideForm::kUtf32Be:
      return from_utf32(bytes, wide.form == WideForm::kUtf32Be, replacements);
    case WideForm::kUtf8:
    case WideForm::kNone:
      break;
  }
  return repair_utf8(bytes, replacements);
}

}  // namespace timbao
