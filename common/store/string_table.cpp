#include "common/store/string_table.h"

#include "common/base/error.h"
#include "common/base/output_file.h"

#include <fmt/format.h>

namespace timbao {

// File: u64 count, u64 offsets[count + 1] into the bytes that follow, bytes.

StringTable::StringTable(const std::string& path) : file_(path) {
  count_ = static_cast<std::uint32_t>(file_.array<std::uint64_t>(0, 1)[0]);
  offsets_ = file_.array<std::uint64_t>(sizeof(std::uint64_t), std::size_t{count_} + 1);
}

std::string_view StringTable::operator[](std::uint32_t number) const {
  const std::size_t base = (std::size_t{count_} + 2) * sizeof(std::uint64_t);
  if (number >= count_ || offsets_[number] > offsets_[number + 1])
    throw Error(fmt::format("string {} of {} is not in this part", number, count_),
                "check the index with: timbao-index --check");
  const auto bytes =
      file_.array<char>(base + offsets_[number], offsets_[number + 1] - offsets_[number]);
  return {bytes.data(), bytes.size()};
}

StringTableWriter::StringTableWriter() { number(""); }

std::uint32_t StringTableWriter::number(std::string_view text) {
  const auto found = numbers_.find(text);
  if (found != numbers_.end())
    return found->second;
  const auto next = static_cast<std::uint32_t>(order_.size());
  const auto added = numbers_.emplace(std::string(text), next).first;
  order_.push_back(&added->first);
  return next;
}

void StringTableWriter::write(const std::string& path, bool sync) const {
  OutputFile out(path);
  out.write_value(std::uint64_t{order_.size()});
  std::uint64_t offset = 0;
  out.write_value(offset);
  for (const std::string* text : order_) {
    offset += text->size();
    out.write_value(offset);
  }
  for (const std::string* text : order_)
    out.write(*text);
  out.close(sync);
}

}  // namespace timbao
