#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbao {

/// The encodings found in one text, with how much of it each was read by.
class EncodingNames {
 public:
  /// `weight`: bytes beyond ASCII that were read so.
  void add(std::string_view name, std::size_t weight);

  /// The names joined by '+', most frequent first; `none` when nothing was added.
  [[nodiscard]] std::string joined(std::string_view none) const;

 private:
  std::vector<std::pair<std::string, std::size_t>> weights_;
};

}  // namespace timbao
