#pragma once

#include "indexer/input/article_reader.h"
#include "indexer/input/source/byte_source.h"

#include <cstdint>
#include <memory>

namespace timbao {

/// Guards against archives that are small on disk and endless inside.
///
/// Over 64 MB given out, more than max_expansion bytes for each byte taken in is a bomb.
class ExpansionGuard {
 public:
  explicit ExpansionGuard(std::uint64_t max_expansion) : max_expansion_(max_expansion) {}

  void add_in(std::uint64_t bytes) { in_ += bytes; }
  void add_out(std::uint64_t bytes) { out_ += bytes; }
  [[nodiscard]] bool is_bomb() const { return out_ > kFree && out_ / max_expansion_ > in_; }

 private:
  static constexpr std::uint64_t kFree = 64ULL << 20;
  std::uint64_t max_expansion_;
  std::uint64_t in_ = 0;
  std::uint64_t out_ = 0;
};

/// The bytes inside a gz, zst, xz, bz2, lz4 or lzma stream (several in a row are one); a stream
/// that is not compressed passes through. Damage: "bad-archive"; "bomb" as above.
class Decompressor : public ByteSource {
 public:
  Decompressor(ByteSource& packed, const ReadLimits& limits);
  ~Decompressor() override;
  std::size_t read(char* out, std::size_t size) override;

 private:
  class Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace timbao
