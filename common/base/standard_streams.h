#pragma once

namespace timbao {

/// Fills descriptors 0, 1 and 2 where the caller closed them, so that no file of an index is opened
/// in their place and messages written into it. Reading and writing them fails as before.
///
/// Call it first in main.
void occupy_standard_streams();

}  // namespace timbao
