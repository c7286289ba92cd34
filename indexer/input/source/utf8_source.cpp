#include "indexer/input/source/utf8_source.h"

#include "common/encoding/decode.h"

#include <utility>

namespace timbao {

namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// Record formats begin with an ASCII character: a zero byte beside it tells wide characters.
bool looks_wide(std::string_view start) {
  return start.substr(0, 4).find('\0') != std::string_view::npos ||
         start.substr(0, 2) == "\xFF\xFE" || start.substr(0, 2) == "\xFE\xFF";
}

/// A source that only says why the one under it could not be used.
class FailedSource : public ByteSource {
 public:
  explicit FailedSource(const Rejection& rejection) { fail(rejection.reason, rejection.why); }
  std::size_t read(char* /*out*/, std::size_t /*size*/) override { return 0; }
};

}  // namespace

Utf8Stream::Utf8Stream(ByteSource& source, std::uint64_t limit) {
  constexpr std::size_t kLook = 64;
  std::string start = read_some(source, kLook);
  if (!looks_wide(start)) {
    if (start.substr(0, kUtf8Mark.size()) == kUtf8Mark) {
      start.erase(0, kUtf8Mark.size());
      encoding_ = "UTF-8 BOM";
    }
    stream_ = std::make_unique<PrefixedSource>(std::move(start), source);
    return;
  }
  PrefixedSource whole(std::move(start), source);
  const Result<std::string> bytes = read_all(whole, limit);
  if (!bytes) {
    stream_ = std::make_unique<FailedSource>(bytes.error());
    return;
  }
  DecodedText decoded = decode(*bytes);
  encoding_ = decoded.encoding;
  text_ = std::move(decoded.text);
  stream_ = std::make_unique<MemorySource>(text_);
}

}  // namespace timbao
