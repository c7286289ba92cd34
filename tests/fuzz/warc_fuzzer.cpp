// Any bytes as a web archive.
#include "tests/fuzz/reader_input.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  timbao::read_as("a.warc", {reinterpret_cast<const char*>(data), size});
  return 0;
}
