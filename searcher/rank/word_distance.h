#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace timbao {

/// How far other words are from one word, in slips of a hand that knows Vietnamese.
///
/// A letter put in, left out, changed, or swapped with its neighbour costs 1. What people mix up
/// or miss without noticing costs half of it:
///   tone    another tone, or none                                     (sỹ tử: sỷ tử)
///   mark    other marks on a letter, ươ counted once; đ for d         (lương: luong)
///   onset   s/x, ch/tr, d/gi/r/v, l/n, c/k/qu, g/gh, ng/ngh           (truyện: chuyện)
///   rime    n/ng/nh, t/c/ch at the end; i/y; ao/au; i/iê, u/uô, ư/ươ  (mặc: mặt)
///   key     a letter typed twice; f, j, w, z, which no syllable has   (hiệnn, sjạch)
/// Where the word has no mark at all, marks and tones cost nothing.
///
/// Words are in canonical spelling or folded; any text will do, beyond 24 letters it is cut.
/// Linear in the letters of a word that it does not share with the word before it: words are best
/// asked in the order of a dictionary (18,697 syllables: about 1 ms).
class WordDistance {
 public:
  /// Distances up to `most` are exact; the others are told as kFar.
  WordDistance(std::string_view word, double most);

  static constexpr double kFar = std::numeric_limits<double>::infinity();

  /// The distance to `other`, or kFar. It is the same the other way round unless only one of the
  /// words has marks.
  [[nodiscard]] double to(std::string_view other);

  /// After to() gave kFar: bytes of `other` that make every word beginning with them too far; 0
  /// when no beginning does. (`most` must be 0.5 or more.)
  [[nodiscard]] std::size_t far_beginning() const { return far_bytes_; }

 private:
  static constexpr std::size_t kMostLetters = 24;

  struct Letter {
    char32_t plain = 0;     ///< without its tone
    char32_t base = 0;      ///< without any mark
    std::uint32_t end = 0;  ///< bytes up to here
  };
  struct Letters {
    std::array<Letter, kMostLetters> at{};
    std::size_t size = 0;
    unsigned tone = 0;
    bool marked = false;
  };
  using Row = std::array<double, kMostLetters + 1>;

  static std::size_t read_letters(std::string_view text, Letters& letters);
  static double extra_cost(const Letters& letters, std::size_t i);
  [[nodiscard]] double change_cost(const Letter& a, const Letter& b) const;
  [[nodiscard]] double pair_cost(std::size_t i, std::size_t j) const;
  [[nodiscard]] double onset_cost(std::size_t i, std::size_t j) const;
  [[nodiscard]] double coda_gain() const;
  void fill_row(std::size_t i);

  Letters word_;
  Row extra_{};  ///< of the letters of word_, from 1
  double most_;
  Letters other_;
  std::array<Row, kMostLetters + 1> rows_{};  ///< rows_[i][j]: i letters of other_, j of word_
  std::array<double, kMostLetters + 1> least_{};
  std::size_t filled_ = 0;  ///< rows that hold for other_
  std::size_t far_bytes_ = 0;
};

/// `folded` with each onset that its own is mixed up with: chump for trump.
[[nodiscard]] std::vector<std::string> with_other_onsets(std::string_view folded);

}  // namespace timbao
