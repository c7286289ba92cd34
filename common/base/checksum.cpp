#include "common/base/checksum.h"

#include "common/base/mapped_file.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace timbao {

std::uint64_t file_checksum(const std::string& path) {
  const MappedFile file(path);
  return XXH3_64bits(file.data(), file.size());
}

}  // namespace timbao
