#pragma once

#include "common/store/index.h"
#include "searcher/rank/plan.h"
#include "searcher/rank/unit_matcher.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace timbao {

/// The weights of a plan's words added up by article: BM25 over folded terms.
///
/// Articles are numbered through all parts. Each has a weight, and a bit for each slot that gave
/// some; the bits of 16 slots stand together (a plane), so that a query of few words, as nearly all
/// are, keeps 6 bytes an article. For one thread.
class PostingSums {
 public:
  static constexpr std::size_t kPlaneSlots = 16;

  explicit PostingSums(const Index& index);

  /// Begins anew, and adds up the postings of every slot that counts for the score. Cost: grows
  /// with the postings.
  void add_up(const Plan& plan);

  /// Articles of the index, those without any word too.
  [[nodiscard]] std::uint32_t articles() const { return first_.back(); }
  /// Above zero when some word is in the article.
  [[nodiscard]] float weight(std::uint32_t number) const { return weights_[number]; }
  [[nodiscard]] SlotMask slots(std::uint32_t number) const {
    SlotMask slots = 0;
    for (std::size_t i = planes_.size(); i-- > 0;)
      slots = slots << kPlaneSlots | planes_[i][number];
    return slots;
  }
  /// The bits of all articles, when the plan has no more slots than one plane holds; else null.
  [[nodiscard]] const std::uint16_t* only_plane() const {
    return planes_.size() == 1 ? planes_.front().data() : nullptr;
  }
  /// As if no word were in the article.
  void forget(std::uint32_t number) { weights_[number] = 0; }

  [[nodiscard]] ArticleRef ref_of(std::uint32_t number) const;

 private:
  void add_postings(const Slot& slot, std::uint16_t number);

  const Index& index_;
  std::vector<std::uint32_t> first_;  ///< number of the first row of each part, and the end
  float norm_;                        ///< BM25's k1 · (1 - b)
  float norm_by_length_;              ///< k1 · b / average length
  std::vector<float> weights_;
  std::vector<std::vector<std::uint16_t>> planes_;
};

inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.75;

/// ln(1 + (N - n + 0.5) / (n + 0.5)): Robertson and Spärck Jones, kept above zero (Lucene's form).
[[nodiscard]] double bm25_idf(double articles, double with_term);

/// BM25's part of one word in a text of `length` words; `average` is over all articles.
/// k1 1.2, b 0.75: measured better than (.9, .4) on Vietnamese news.
[[nodiscard]] double bm25_part(double frequency, double length, double average);

}  // namespace timbao
