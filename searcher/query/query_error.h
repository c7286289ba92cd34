#pragma once

#include "common/base/error.h"
#include "searcher/query/query.h"

#include <string>
#include <string_view>

namespace timbao {

/// An Error whose message shows the query, on its own line and safe for a terminal, with carets
/// under the place meant:
///
///   cannot read 'xyz' as a date
///     covid since:xyz
///                 ^^^
///
/// Carets stand in display columns, so they fit under combining and wide characters. Long queries
/// are cut to the surroundings of the place.
[[nodiscard]] Error query_error(std::string_view message, std::string_view query,
                                const SourceSpan& place, const std::string& hint);

/// `text` with control, bidirectional and ill-formed characters replaced, in single quotes, cut
/// after about 40 characters: for messages.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace timbao
