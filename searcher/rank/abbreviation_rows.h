#pragma once

#include "common/lang/abbreviations.h"
#include "common/store/index.h"
#include "searcher/rank/plan.h"

namespace timbao {

/// The press's abbreviations and those that articles of `index` define: when one article in two
/// thousand does, at least one and at most three must. Cost: reads the parts' definitions.
[[nodiscard]] Abbreviations archive_abbreviations(const Index& index);

/// Lets abbreviations and their long forms stand for each other in `plan`, at lower weight: UBND
/// typed in capitals also finds "ủy ban nhân dân" as a phrase, and those words side by side also
/// find UBND. Each becomes another row of its leaves; Plan::expansions says which.
///
/// Quoted words, =words and words under NOT stay as they are. A short form that reads as a
/// syllable (CA, BOT) is never searched for: its letters would find the syllable. Cost: two term
/// look-ups a word of an expansion.
void add_abbreviations(Plan& plan, const Abbreviations& abbreviations, const Index& index);

}  // namespace timbao
