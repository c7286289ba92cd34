#include "common/base/xapian_guard.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <string_view>

namespace timbao {

Error to_error(const Xapian::Error& error, const std::string& where) {
  const std::string_view type = error.get_type();
  const char* system = error.get_error_string();
  std::string why = error.get_msg();
  if (system != nullptr && *system != '\0')
    why += fmt::format(" ({})", system);
  if (why.find(std::strerror(ENOSPC)) != std::string::npos)
    return Error(fmt::format("the disk that holds '{}' is full: {}", where, why),
                 "make room and run the same command again; nothing indexed is lost");
  if (type == "DatabaseOpeningError" || type == "DatabaseNotFoundError")
    return Error(fmt::format("cannot open the index part '{}': {}", where, why),
                 "check the index with: timbao-index --check");
  if (type == "DatabaseCorruptError" || type == "DatabaseVersionError")
    return Error(fmt::format("the index part '{}' is damaged: {}", where, why),
                 "check the index with: timbao-index --check; build it again if it is not whole");
  if (type == "NetworkError" || type == "NetworkTimeoutError")
    return Error(fmt::format("a remote part of '{}' does not answer: {}", where, why),
                 "start xapian-tcpsrv there, or take that line out of the stub file");
  return Error(fmt::format("{} in '{}': {}", type, where, why));
}

}  // namespace timbao
