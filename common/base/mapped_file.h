#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace timbao {

/// A whole file mapped for reading; stays readable after the file is unlinked.
class MappedFile {
 public:
  MappedFile() = default;
  /// Throws Error naming the path. An empty file is an empty view.
  explicit MappedFile(const std::string& path);
  /// Of an open file, which stays open; `path` for messages.
  MappedFile(int fd, std::string path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }
  [[nodiscard]] const char* data() const { return data_; }
  [[nodiscard]] std::size_t size() const { return size_; }

  /// The file from `offset` on as `count` values of T; throws Error when it is too short.
  template <typename T>
  [[nodiscard]] std::span<const T> array(std::size_t offset, std::size_t count) const {
    check(offset, count, sizeof(T));
    return {reinterpret_cast<const T*>(data_ + offset), count};
  }

 private:
  void check(std::size_t offset, std::size_t count, std::size_t size) const;
  int map(int fd) noexcept;
  void check_mapped(int failure) const;
  void release() noexcept;

  const char* data_ = nullptr;
  std::size_t size_ = 0;
  std::string path_;
};

}  // namespace timbao
