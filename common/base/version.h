#pragma once

#include <string_view>

namespace timbao {

/// Version of both programs, from CMake's project().
inline constexpr std::string_view kVersion = TIMBAO_VERSION;

}  // namespace timbao
