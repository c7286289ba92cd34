#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace timbao {

/// The JSON text of an object with one member more, "xxh3": the checksum of the rest. A changed
/// byte is noticed when it is read.
[[nodiscard]] std::string seal_json(nlohmann::ordered_json object);

/// The object of such a text, without "xxh3". Throws nlohmann::json::exception when it is not JSON
/// and Error naming `path` when it has changed since it was written.
[[nodiscard]] nlohmann::ordered_json open_sealed_json(std::string_view text,
                                                      const std::string& path);

}  // namespace timbao
