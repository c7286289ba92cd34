#include "indexer/input/source/utf8_source.h"

#include "common/encoding/utf.h"

#include <algorithm>
#include <array>
#include <utility>

namespace timbao {

namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// The wide encoding that a stream begins in, named as in DecodedText; "" for others. Record
/// formats begin with an ASCII character, so zero bytes beside it tell where there is no mark.
std::string_view wide_encoding(std::string_view start) {
  using namespace std::string_view_literals;
  struct Mark {
    std::string_view bytes, encoding;
  };
  constexpr std::array<Mark, 4> kMarks = {{{"\xFF\xFE\0\0"sv, "UTF-32LE BOM"},
                                           {"\0\0\xFE\xFF"sv, "UTF-32BE BOM"},
                                           {"\xFF\xFE"sv, "UTF-16LE BOM"},
                                           {"\xFE\xFF"sv, "UTF-16BE BOM"}}};
  for (const auto& [bytes, encoding] : kMarks) {
    if (start.starts_with(bytes)) {
      return encoding;
    }
  }
  std::array<bool, 4> zero{};
  for (std::size_t i = 0; i < zero.size() && i < start.size(); ++i) {
    zero[i] = start[i] == '\0';
  }
  const bool first = zero[0];
  if (first == zero[1]) {
    return first && zero[2] && !zero[3] ? "UTF-32BE" : "";
  }
  return zero[2] && zero[3] ? "UTF-32LE" : first ? "UTF-16BE" : "UTF-16LE";
}

/// UTF-16 or UTF-32 as UTF-8, piece by piece.
class WideSource : public ByteSource {
 public:
  /// `encoding` is as in DecodedText.
  WideSource(ByteSource& wide, std::string_view encoding)
      : wide_(wide),
        four_(encoding.starts_with("UTF-32")),
        big_(encoding.find("BE") != std::string_view::npos) {}

  std::size_t read(char* out, std::size_t size) override {
    while (used_ == text_.size() && !at_end_) {
      convert_next();
    }
    const std::size_t count = std::min(size, text_.size() - used_);
    std::copy_n(text_.data() + used_, count, out);
    used_ += count;
    return count;
  }

 private:
  static constexpr std::size_t kChunk = 64 << 10;

  void convert_next() {
    bytes_ += read_some(wide_, kChunk);
    if (wide_.failure()) {
      fail(*wide_.failure());
    }
    at_end_ = bytes_.size() < kChunk;
    const std::size_t whole = at_end_ ? bytes_.size() : whole_size();
    const std::string_view part = std::string_view(bytes_).substr(0, whole);
    std::size_t replacements = 0;
    text_ = four_ ? from_utf32(part, big_, replacements) : from_utf16(part, big_, replacements);
    if (first_ && text_.starts_with(kUtf8Mark)) {
      text_.erase(0, kUtf8Mark.size());
    }
    first_ = false;
    used_ = 0;
    bytes_.erase(0, whole);
  }

  /// Bytes read that end with a whole character.
  [[nodiscard]] std::size_t whole_size() const {
    const std::size_t size = bytes_.size() - bytes_.size() % 4;
    if (four_) {
      return size;
    }
    const auto high = static_cast<unsigned char>(bytes_[big_ ? size - 2 : size - 1]);
    return high >= 0xD8 && high < 0xDC ? size - 2 : size;
  }

  ByteSource& wide_;
  bool four_;
  bool big_;
  std::string bytes_;
  std::string text_;
  std::size_t used_ = 0;
  bool first_ = true;
  bool at_end_ = false;
};

}  // namespace

Utf8Stream::Utf8Stream(ByteSource& source) {
  constexpr std::size_t kLook = 64;
  std::string start = read_some(source, kLook);
  const std::string_view wide = wide_encoding(start);
  if (start.substr(0, kUtf8Mark.size()) == kUtf8Mark) {
    start.erase(0, kUtf8Mark.size());
    encoding_ = "UTF-8 BOM";
  }
  stream_ = std::make_unique<PrefixedSource>(std::move(start), source);
  if (!wide.empty()) {
    encoding_ = wide;
    start_ = std::move(stream_);
    stream_ = std::make_unique<WideSource>(*start_, encoding_);
  }
}

}  // namespace timbao
