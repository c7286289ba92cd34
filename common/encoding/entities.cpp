#include "common/encoding/entities.h"

#include "common/encoding/charset_tables.h"
#include "common/encoding/entity_table.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <cstdint>

namespace timbao {

namespace {

constexpr bool is_sorted_by_name() {
  return std::is_sorted(
      tables::kEntities.begin(), tables::kEntities.end(),
      [](const tables::Entity& a, const tables::Entity& b) { return a.name < b.name; });
}
static_assert(is_sorted_by_name());

/// A reference at the start of a text: what it stands for and its length, 0 for none.
struct Reference {
  char32_t letter = 0;
  std::size_t size = 0;
};

int digit_value(char c, bool hex) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  const char lower = static_cast<char>(c | 0x20);
  return hex && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The letter of a number; those of C1 are windows-1252 bytes, as browsers read them.
char32_t numbered_letter(std::uint32_t number) {
  if (number >= 0x80 && number < 0xA0) {
    return tables::kWindows1252[number - 0x80];
  }
  const bool is_surrogate = number >= 0xD800 && number < 0xE000;
  return number == 0 || number > 0x10FFFF || is_surrogate ? kReplacement : number;
}

/// `text` begins with "&#".
Reference numeric_reference(std::string_view text) {
  constexpr std::size_t kMostDigits = 8;
  constexpr std::size_t kFewestOpen = 3;  // &#12 without ';' is more likely a number in a text
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const std::size_t begin = hex ? 3 : 2;
  std::size_t at = begin;
  std::uint32_t number = 0;
  for (; at < text.size() && at - begin < kMostDigits && digit_value(text[at], hex) >= 0; ++at) {
    number = number * (hex ? 16U : 10U) + static_cast<std::uint32_t>(digit_value(text[at], hex));
  }
  if (at < text.size() && text[at] == ';' && at > begin) {
    return {numbered_letter(number), at + 1};
  }
  const bool ends = at == text.size() || digit_value(text[at], true) < 0;
  return ends && at - begin >= kFewestOpen ? Reference{numbered_letter(number), at} : Reference{};
}

Reference named_reference(std::string_view text) {
  constexpr std::size_t kLongest = 10;
  const std::size_t end = text.substr(0, kLongest).find(';');
  if (end == std::string_view::npos) {
    return {};
  }
  const std::string_view name = text.substr(1, end - 1);
  const auto* const found = std::lower_bound(
      tables::kEntities.begin(), tables::kEntities.end(), name,
      [](const tables::Entity& entity, std::string_view key) { return entity.name < key; });
  const bool known = found != tables::kEntities.end() && found->name == name;
  return known ? Reference{found->letter, end + 1} : Reference{};
}

/// `text` begins with '&'.
Reference read_reference(std::string_view text) {
  constexpr std::string_view kAmpersand = "&amp;";
  if (text.substr(0, 2) == "&#") {
    return numeric_reference(text);
  }
  if (text.substr(0, kAmpersand.size() + 1) == "&amp;#") {
    const std::string inner = "&" + std::string(text.substr(kAmpersand.size(), 12));
    const Reference twice = numeric_reference(inner);
    if (twice.size > 0 && inner[twice.size - 1] == ';') {
      return {twice.letter, twice.size + kAmpersand.size() - 1};
    }
  }
  return named_reference(text);
}

}  // namespace

std::string read_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find('&'), text.size());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) {
      break;
    }
    const Reference reference = read_reference(text);
    if (reference.size == 0) {
      out += '&';
      text.remove_prefix(1);
    } else {
      append_utf8(out, reference.letter);
      text.remove_prefix(reference.size);
    }
  }
  return out;
}

}  // namespace timbao
