#pragma once

#include "common/base/error.h"

#include <string>
#include <utility>
#include <xapian.h>

namespace timbao {

/// The Error that says what a Xapian failure on the index folder `where` means and what to do.
[[nodiscard]] Error to_error(const Xapian::Error& error, const std::string& where);

/// Calls `work()`; a Xapian::Error becomes an Error naming `where`. The one place where Xapian's
/// exceptions are translated.
template <typename Work>
auto xapian_guard(const std::string& where, Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& error) {
    throw to_error(error, where);
  }
}

}  // namespace timbao
