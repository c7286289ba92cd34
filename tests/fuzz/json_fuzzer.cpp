// Any bytes as a JSON document and as JSON lines.
#include "tests/fuzz/reader_input.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  timbao::read_as("a.json", bytes);
  timbao::read_as("a.jsonl", bytes);
  return 0;
}
