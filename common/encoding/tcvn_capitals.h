#pragma once

#include <string>

namespace timbao {

/// Makes capitals of the small letters with a tone that stand among capitals: TCVN3 has no bytes
/// for the capitals, so that VIỆT NAM reads VIệT NAM.
///
/// A word whose other letters do not tell (HÀ reads Hà, Ở reads ở) goes with its neighbours in the
/// line; the letter at the head of a word of small letters cannot be told and stays small (Ấn reads
/// ấn). `text` is UTF-8, composed. Linear.
[[nodiscard]] std::string restore_tcvn_capitals(std::string text);

}  // namespace timbao
