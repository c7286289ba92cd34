// Writes the table of syllables as C++: make_syllable_table FILE. Runs when the programs are built.
#include "common/text/syllable_grammar.h"

#include <cstdio>
#include <exception>
#include <fmt/os.h>
#include <fmt/ranges.h>
#include <string>
#include <string_view>

namespace timbao {
namespace {

/// Bytes as numbers: the letters are UTF-8, the source of this file may be read as anything.
template <typename Text>
std::string written(const Text& text) {
  std::string numbers;
  for (const char byte : text.view())
    numbers += fmt::format("char({}),", static_cast<int>(byte));
  return fmt::format("{{{{{}}},{}}}", numbers, text.size);
}

std::string written(const SyllableTable::Form& form) {
  return fmt::format("{{{},{},{},{},{},{}}}", form.onset, form.rime, form.tones, form.first,
                     form.group, form.iy_form);
}

std::string written(const SyllableTable::Group& group) {
  return fmt::format("{{{},{{{},{}}}}}", written(group.text), group.codes.first, group.codes.last);
}

std::string written(std::uint16_t number) { return fmt::format("{}", number); }
std::string written(std::uint64_t number) { return fmt::format("{}u", number); }

template <typename List>
void write_list(fmt::ostream& out, const List& list) {
  out.print("{{{{\n");
  for (const auto& value : list)
    out.print("{},\n", written(value));
  out.print("}}}}");
}

void write_table(const std::string& path) {
  const auto table = build_syllable_table();
  fmt::ostream out = fmt::output_file(path);
  out.print("// Written by make_syllable_table from the rules in syllable_grammar.cpp.\n");
  out.print("#include \"common/text/syllable_table.h\"\n\nnamespace timbao {{\n\n");
  out.print("constinit const SyllableTable kSyllableTable = {{\n");
  const auto write_member = [&out](const auto& list) {
    write_list(out, list);
    out.print(",\n");
  };
  write_member(table->onsets);
  write_member(table->rimes);
  write_member(table->forms);
  write_member(table->spellings);
  write_member(table->form_of);
  write_member(table->groups);
  for (const PackedMap* map : {&table->by_letters, &table->by_base}) {
    out.print("PackedMap(PackedMap::Slots");
    write_list(out, map->slots());
    out.print("),\n");
  }
  out.print("{}u, {}, {}}};\n\n", table->gia, table->gia_code, table->gia_dot);
  out.print("constinit const std::uint64_t kSyllableTableHash = {}u;\n\n", hash_of(*table));
  out.print("}}  // namespace timbao\n");
}

}  // namespace
}  // namespace timbao

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: make_syllable_table FILE\n", stderr);
    return 2;
  }
  try {
    timbao::write_table(argv[1]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "make_syllable_table: %s\n", error.what());
    return 1;
  }
}
