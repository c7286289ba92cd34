#pragma once

#include "common/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// One thing of a file that could not be read, as the catalogue remembers it.
struct Failure {
  std::string_view record;  ///< "#12", "!/2019/x.html"; "" for the file as a whole
  std::string_view reason;  ///< "bad-json"
  std::string_view why;     ///< a sentence
};

/// CatalogEntry's reason: the rejections of the file called `name`, in their order.
[[nodiscard]] std::string join_failures(const std::vector<Rejection>& rejections,
                                        std::string_view name);

/// What join_failures() made; the views are into `text`.
[[nodiscard]] std::vector<Failure> split_failures(std::string_view text);

}  // namespace timbao
