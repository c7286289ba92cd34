// Any bytes as a table, with and without a row that names its columns.
#include "tests/fuzz/reader_input.h"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  timbao::read_as("a.csv", bytes);
  timbao::read_as("a.tsv", "title\tbody\n" + std::string(bytes));
  return 0;
}
