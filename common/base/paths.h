#pragma once

#include <string>

namespace timbao {

/// $TIMBAO_INDEX, else $XDG_DATA_HOME/timbao/index, else ~/.local/share/timbao/index.
[[nodiscard]] std::string default_index_dir();

/// Folder of saved queries and the like: $XDG_STATE_HOME/timbao, else ~/.local/state/timbao.
[[nodiscard]] std::string state_dir();

}  // namespace timbao
