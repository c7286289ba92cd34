#pragma once

#include "searcher/results/results.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// What --fields, --template and the columns of csv and tsv can name.
enum class OutputField : std::uint8_t {
  kQid,
  kRank,
  kId,
  kScore,
  kTitle,
  kDate,
  kDateInferred,
  kSource,
  kAuthor,
  kCategory,
  kTags,
  kPath,
  kUrl,
  kSnippet,
  kBody,
  kSimilar,
  kSimilarIds,
  kSimilarSources,
};

/// Name as users type it and as JSON has it: "similar_ids".
[[nodiscard]] std::string_view to_string(OutputField field);

/// Every name, separated by ", "; for hints.
[[nodiscard]] std::string all_field_names();

/// Reads "date,title,url". Throws Error naming the unknown field and listing all of them.
[[nodiscard]] std::vector<OutputField> parse_fields(std::string_view list);

/// The field's value as plain, untrusted text: numbers in ASCII, lists joined by "; ", absent
/// values empty.
[[nodiscard]] std::string field_text(std::string_view qid, const Hit& hit, OutputField field);

/// "12.3456": six significant digits; 0 for what is no number.
[[nodiscard]] std::string format_score(double score);

}  // namespace timbao
