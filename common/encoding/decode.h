#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbao {

/// What is known about bytes before looking at them; believed only when it proves right.
struct DecodeHints {
  std::string_view declared;  ///< charset said by HTTP, <meta> or XML; any spelling, may be empty
  std::string_view likely;    ///< name found for the text just before (see DecodedText::encoding)
  bool entities = false;      ///< turn &#7879; &agrave; into letters: plain text, not HTML
};

/// Bytes read as text.
struct DecodedText {
  std::string text;  ///< well-formed UTF-8, any normal form, without byte order mark
  /// "ASCII", "UTF-8", "UTF-8 BOM", "UTF-16LE", "UTF-16BE BOM", "UTF-32LE", "TCVN3", "VNI",
  /// "VISCII", "VPS", "windows-1258", "windows-1252", "UTF-8 mojibake" (UTF-8 taken for
  /// windows-1252 and encoded again, undone), IANA names for other languages ("GB18030",
  /// "KOI8-R"); two in one file joined by '+', most frequent first.
  std::string encoding;
  bool doubtful = false;         ///< another encoding fits as well, or none fits well: a guess
  std::size_t replacements = 0;  ///< U+FFFD put in for bytes that fit nothing
};

/// Finds the encoding of `bytes` and reads them.
///
/// Byte order marks are believed; then UTF-8 where it is valid, UTF-16 and UTF-32 by their zero
/// bytes, and the old Vietnamese encodings by how many of the words with a letter beyond ASCII are
/// Vietnamese syllables, and how common ones. Five words are mostly enough, ten always. Mixed files
/// are read line by line; zero bytes become spaces. Never fails; linear; valid UTF-8 is copied at
/// memory speed, the old encodings are read at some 30 MB/s.
[[nodiscard]] DecodedText decode(std::string_view bytes, const DecodeHints& hints = {});

/// True for valid UTF-8 that shows no sign of double encoding: decode() would copy it unchanged
/// (byte order mark and entities aside). About 5 GB/s; for readers that can then use the bytes.
[[nodiscard]] bool is_plain_utf8(std::string_view bytes);

}  // namespace timbao
