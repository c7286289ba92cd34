#pragma once

#include <string>
#include <string_view>

namespace timbao {

/// The name of a newspaper or agency as readers know it, from the ways it is written: "TTO",
/// "tuoitre.vn", "Báo Tuổi trẻ" → "Tuổi Trẻ"; "" for others.
[[nodiscard]] std::string press_name(std::string_view written);

/// True for a province or city of Việt Nam, a country or a capital that datelines name: no person
/// and no newspaper.
[[nodiscard]] bool is_place(std::string_view written);

}  // namespace timbao
