#pragma once

#include <string>

namespace timbao {

/// The right to write to an index folder; one process at a time. Released with the object, and by
/// the system when the process dies. Searching never needs it.
class WriterLock {
 public:
  /// Creates the folder when it is missing. Throws Error naming the holder when another process
  /// has the lock.
  explicit WriterLock(const std::string& index_dir);
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  WriterLock(WriterLock&&) = delete;
  WriterLock& operator=(WriterLock&&) = delete;
  ~WriterLock();

 private:
  int fd_ = -1;
};

}  // namespace timbao
