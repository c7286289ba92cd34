#pragma once

#include "common/base/mapped_file.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace timbao {

/// Distinct strings of a part, each with a number; 0 is "". Mapped.
class StringTable {
 public:
  StringTable() = default;
  explicit StringTable(const std::string& path);

  [[nodiscard]] std::uint32_t size() const { return count_; }
  /// Throws Error when `number` is not in the table (a damaged part).
  [[nodiscard]] std::string_view operator[](std::uint32_t number) const;

 private:
  MappedFile file_;
  std::span<const std::uint64_t> offsets_;
  std::uint32_t count_ = 0;
};

/// Collects distinct strings while a part is built. Memory: the distinct strings.
class StringTableWriter {
 public:
  StringTableWriter();
  std::uint32_t number(std::string_view text);
  void write(const std::string& path, bool sync) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<const std::string*> order_;
};

}  // namespace timbao
