#pragma once

#include <string>
#include <string_view>

namespace timbao {

/// How the bytes of a file are read.
enum class Format {
  kUnknown,
  kText,
  kMarkdown,
  kHtml,
  kJson,
  kJsonLines,
  kCsv,
  kTsv,
  kPdf,
  kCompressed,  ///< one file inside: x.jsonl.zst
  kArchive,     ///< many files inside: zip, tar, tar.gz, 7z
  kWarc,        ///< web archive, compressed or not
};

/// Format of a file by the end of its name, letter case ignored.
[[nodiscard]] Format format_of_name(std::string_view name);

/// A file that is one article: read as a whole.
[[nodiscard]] bool is_document(Format format);

/// "txt", "html", "jsonl", "zip", ...: what --report calls it.
[[nodiscard]] std::string format_label(Format format, std::string_view name);

/// The name without its compression suffix: "a.jsonl.zst" gives "a.jsonl".
[[nodiscard]] std::string_view without_compression(std::string_view name);

/// Archives whose table of contents is at their end.
[[nodiscard]] bool is_zip(std::string_view name);
[[nodiscard]] bool is_seven_zip(std::string_view name);

/// A name as it may be shown and used as an identity: UTF-8, no control characters.
///
/// Bytes that are not UTF-8, and controls, become %XX; a name that needed it also has its '%'
/// escaped, so that two different names stay different.
[[nodiscard]] std::string clean_name(std::string_view bytes);

}  // namespace timbao
