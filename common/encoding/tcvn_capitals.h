#pragma once

#include <string>

namespace timbao {

/// Makes capitals of the letters with a tone that stand in a word of capitals: ViệT NAM and
/// Hµ NéI in a font of capitals were written so because TCVN3 has no bytes for them. A word whose
/// other letters do not tell (Hà, Ở) goes with its neighbours in the line; a capital at the head of
/// a word cannot be told and stays small (Ấn reads ấn). `text` is UTF-8, composed. Linear.
[[nodiscard]] std::string restore_tcvn_capitals(std::string text);

}  // namespace timbao
