#pragma once

#include "common/text/syllable_table.h"

#include <cstdint>
#include <memory>
#include <string>

namespace timbao {

/// The table of all syllables, made from the rules of spelling: onsets, the rimes that may follow
/// each, the tones a rime takes. For make_syllable_table at build time, and for the test that the
/// programs hold what the rules say. About 31 million instructions. Tones stand in the old style.
[[nodiscard]] std::unique_ptr<SyllableTable> build_syllable_table();

/// A hash of spellings and folded keys, in the order of the codes.
[[nodiscard]] std::uint64_t hash_of(const SyllableTable& table);

/// i for y where they are one sound: after h k l m s t and qu; quyt, quynh. `folded` is ASCII.
[[nodiscard]] std::string fold_iy(std::string folded);

}  // namespace timbao
