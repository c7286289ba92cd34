#pragma once

#include "indexer/input/source/byte_source.h"
#include "indexer/input/source/expansion_guard.h"

#include <memory>

namespace timbao {

/// The bytes inside a gz, zst, xz, bz2, lz4 or lzma stream (several in a row are one); a stream
/// that is not compressed passes through. Damage: "bad-archive"; what expands too far: "bomb".
class Decompressor : public ByteSource {
 public:
  /// `guard` is that of the file on disk; it and `packed` must outlive the source.
  Decompressor(ByteSource& packed, ExpansionGuard& guard);
  ~Decompressor() override;
  std::size_t read(char* out, std::size_t size) override;

 private:
  class Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace timbao
