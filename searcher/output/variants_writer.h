#pragma once

#include "searcher/output/result_writer.h"
#include "searcher/results/results.h"

#include <iosfwd>
#include <span>

namespace timbao {

/// Writes the spellings that --variants found.
///
/// text: count and spelling in columns; jsonl: {"format_version","spelling","articles"} a line;
/// json: one document {"format_version","query","variants"}; csv and tsv: spelling, articles.
/// Other formats throw Error.
void write_variants(std::ostream& out, std::string_view query, std::span<const Variant> variants,
                    const OutputOptions& options);

}  // namespace timbao
