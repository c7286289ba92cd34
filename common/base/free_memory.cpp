#include "common/base/free_memory.h"

/// tcmalloc's (gperftools/malloc_extension_c.h); not there under sanitizers.
extern "C" __attribute__((weak)) void
MallocExtension_ReleaseFreeMemory();  // NOLINT(readability-identifier-naming)

namespace timbao {

void give_back_free_memory() {
  if (MallocExtension_ReleaseFreeMemory != nullptr) {
    MallocExtension_ReleaseFreeMemory();
  }
}

}  // namespace timbao
