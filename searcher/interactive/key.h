#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace timbao {

/// One key pressed, or text that came at once.
struct Key {
  enum class Kind : std::uint8_t {
    kText,     ///< text: UTF-8, at least one character; also what was pasted
    kControl,  ///< text: the letter, lower case: "c" for Ctrl-C
    kAlt,      ///< text: the letter
    kEnter,
    kTab,
    kBackspace,
    kDelete,
    kEscape,
    kUp,
    kDown,
    kLeft,
    kRight,
    kHome,
    kEnd,
    kPageUp,
    kPageDown,
    kFunction,  ///< text: the number: "1" for F1
    kUnknown,   ///< a sequence with no meaning here
  };
  Kind kind = Kind::kUnknown;
  std::string text;
  friend bool operator==(const Key&, const Key&) = default;
};

/// Turns what a terminal sends (xterm, VT220, linux, rxvt) into keys.
class KeyDecoder {
 public:
  void feed(std::string_view bytes) { pending_ += bytes; }

  /// Takes the next key off; false when more bytes are needed. `complete`: nothing more will come
  /// now, so a lone ESC is the Escape key and a broken sequence is dropped.
  [[nodiscard]] bool next(Key& key, bool complete);

  [[nodiscard]] bool empty() const { return pending_.empty(); }

 private:
  /// Bytes of the sequence at the front; 0: not complete.
  [[nodiscard]] std::size_t read_escape(Key& key) const;
  [[nodiscard]] std::size_t read_paste(Key& key) const;
  [[nodiscard]] std::size_t read_text(Key& key) const;

  std::string pending_;
};

}  // namespace timbao
