#include "searcher/results/byte_classes.h"

#include <array>
#include <doctest/doctest.h>
#include <random>
#include <string>

namespace timbao {

TEST_CASE("bytes looked at together have the classes of bytes looked at one by one") {
  std::mt19937 random(7);
  std::array<char, kClassBytes> bytes{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    bytes.fill(static_cast<char>(byte));
    CHECK(byte_classes(bytes.data()) == byte_classes_plain(bytes.data()));
  }
  for (int round = 0; round < 2000; ++round) {
    for (char& byte : bytes)
      byte = static_cast<char>(random());
    CHECK(byte_classes(bytes.data()) == byte_classes_plain(bytes.data()));
  }
}

TEST_CASE("the classes of Vietnamese, marks, wide letters and controls") {
  std::string text = "Đà\tẾ\u0301\u4E2D\x07";
  const std::size_t size = text.size();
  text.resize(kClassBytes, 'a');
  const ByteClasses classes = byte_classes(text.data());
  const auto bits = [&](std::uint64_t of) {
    std::string shown;
    for (std::size_t i = 0; i < size; ++i)
      shown += (of >> i & 1U) != 0 ? '1' : '.';
    return shown;
  };
  //                          Đ à t Ế  mark wide bell
  CHECK(bits(classes.white) == "....1.........");
  CHECK(bits(classes.later) == ".1.1..11.1.11.");
  CHECK(bits(classes.special) == "........1.1..1");
  CHECK(bits(classes.lead_e1) == ".....1........");
  CHECK(bits(classes.low) == ".1.1.....1..1.");
}

}  // namespace timbao
