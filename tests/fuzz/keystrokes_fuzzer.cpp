// Any bytes decode to nothing or to the spelling of a syllable, in a few readings at most.

#include "common/lang/keystrokes.h"
#include "common/text/well_formed.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using timbao::KeystrokeMethod;
  const std::string_view word(reinterpret_cast<const char*>(data), size);
  for (const auto method :
       {KeystrokeMethod::kTelex, KeystrokeMethod::kVni, KeystrokeMethod::kViqr}) {
    for (const bool sure : {false, true}) {
      const auto decoded = timbao::decode_keystrokes(word, method, sure);
      if (!decoded)
        continue;
      const bool parses = timbao::parse_syllable(decoded->text) == decoded->code;
      if (!timbao::is_valid_utf8(decoded->text) ||
          (decoded->code != timbao::kNoSyllable && !parses))
        std::abort();
    }
  }
  return 0;
}
