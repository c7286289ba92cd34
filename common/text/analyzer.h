#pragma once

#include "common/text/token.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace timbao {

/// Longest canonical key of a token in bytes; a longer run of letters is cut there (its span is
/// whole). Xapian refuses terms over 245 bytes.
inline constexpr std::size_t kMaxKeyBytes = 120;

/// Splits text into tokens: the one analyser, for documents, queries and snippets.
///
/// Takes any bytes: UTF-8 in any normal form, ill-formed sequences read as U+FFFD. Cleans
/// (zero-width characters, Đ look-alikes, misordered marks, confusables, full-width forms), parses
/// syllables, joins initials, codes, decree numbers, dates. Linear in text.size(); no allocation
/// per token; safe from many threads. Rules: docs in analyzer.cpp.
void analyze(std::string_view text, TokenList& out);

/// Changes when the tokens or keys of any text may change; stored in each index.
[[nodiscard]] std::uint64_t analyzer_fingerprint();

/// Folded form of any text: lower case, marks removed, đ → d, everything else kept. For keys of
/// names (author, source) and tests, never for display. fold(fold(x)) == fold(x).
[[nodiscard]] std::string fold(std::string_view text);

/// Canonical form of any text: cleaned, lower-case NFC, tone marks of syllables in their place.
[[nodiscard]] std::string canonical(std::string_view text);

/// Original case, cleaned and NFC: what titles and fields are stored as. Removes zero-width and
/// control characters, keeps line breaks.
[[nodiscard]] std::string to_nfc(std::string_view text);

}  // namespace timbao
