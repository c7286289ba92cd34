#include "indexer/input/html/entities.h"

#include "common/encoding/entity_table.h"
#include "common/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace timbao {

namespace {

using tables::Entity;

// Names of HTML 5 for one letter or mark found in news pages, beside those of HTML 4; in the order
// of their bytes.
constexpr std::array<Entity, 82> kMoreEntities = {{
    {"AMP", 0x26},      {"Abreve", 0x102},   {"COPY", 0xA9},      {"Cacute", 0x106},
    {"Ccaron", 0x10C},  {"Dstrok", 0x110},   {"GT", 0x3E},        {"Hat", 0x5E},
    {"Itilde", 0x128},  {"LT", 0x3C},        {"Lstrok", 0x141},   {"Nacute", 0x143},
    {"NewLine", 0xA},   {"QUOT", 0x22},      {"REG", 0xAE},       {"Sacute", 0x15A},
    {"Tab", 0x9},       {"Utilde", 0x168},   {"Zcaron", 0x17D},   {"abreve", 0x103},
    {"aogon", 0x105},   {"ast", 0x2A},       {"bigstar", 0x2605}, {"breve", 0x2D8},
    {"bsol", 0x5C},     {"bullet", 0x2022},  {"cacute", 0x107},   {"caron", 0x2C7},
    {"ccaron", 0x10D},  {"centerdot", 0xB7}, {"check", 0x2713},   {"colon", 0x3A},
    {"comma", 0x2C},    {"commat", 0x40},    {"copysr", 0x2117},  {"dash", 0x2010},
    {"dollar", 0x24},   {"dstrok", 0x111},   {"emacr", 0x113},    {"eogon", 0x119},
    {"equals", 0x3D},   {"excl", 0x21},      {"grave", 0x60},     {"half", 0xBD},
    {"horbar", 0x2015}, {"hyphen", 0x2010},  {"incare", 0x2105},  {"inodot", 0x131},
    {"itilde", 0x129},  {"lbrace", 0x7B},    {"lbrack", 0x5B},    {"lcub", 0x7B},
    {"ldquor", 0x201E}, {"lowbar", 0x5F},    {"lpar", 0x28},      {"lsqb", 0x5B},
    {"lstrok", 0x142},  {"mldr", 0x2026},    {"nacute", 0x144},   {"num", 0x23},
    {"numero", 0x2116}, {"ohm", 0x3A9},      {"percnt", 0x25},    {"period", 0x2E},
    {"phone", 0x260E},  {"plus", 0x2B},      {"quest", 0x3F},     {"rbrace", 0x7D},
    {"rbrack", 0x5D},   {"rcub", 0x7D},      {"rpar", 0x29},      {"rsqb", 0x5D},
    {"rsquor", 0x2019}, {"sacute", 0x15B},   {"semi", 0x3B},      {"sol", 0x2F},
    {"star", 0x2606},   {"starf", 0x2605},   {"utilde", 0x169},   {"verbar", 0x7C},
    {"vert", 0x7C},     {"zcaron", 0x17E},
}};

// Names HTML allows without ';': those of Latin-1 and a few capitals.
bool needs_no_semicolon(const Entity& entity) {
  constexpr std::array<std::string_view, 6> kCapitals = {"AMP", "COPY", "GT", "LT", "QUOT", "REG"};
  constexpr std::array<std::string_view, 4> kAscii = {"amp", "gt", "lt", "quot"};
  return (entity.letter >= 0xA0 && entity.letter <= 0xFF) ||
         std::find(kCapitals.begin(), kCapitals.end(), entity.name) != kCapitals.end() ||
         std::find(kAscii.begin(), kAscii.end(), entity.name) != kAscii.end();
}

template <std::size_t kCount>
const Entity* find_in(const std::array<Entity, kCount>& entities, std::string_view name) {
  const auto* found = std::lower_bound(
      entities.begin(), entities.end(), name,
      [](const Entity& entity, std::string_view wanted) { return entity.name < wanted; });
  return found != entities.end() && found->name == name ? found : nullptr;
}

const Entity* find_entity(std::string_view name) {
  const Entity* found = find_in(tables::kEntities, name);
  return found != nullptr ? found : find_in(kMoreEntities, name);
}

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

int digit_value(char c, int base) {
  const int value = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : base;
  return value < base ? value : -1;
}

/// What a number in a reference means: 128 to 159 are windows-1252, as browsers read them.
char32_t numbered_letter(std::uint32_t number) {
  constexpr std::array<char16_t, 32> kWindows1252 = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (number >= 0x80 && number < 0xA0) {
    return kWindows1252[number - 0x80];
  }
  return number == 0 ? kReplacement : static_cast<char32_t>(number);
}

/// Reads "&#123;" or "&#x7B;" at the front of `text`; its length, or 0 when it is none.
std::size_t take_number(std::string_view text, std::string& out) {
  constexpr std::uint32_t kTooLarge = 0x110000;
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const int base = hex ? 16 : 10;
  const std::size_t first = hex ? 3 : 2;
  std::size_t at = first;
  std::uint32_t number = 0;
  for (; at < text.size() && digit_value(text[at], base) >= 0; ++at) {
    number = std::min(kTooLarge, number * static_cast<std::uint32_t>(base) +
                                     static_cast<std::uint32_t>(digit_value(text[at], base)));
  }
  if (at == first) {
    return 0;
  }
  append_utf8(out, numbered_letter(number));
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

/// Reads "&eacute;" at the front of `text`; its length, or 0 when it is none.
std::size_t take_name(std::string_view text, std::string& out) {
  constexpr std::size_t kLongest = 12;
  std::size_t end = 1;
  while (end < text.size() && end <= kLongest && is_alnum(text[end])) {
    ++end;
  }
  if (end < text.size() && text[end] == ';') {
    if (const Entity* entity = find_entity(text.substr(1, end - 1))) {
      append_utf8(out, entity->letter);
      return end + 1;
    }
  }
  for (; end > 2; --end) {
    const Entity* entity = find_entity(text.substr(1, end - 1));
    if (entity != nullptr && needs_no_semicolon(*entity)) {
      append_utf8(out, entity->letter);
      return end;
    }
  }
  return 0;
}

}  // namespace

void append_decoded(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find('&'), text.size());
    out += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) {
      return;
    }
    const bool number = text.size() > 1 && text[1] == '#';
    const std::size_t size = number ? take_number(text, out) : take_name(text, out);
    if (size == 0) {
      out += '&';
    }
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
}

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_decoded(out, text);
  return out;
}

}  // namespace timbao
