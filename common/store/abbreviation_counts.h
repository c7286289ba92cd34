#pragma once

#include "common/lang/abbreviation_miner.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace timbao {

/// How many articles define each abbreviation. Deleted articles stay counted until their part is
/// rewritten: these are only hints.
using AbbreviationCounts = std::map<MinedAbbreviation, std::uint32_t>;

/// A line for each pair: key, tab, long form, tab, articles.
void write_abbreviations(const AbbreviationCounts& counts, const std::string& path, bool sync);

/// Adds the pairs of a file's bytes to `counts`; throws Error on damaged bytes. About 0.1 µs a
/// pair.
void add_abbreviations(std::string_view bytes, AbbreviationCounts& counts);

}  // namespace timbao
