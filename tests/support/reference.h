#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace timbao::reference {

/// One word of a text in both forms. Two texts hold the same word, marks counted, when `accented`
/// is equal; marks not counted, when `folded` is equal.
struct Word {
  std::string accented;
  std::string folded;
  bool has_marks = false;
};
using Tokenizer = std::function<std::vector<Word>(std::string_view)>;

/// Words as runs of letters and digits, tone marks moved to the end of the word (so that both
/// placements are one key). Knows nothing of the product: for plain BM25 tables.
[[nodiscard]] std::vector<Word> simple_words(std::string_view utf8);

/// What a query is compared on.
enum class Formula : std::uint8_t {
  kAccented,       ///< A: words, marks counted
  kFolded,         ///< F: words, marks not counted
  kAccentedPairs,  ///< A + w AB: also adjacent pairs as terms
  kFoldedPairs,    ///< F + w FB
  kMixedPairs,     ///< each word with marks as A, without as F; pairs by the same rule per word
};

/// The variants of BM25 met in the field. The defaults are those of the bars: with them plain BM25
/// on xquad, ml25 and newstitle (title and text as one field) is .959 .695 .853 for A, .935 .672
/// .770 for F, .965 .691 .891 for A + .5 AB, .962 .684 .886 for F + .5 FB without accents
/// (nDCG@10). What the others do there: idf without the 1 takes .002 to .010 from A and adds −.000
/// to +.003 to A + .5 AB; counting a repeated word of the query once adds .001; the lengths of
/// pairs: nothing.
struct Parameters {
  double k1 = 1.2;
  double b = .75;
  double pair_weight = .5;
  bool idf_plus_one = true;        ///< ln(1 + (N-n+.5)/(n+.5)); false: without the 1, not under 0
  bool repeat_query_terms = true;  ///< a word typed twice counts twice
  bool pair_lengths = true;        ///< pairs are normalised by the number of pairs, not of words
  /// A pair's document frequency is guessed from its rarer word, n_rarer · (n_pair + .5) /
  /// (n_rarer + 1), as an engine must that sees pairs in its candidates alone.
  bool guess_pair_articles = false;
  /// The share, in the exponent, of the articles with any spelling of a word typed with marks.
  double folded_share = 0;
};

struct Scored {
  std::uint32_t document = 0;  ///< as numbered by add(), from 0
  double score = 0;
};

/// Plain BM25 in memory over every document: slow, small, and independent of the product's ranking.
class Index {
 public:
  explicit Index(Tokenizer tokenizer) : tokenizer_(std::move(tokenizer)) {}

  void add(std::string_view text);
  [[nodiscard]] std::size_t size() const { return lengths_.size(); }

  /// The best `limit` documents with a score above 0, best first, ties in the order of add().
  [[nodiscard]] std::vector<Scored> search(std::string_view query, Formula formula,
                                           const Parameters& parameters, std::size_t limit) const;

 private:
  struct Posting {
    std::uint32_t document;
    std::uint32_t count;
  };
  using Terms = std::unordered_map<std::string, std::vector<Posting>>;

  void count(Terms& terms, const std::string& term, std::uint32_t document);
  [[nodiscard]] double articles_with(const std::string& term) const;
  void add_scores(const std::string& term, double weight, double with_term, bool pair,
                  const Parameters& parameters, std::vector<double>& scores) const;

  Tokenizer tokenizer_;
  Terms terms_;  ///< words and pairs in every mixture of forms
  std::vector<std::uint32_t> lengths_;
  double total_length_ = 0;
};

}  // namespace timbao::reference
