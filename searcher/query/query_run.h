#pragma once

#include "searcher/query/query_lexer.h"

#include <cstdint>
#include <span>
#include <string_view>

/// What one run of characters between spaces is; the lexer asks, and decides.
namespace timbao {

struct QueryOperator {
  std::string_view text;
  QueryElement::Kind kind;
  bool vietnamese;
};

[[nodiscard]] std::span<const QueryOperator> query_operators();

/// The operator written `text` (AND, ||, HOẶC, ...; capitals only), or nullptr.
[[nodiscard]] const QueryOperator* find_operator(std::string_view text);

/// Quotation marks close those of their own family: "x”, «x».
enum class QuoteFamily : std::uint8_t { kNone, kDouble, kAngle };
[[nodiscard]] QuoteFamily quote_family(char32_t c);

/// Without , . ; : ! ? at the end.
[[nodiscard]] std::string_view trim_punctuation(std::string_view text);

[[nodiscard]] bool has_lower_letter(std::string_view text);

/// A Vietnamese word in capitals: THUẾ, but not UBND.
[[nodiscard]] bool is_capital_syllable(std::string_view run);

/// Words between spaces, and the first `count` of them.
[[nodiscard]] std::size_t count_words(std::string_view text);
[[nodiscard]] std::string_view first_words(std::string_view text, std::size_t count);

}  // namespace timbao
