// Any bytes as an archive or compressed file; the first byte says of which name.
#include "tests/fuzz/reader_input.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<std::string_view, 5> kNames = {"a.zip", "a.tar", "a.tar.gz", "a.7z",
                                                      "a.jsonl.zst"};
  if (size == 0) {
    return 0;
  }
  timbao::read_as(kNames[data[0] % kNames.size()],
                  {reinterpret_cast<const char*>(data) + 1, size - 1});
  return 0;
}
