#pragma once

namespace timbao {

/// Gives memory that was freed back to the system, for after something large: the allocator keeps
/// it, and what is asked for next may not fit into it. Some milliseconds; not for every article.
void give_back_free_memory();

}  // namespace timbao
