#pragma once

#include "common/base/result.h"
#include "indexer/input/source/expansion_guard.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace timbao {

/// An HTTP response as it came over the wire.
struct HttpResponse {
  int status = 0;
  std::string media_type;  ///< lower case, without parameters: "text/html"; "" when not said
  std::string charset;     ///< as said in Content-Type; may be empty or wrong
  std::string body;        ///< chunks joined, unpacked
};

/// The media type of a Content-Type value, and its charset.
struct MediaType {
  std::string type;
  std::string charset;
};
[[nodiscard]] MediaType parse_media_type(std::string_view value);

/// Reads a response (RFC 9112): status line, header, body. Joins chunks as long as they are well
/// formed and unpacks gzip, zstd and the like. A body in a coding that we can't unpack (br) is
/// "unsupported", unless it is plain HTML in spite of what the header says, which archivers do.
/// Over `limit` bytes unpacked: "too-large".
[[nodiscard]] Result<HttpResponse> parse_http_response(std::string_view bytes, std::uint64_t limit,
                                                       ExpansionGuard& guard);

}  // namespace timbao
