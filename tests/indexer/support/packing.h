#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbao {

using Members = std::vector<std::pair<std::string, std::string>>;  ///< name, bytes

/// An archive made by libarchive: `format` "zip", "7zip", "gnutar", "pax"; `filter` "none",
/// "gzip", "bzip2", "xz", "zstd".
[[nodiscard]] std::string pack(std::string_view format, std::string_view filter,
                               const Members& members);

/// One compressed stream.
[[nodiscard]] std::string compress(std::string_view filter, std::string_view bytes);

}  // namespace timbao
