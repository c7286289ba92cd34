// Any bytes decode to well-formed UTF-8; valid UTF-8 that is plain stays as it is.

#include "common/encoding/decode.h"
#include "common/text/well_formed.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const bool entities : {false, true}) {
    timbao::DecodeHints hints;
    hints.entities = entities;
    const timbao::DecodedText decoded = timbao::decode(bytes, hints);
    if (!timbao::is_valid_utf8(decoded.text) || decoded.encoding.empty()) {
      std::abort();
    }
  }
  return 0;
}
