#include "common/encoding/decode.h"

#include "common/encoding/entities.h"
#include "common/encoding/mojibake.h"
#include "common/encoding/old_text.h"
#include "common/encoding/wide.h"

#include <algorithm>
#include <simdjson.h>
#include <utility>

namespace timbao {

namespace {

bool is_ascii(std::string_view bytes) {
  constexpr std::size_t kBlock = 4096;
  for (std::size_t begin = 0; begin < bytes.size(); begin += kBlock) {
    unsigned seen = 0;
    for (const char c : bytes.substr(begin, kBlock)) {
      seen |= static_cast<unsigned char>(c);
    }
    if (seen >= 0x80) {
      return false;
    }
  }
  return true;
}

/// Valid UTF-8: as it is, or with double encoding undone.
DecodedText read_utf8(std::string_view bytes) {
  DecodedText decoded;
  if (!has_double_encoding(bytes)) {
    decoded.encoding = is_ascii(bytes) ? "ASCII" : "UTF-8";
    decoded.text = bytes;
    return decoded;
  }
  UndoCounts counts;
  decoded.text = undo_double_encoding(bytes, counts);
  const std::string_view plain = counts.kept > 0 ? "UTF-8" : "";
  const std::string_view undone = counts.undone > 0 ? "UTF-8 mojibake" : "";
  const bool mostly_plain = counts.kept >= counts.undone;
  decoded.encoding = mostly_plain ? plain : undone;
  if (!plain.empty() && !undone.empty()) {
    decoded.encoding += '+';
    decoded.encoding += mostly_plain ? undone : plain;
  }
  return decoded;
}

DecodedText read_bytes(std::string_view bytes, const DecodeHints& hints) {
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    return read_utf8(bytes);
  }
  return read_old_text(bytes, hints);
}

DecodedText read_text(std::string_view bytes, const DecodeHints& hints) {
  const WideText wide = find_wide(bytes);
  if (wide.form == WideForm::kNone) {
    return read_bytes(bytes, hints);
  }
  if (wide.form == WideForm::kUtf8) {
    DecodedText decoded = read_bytes(bytes.substr(wide.mark), hints);
    if (decoded.encoding == "UTF-8" || decoded.encoding == "ASCII") {
      decoded.encoding = wide_name(wide);
    }
    return decoded;
  }
  DecodedText decoded;
  const std::string text = read_wide(wide, bytes, decoded.replacements);
  UndoCounts counts;
  decoded.text = has_double_encoding(text) ? undo_double_encoding(text, counts) : text;
  decoded.encoding = wide_name(wide);
  decoded.doubtful = decoded.replacements * 50 > text.size();
  return decoded;
}

bool has_zeros(std::string_view text) { return text.find('\0') != std::string_view::npos; }

/// U+0000 stands in damaged texts where a space was.
void replace_zeros(std::string& text) {
  if (has_zeros(text)) {
    std::replace(text.begin(), text.end(), '\0', ' ');
  }
}

}  // namespace

bool is_plain_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size()) && !has_double_encoding(bytes) &&
         !has_zeros(bytes) && find_wide(bytes).form == WideForm::kNone;
}

DecodedText decode(std::string_view bytes, const DecodeHints& hints) {
  DecodedText decoded = read_text(bytes, hints);
  replace_zeros(decoded.text);
  if (hints.entities && decoded.text.find('&') != std::string::npos) {
    decoded.text = read_entities(decoded.text);
  }
  return decoded;
}

}  // namespace timbao
