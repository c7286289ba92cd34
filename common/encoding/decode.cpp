#include "common/encoding/decode.h"

#include "common/encoding/utf.h"

#include <algorithm>
#include <simdjson.h>

namespace timbao {

namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

}  // namespace

bool is_plain_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

DecodedText decode(std::string_view bytes, const DecodeHints& /*hints*/) {
  DecodedText decoded;
  decoded.encoding = "UTF-8";
  if (bytes.substr(0, kUtf8Mark.size()) == kUtf8Mark) {
    bytes.remove_prefix(kUtf8Mark.size());
    decoded.encoding = "UTF-8 BOM";
  }
  decoded.text = repair_utf8(bytes, decoded.replacements);
  decoded.doubtful = decoded.replacements > 0;
  return decoded;
}

}  // namespace timbao
