#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace timbao {

/// A new file written front to back through a buffer. Every failure (a full disk) throws Error
/// with the path, what the system said and a hint.
class OutputFile {
 public:
  explicit OutputFile(std::string path);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  OutputFile(OutputFile&&) = delete;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  void write(const void* data, std::size_t size);
  void write(std::string_view bytes) { write(bytes.data(), bytes.size()); }
  template <typename T>
  void write_value(const T& value) {
    write(&value, sizeof value);
  }

  /// Replaces bytes at `offset` that were written before.
  void overwrite(std::uint64_t offset, std::string_view bytes);

  /// Bytes written so far.
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] const std::string& path() const { return path_; }

  void flush();
  /// Flushes and closes; with `sync`, waits until the bytes are on the disk. Call it: the
  /// destructor closes without a word.
  void close(bool sync);

 private:
  void write_out(const char* data, std::size_t size);

  std::string path_;
  std::string buffer_;
  std::uint64_t size_ = 0;
  int fd_ = -1;
};

/// Writes `bytes` to a temporary file beside `path`, syncs, renames over `path`, syncs the folder:
/// readers see the old file or the new one, whole.
void replace_file(const std::string& path, std::string_view bytes);

/// Makes names created in `folder` survive a power cut.
void sync_folder(const std::string& folder);

/// The system's reason and a hint, for a failed write to `path`.
[[noreturn]] void throw_write_error(const std::string& path, int error_number);

}  // namespace timbao
